"""Each kind of reward in a real shop, in two channels with two currencies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.story import OFFER, Story
from tests.every_reward import CHANNELS, PLAYS, Shopkeeper


@pytest.fixture
def keeper(story: Story, app_id: str) -> Iterator[Shopkeeper]:
    """The program promises what it did before once the test is over."""
    keeper = Shopkeeper(story, app_id)
    yield keeper
    keeper.promises(OFFER["advocate"]["reward"])


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", PLAYS)
def test_a_reward_is_issued_used_and_taken_back(
    keeper: Shopkeeper, kind: str, channel: str
) -> None:
    keeper.story.channel = channel
    keeper.story.alice_shares()

    PLAYS[kind](keeper)
