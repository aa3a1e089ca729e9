"""A referral that looks dishonest waits in a real shop for a person."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.story import Story
from tests.every_reward import friend_buys, reward
from tests.live.homes import buys_at
from tests.live.ways_documents import ADVOCATES


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
        found = why(story, app_id, order)
        return (found and found["signals"]) or None

    signals = story.wait("something speaks against the order", spoken)
    waiting = reward(story, "PENDING")
    assert waiting["code"] is None
    return {signal["rule"]: signal["points"] for signal in signals}


def why(story: Story, app_id: str, order: str) -> Any:
    return story.app.admin(WHY, story.dashboard_token(app_id), id=order)


def judges(story: Story, app_id: str, order: str, ruled: str) -> None:
    said = story.app.admin(JUDGE, story.dashboard_token(app_id), id=order, ruled=ruled)
    assert said == {"ruled": ruled}


def test_an_honest_one_is_paid_when_staff_have_said_so(
    story: Story, app_id: str, order: str
) -> None:
    assert held(story, app_id, order)["REFUND_AFTER_REWARD"] == 60

    judges(story, app_id, order, "HONEST")
    assert story.honoured(story.alice, reward(story, "ISSUED")["code"])


def test_a_case_that_staff_refuse_earns_nothing(story: Story, app_id: str, order: str) -> None:
    held(story, app_id, order)
    token = story.dashboard_token(app_id)
    (alice,) = story.app.admin(ADVOCATES, token, word=story.page()["word"])["nodes"]
    (case,) = story.app.admin(CASES, token, advocate=alice["id"])["nodes"]
    assert (case["kind"], case["state"], case["orders"]) == ("REFUND_AFTER_REWARD", "OPEN", 1)

    assert story.app.admin(REFUSE, token, id=case["id"]) == {"state": "REFUSED"}
    assert reward(story, "VOID", number=3)["code"] is None


def test_an_advocate_who_refers_her_own_second_address_waits(story: Story, app_id: str) -> None:
    home = story.home_of(story.alice) | {"phone": "+1 503 223 9876"}
    word = story.alice_shares()
    own = buys_at(story, home, story.alice)
    story.wait("the app has looked at her own order", lambda: why(story, app_id, own))

    order = buys_at(story, home, story.bob, story.bob_claims(word)["code"])
    against = held(story, app_id, order)
    assert (against["SELF_REFERRAL"], against["HOUSEHOLD"]) == (60, 20)


WHY = "query Why($id: ID!) { why(orderId: $id) { signals { rule points } } }"
CASES = """query Cases($advocate: ID!) {
  cases(filter: { advocateId: $advocate }) { nodes { id kind state orders } }
}"""
REFUSE = """mutation Refuse($id: ID!) {
  refuseCase(id: $id, why: "All of it comes back") {
    ... on Case { state } ... on Refusal { code message }
  }
}"""
JUDGE = """mutation Judge($id: ID!, $ruled: Judgement) {
  judgeOrder(orderId: $id, ruled: $ruled, why: "I have called her") {
    ... on Judged { ruled } ... on Refusal { code message }
  }
}"""
