"""Friends who accept no offer by a share link, in a real shop: visits, names, telephone, staff."""

from __future__ import annotations

from typing import Any

from sandbox import documents as shop_documents
from sandbox.pages.storefront.documents import WRITE
from sandbox.story import PASSWORD, Story
from tests.live import ways_documents as asks


def visits(story: Story, word: str | None, journey: str | None = None, **utm: str) -> str:
    """The token of the visitor's journey."""
    noted = story.app.storefront(
        asks.VISIT, word=word, channel=story.channel, utm=utm, journey=journey
    )
    assert noted["recorded"]
    return str(noted["journeyToken"])


def buys(story: Story, journey: str | None = None) -> str:
    """Bob's paid order, for which he accepted nothing; its id."""
    checkout_id = story.checkout(story.bob)
    if journey:
        story.shop.ask(WRITE, id=checkout_id, key="referrals.journey", value=journey)
    order_id = str(story.shop.ask(shop_documents.COMPLETE, id=checkout_id)["order"]["id"])
    story.pay(order_id)
    return order_id


def says(story: Story, app_id: str, order_id: str, reason: str) -> None:
    """Staff read this of the order, once it was looked at."""

    def read() -> bool | None:
        why = story.app.admin(asks.WHY, story.dashboard_token(app_id), id=order_id)
        return True if why and why["reason"] == reason else None

    story.wait(f"the order is {reason}", read)


def staff_ask(story: Story, app_id: str, document: str, **variables: str) -> Any:
    return story.app.admin(document, story.dashboard_token(app_id), **variables)


def id_of(story: Story, app_id: str, word: str) -> str:
    (found,) = staff_ask(story, app_id, asks.ADVOCATES, word=word)["nodes"]
    return str(found["id"])


def test_who_followed_the_link_and_accepted_nothing_is_credited_by_the_order(
    story: Story, app_id: str
) -> None:
    newsletter = visits(story, None, source="newsletter", medium="email")
    journey = visits(story, story.alice_shares(), newsletter)
    order_id = buys(story, journey)

    assert story.alice_is_paid()["code"]
    says(story, app_id, order_id, "QUALIFIED")
    credited = {one["channel"] for one in staff_ask(story, app_id, asks.CREDIT)}
    assert {"newsletter / email", "referral"} <= credited


def test_who_buys_without_the_journey_brings_nobody_anything(story: Story, app_id: str) -> None:
    visits(story, story.alice_shares())

    says(story, app_id, buys(story), "NO_EVIDENCE")
    assert story.page()["rewards"] == []


def test_a_friend_on_the_telephone_gets_the_discount_on_the_draft_order(
    story: Story, app_id: str
) -> None:
    alice = id_of(story, app_id, story.alice_shares())
    claimed = staff_ask(
        story, app_id, asks.CLAIM_FOR, advocate=alice, channel=story.channel, email=story.bob
    )
    assert claimed["__typename"] == "ClaimedFor", claimed
    order = draft_order(story, claimed["code"])
    assert order["total"]["gross"]["amount"] < order["undiscountedTotal"]["gross"]["amount"]
    story.pay(order["id"])

    assert story.alice_is_paid()["code"]
    says(story, app_id, order["id"], "QUALIFIED")
    assert not story.honoured(story.bob, claimed["code"])


def draft_order(story: Story, code: str) -> dict[str, Any]:
    """What staff write down for Bob, completed."""
    ask, token = story.shop.ask, story.staff_token()
    made = ask(
        asks.DRAFT,
        token,
        input={
            "channelId": ask(asks.CHANNEL, token, slug=story.channel)["id"],
            "userEmail": story.bob,
            "lines": [{"variantId": story.variant()["id"], "quantity": 1}],
            "billingAddress": story.home_of(story.bob),
            "shippingAddress": story.home_of(story.bob),
            "voucherCode": code,
        },
    )["order"]
    if made["shippingMethods"]:
        method = made["shippingMethods"][0]["id"]
        ask(asks.DRAFT_SHIPPING, token, id=made["id"], method=method)
    completed: dict[str, Any] = ask(asks.DRAFT_COMPLETE, token, id=made["id"])["order"]
    return completed


def test_a_reward_comes_and_goes_with_what_staff_say_of_the_order(
    story: Story, app_id: str
) -> None:
    alice = id_of(story, app_id, story.alice_shares())
    order_id = buys(story)
    says(story, app_id, order_id, "NO_EVIDENCE")

    link = staff_ask(story, app_id, asks.LINK, order=order_id, advocate=alice)
    assert link["__typename"] == "FriendLink", link
    reward = story.alice_is_paid()
    assert story.honoured(story.alice, reward["code"])

    undone = staff_ask(story, app_id, asks.UNLINK, id=link["id"])
    assert undone["withdrawnAt"], undone
    assert story.reward_is_gone(reward)
    says(story, app_id, order_id, "NO_EVIDENCE")


def test_an_advocate_who_agreed_is_found_by_name_and_credited(story: Story, app_id: str) -> None:
    story.alice_shares()
    token = story.shop.log_in(story.alice, PASSWORD)
    assert finds(story, "Alice Liddell")["match"] == "NONE"
    assert story.app.storefront(asks.BE_FOUND, token, name="Alice Liddell") == {"isFound": True}

    assert finds(story, "Alice Lidell") == {"match": "NEAR", "token": None}
    claim = by_name(story, finds(story, "alice liddell")["token"])
    order_id, honoured = story.bob_buys(claim)
    story.pay(order_id)

    assert honoured
    assert story.alice_is_paid()["code"]
    says(story, app_id, order_id, "QUALIFIED")
    assert story.app.storefront(asks.BE_FOUND, token, name=None) == {"isFound": False}
    assert finds(story, "Alice Liddell")["match"] == "NONE"


def finds(story: Story, name: str) -> dict[str, Any]:
    found: dict[str, Any] = story.app.storefront(asks.REFERRER, name=name)
    return found


def by_name(story: Story, referrer: str) -> dict[str, Any]:
    def claimed() -> dict[str, Any] | None:
        answer: dict[str, Any] = story.app.storefront(
            asks.CLAIM_BY_NAME, referrer=referrer, channel=story.channel, email=story.bob
        )
        assert answer["__typename"] == "Claim" or answer["code"] == "CODE_NOT_READY", answer
        return answer if "checkoutToken" in answer else None

    return story.wait("Bob has a code", claimed)
