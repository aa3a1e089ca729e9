"""The story, against a real Saleor over real webhooks."""

from __future__ import annotations

from typing import Any

from sandbox import documents
from sandbox.story import Story


def referred(story: Story) -> tuple[str, dict[str, Any]]:
    """Alice refers Bob; his paid order and her reward."""
    claim = story.bob_claims(story.alice_shares())
    order_id, honoured = story.bob_buys(claim)
    assert honoured
    story.pay(order_id)
    return order_id, story.alice_is_paid()


def alice_spends(story: Story, reward: dict[str, Any]) -> str:
    checkout_id = story.checkout(story.alice)
    story.shop.ask(documents.ADD_CODE, id=checkout_id, code=reward["code"])
    placed = story.shop.ask(documents.COMPLETE, id=checkout_id)["order"]
    wait_for_state(story, reward, "SPENT")
    return str(placed["id"])


def wait_for_state(story: Story, reward: dict[str, Any], state: str) -> dict[str, Any]:
    def there() -> dict[str, Any] | None:
        (now,) = [r for r in story.page()["rewards"] if r["id"] == reward["id"]]
        return now if now["state"] == state else None

    return story.wait(f"the reward is {state}", there)


def test_an_order_pays_both_sides_and_a_refund_takes_the_unused_reward_back(
    story: Story, app_id: str
) -> None:
    order_id, reward = referred(story)
    story.explain(app_id, order_id)
    assert story.honoured(story.alice, reward["code"])
    story.refund(order_id)

    assert story.reward_is_gone(reward)


def test_a_reward_that_was_used_before_the_refund_goes_to_a_person(story: Story) -> None:
    order_id, reward = referred(story)
    alice_spends(story, reward)
    story.refund(order_id)

    wait_for_state(story, reward, "REVIEW")


def test_a_reward_spent_on_a_cancelled_order_is_issued_again(story: Story) -> None:
    _, reward = referred(story)
    spent = alice_spends(story, reward)
    story.shop.ask(documents.CANCEL, story.staff_token(), id=spent)

    again = wait_for_state(story, reward, "ISSUED")
    assert again["code"] != reward["code"]
    assert story.honoured(story.alice, again["code"])


def test_a_cancelled_order_gives_the_friend_another_code_for_the_same_e_mail(
    story: Story,
) -> None:
    word = story.alice_shares()
    first = story.bob_claims(word)
    order_id, _ = story.bob_buys(first)
    story.shop.ask(documents.CANCEL, story.staff_token(), id=order_id)

    def another() -> dict[str, Any] | None:
        answer = story.app.storefront(
            CLAIM_AGAIN, word=word, channel="default-channel", email=story.bob
        )
        new = answer["__typename"] == "Claim" and answer["code"] != first["code"]
        return answer if new else None

    again = story.wait("Bob has another code", another)
    assert not story.honoured(story.bob, first["code"])
    second, honoured = story.bob_buys(again)
    assert honoured
    story.pay(second)
    assert story.alice_is_paid()["code"]


CLAIM_AGAIN = """mutation Again($word: String!, $channel: String!, $email: String!) {
  claim(word: $word, channel: $channel, email: $email, consent: true) {
    __typename ... on Refusal { code } ... on Claim { code checkoutToken }
  }
}"""
