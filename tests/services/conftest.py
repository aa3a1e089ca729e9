"""A member of staff in the shop of the story."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.letterbox import Letterbox, delivering
from tests.services.staff import Staff
from tests.world import World


@pytest.fixture
def letterbox() -> Letterbox:
    return Letterbox()


@pytest.fixture
def mailing(world: World, letterbox: Letterbox) -> Iterator[World]:
    """A shop whose operator has a mail server."""
    with delivering(world, letterbox) as delivered:
        yield delivered


@pytest.fixture
def erin(world: World) -> Staff:
    return Staff(world)
