"""A referral that looks dishonest waits in a real shop for a person."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.story import Story
from tests.every_reward import friend_buys, reward


@pytest.fixture
def order(story: Story) -> str:
    """Two friends of Alice's send back what they bought, once she has her rewards; a third buys."""
    story.alice_shares()
    for _ in range(2):
        sent_back = friend_buys(story)
        issued = reward(story, "ISSUED")
        story.refund(sent_back)
        assert story.reward_is_gone(issued)
    return friend_buys(story)


def held(story: Story, app_id: str, order: str) -> dict[str, int]:
    """What speaks against the order, by rule, once Alice's reward waits for a person."""

    def spoken() -> list[dict[str, Any]] | None:
        why = story.app.admin(WHY, story.dashboard_token(app_id), id=order)
        return (why and why["signals"]) or None

    signals = story.wait("something speaks against the order", spoken)
    waiting = reward(story, "PENDING")
    assert waiting["code"] is None
    return {signal["rule"]: signal["points"] for signal in signals}


def judges(story: Story, app_id: str, order: str, ruled: str) -> None:
    said = story.app.admin(JUDGE, story.dashboard_token(app_id), id=order, ruled=ruled)
    assert said == {"ruled": ruled}


def test_an_honest_one_is_paid_when_staff_have_said_so(
    story: Story, app_id: str, order: str
) -> None:
    assert held(story, app_id, order)["REFUND_AFTER_REWARD"] == 60

    judges(story, app_id, order, "HONEST")
    assert story.honoured(story.alice, reward(story, "ISSUED")["code"])


def test_a_dishonest_one_earns_nothing(story: Story, app_id: str, order: str) -> None:
    held(story, app_id, order)

    judges(story, app_id, order, "DISHONEST")
    assert reward(story, "VOID", number=3)["code"] is None


WHY = "query Why($id: ID!) { why(orderId: $id) { signals { rule points } } }"
JUDGE = """mutation Judge($id: ID!, $ruled: Judgement) {
  judgeOrder(orderId: $id, ruled: $ruled, why: "I have called her") {
    ... on Judged { ruled } ... on Refusal { code message }
  }
}"""
