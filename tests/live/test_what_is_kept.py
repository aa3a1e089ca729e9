"""What of a real shop's customers and orders is in our database, and what is not."""

from __future__ import annotations

from typing import Any

from sandbox import documents as shop_documents
from sandbox.pages.storefront.documents import SET_BILLING, SET_SHIPPING
from sandbox.story import Story
from tests.live.kept import Kept

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
