"""What of a real shop's customers and orders is in our database, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import documents as shop_documents
from sandbox import story_documents as asks
from sandbox.pages.storefront.documents import SET_BILLING, SET_SHIPPING
from sandbox.story import Story
from tests.live.kept import Kept
from tests.live.leaving import WAYS
from tests.live.test_the_story import referred
from tests.live.test_ways_to_an_advocate import says

SURNAME, STREET = "Quillfeather", "4 Fernhill Crescent"
# One line, as shops let people write it.
TELEPHONES = ("+1 503 223 4567", "(503) 223-4567")


def buys(story: Story, email: str, **written: str) -> str:
    """A paid order that goes to this address; its id."""
    checkout_id = story.checkout(email)
    address = story.home_of(email) | written
    for document in (SET_SHIPPING, SET_BILLING):
        story.shop.ask(document, id=checkout_id, address=address)
    order_id = str(story.shop.ask(shop_documents.COMPLETE, id=checkout_id)["order"]["id"])
    story.pay(order_id)
    return order_id


def known(story: Story, kept: Kept, order_id: str) -> Any:
    return story.wait("the app knows the order", lambda: kept.order(order_id))


def becomes_worthless(story: Story, code: str) -> None:
    story.wait("the code is refused", lambda: not story.honoured(story.alice, code) or None)


def test_marks_tell_one_household_and_say_no_name_address_or_number(
    story: Story, kept: Kept
) -> None:
    written = {"lastName": SURNAME, "streetAddress1": STREET}
    alices = buys(story, story.alice, phone=TELEPHONES[0], **written)
    bobs = buys(story, story.bob, phone=TELEPHONES[1], **written)
    carols = buys(story, f"carol{story.tag}@example.com")

    first, second, other = (known(story, kept, order) for order in (alices, bobs, carols))
    for mark in ("household_hmac", "surname_hmac", "phone_hmac"):
        assert getattr(first, mark), mark
        assert getattr(first, mark) == getattr(second, mark), mark
        assert getattr(first, mark) != getattr(other, mark), mark
    for words in (SURNAME, STREET, "5032234567", "223-4567", story.bob):
        assert kept.tables_with(words) == []


def test_who_is_erased_is_nowhere_and_her_code_is_worth_nothing(
    story: Story, app_id: str, kept: Kept
) -> None:
    order_id, reward = referred(story)
    word = story.page()["word"]
    assert kept.tables_with(word)

    email = story.alice
    erased = story.app.admin(ERASE, story.dashboard_token(app_id), email=email)
    assert erased["rewards"] == 1, erased
    becomes_worthless(story, reward["code"])
    assert kept.tables_with(word) == []
    assert story.app.storefront(asks.OFFER, word=word, channel=story.channel) is None
    story.refund(order_id)
    says(story, app_id, order_id, "ORDER_REFUNDED")


@pytest.mark.parametrize("way", WAYS)
def test_a_customer_who_is_gone_from_the_shop_is_gone_from_here(
    story: Story, kept: Kept, way: str
) -> None:
    _, reward = referred(story)
    word = story.page()["word"]

    WAYS[way](story)

    story.wait("nothing of her is left", lambda: not kept.tables_with(word) or None)
    becomes_worthless(story, reward["code"])


ERASE = """mutation Erase($email: String!) {
  erasePerson(email: $email, confirm: $email, why: "She asked") {
    ... on ErasedPerson { rows rewards } ... on Refusal { code }
  }
}"""
