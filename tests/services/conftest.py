"""A member of staff in the shop of the story."""

from __future__ import annotations

import pytest

from tests.services.staff import Staff
from tests.world import World


@pytest.fixture
def erin(world: World) -> Staff:
    return Staff(world)
