"""Each kind of reward in a real shop, in two channels with two currencies."""

from __future__ import annotations

import pytest

from sandbox.story import Story
from tests.every_reward import CHANNELS, PLAYS, Shopkeeper


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", PLAYS)
def test_a_reward_is_issued_used_and_taken_back(
    story: Story, app_id: str, kind: str, channel: str
) -> None:
    story.channel = channel
    story.alice_shares()

    PLAYS[kind](Shopkeeper(story, app_id))
