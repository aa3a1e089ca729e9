"""Each kind of reward in the sandbox, over HTTP, in two channels with two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from sandbox import Shop
from sandbox.demo import free_port, running_app
from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD
from sandbox.story import Story
from sandbox.wire import App, Wire
from tests.every_reward import CHANNELS, PLAYS, Shopkeeper

# One app for all of them: to start it takes longer than to play any.
pytestmark = pytest.mark.xdist_group("every_reward")
_numbers = count(1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Story, str]]:
    """A shop that has installed the app, with its program running; the app's id there."""
    folder = tmp_path_factory.mktemp("app")
    shop = Shop()
    with serving(shop) as url, running_app(folder, free_port()) as app:
        shop_wire, staff = Wire(shop.api_url), (STAFF_EMAIL, STAFF_PASSWORD)
        story = Story(shop_wire, App(app, shop.api_url), staff, f"{url}/", tell=print)
        app_id = story.install()
        story.start_program(app_id)
        yield story, app_id


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", PLAYS)
def test_a_reward_is_issued_used_and_taken_back(
    opened: tuple[Story, str], kind: str, channel: str
) -> None:
    first, app_id = opened
    tag = f"-{next(_numbers)}"
    story = Story(first.shop, first.app, first.staff, first.storefront, print, tag, channel)
    story.alice_shares()

    PLAYS[kind](Shopkeeper(story, app_id))
