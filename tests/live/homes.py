"""Orders that go to a home, whoever's it is."""

from __future__ import annotations

from sandbox import documents
from sandbox.pages.storefront.documents import SET_BILLING, SET_SHIPPING
from sandbox.story import Story


def buys_at(story: Story, home: dict[str, str], email: str, code: str | None = None) -> str:
    """A paid order, for which somebody gave this address; its id."""
    checkout_id = story.checkout(email)
    for document in (SET_SHIPPING, SET_BILLING):
        story.shop.ask(document, id=checkout_id, address=home)
    if code:
        story.shop.ask(documents.ADD_CODE, id=checkout_id, code=code)
    order_id = str(story.shop.ask(documents.COMPLETE, id=checkout_id)["order"]["id"])
    story.pay(order_id)
    return order_id
