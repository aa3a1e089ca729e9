"""Accounts of a real shop and what belongs to their address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox import documents as shop_documents
from sandbox import story_documents as asks
from sandbox.story import CHANNEL, OFFER, PASSWORD, Story
from tests.live import documents
from tests.live.documents import ERRORS

CLUB: dict[str, Any] = OFFER | {"friend": {"reward": {"kind": "access", "flag": "club"}}}


@pytest.fixture
def club(story: Story, app_id: str) -> Iterator[None]:
    """Friends are let into a club once they have bought, until the test is over."""
    saves(story, app_id, CLUB)
    yield
    saves(story, app_id, OFFER)


def saves(story: Story, app_id: str, offer: dict[str, Any]) -> None:
    token = story.dashboard_token(app_id)
    (program,) = story.app.admin(asks.PROGRAMS, token)
    promise = {"name": program["name"], "offers": [offer]}
    saved = story.app.admin(asks.SAVE, token, id=program["id"], promise=promise)
    assert saved["__typename"] == "Program", saved


def bob_buys_as_a_guest(story: Story) -> None:
    claim = story.bob_claims(story.alice_shares())
    token = [{"key": "referrals.token", "value": claim["checkoutToken"]}]
    checkout_id = story.checkout(story.bob, metadata=token)
    story.pay(story.shop.ask(shop_documents.COMPLETE, id=checkout_id)["order"]["id"])
    assert story.alice_is_paid()["code"]


def bobs_page(story: Story) -> dict[str, Any]:
    page: dict[str, Any] = story.app.storefront(asks.ME, story.shop.log_in(story.bob, PASSWORD))
    return page


@pytest.mark.usefixtures("club")
def test_an_account_has_what_a_guest_has_when_the_address_is_confirmed(story: Story) -> None:
    bob_buys_as_a_guest(story)
    somebody = {
        "email": story.bob,
        "password": PASSWORD,
        "channel": CHANNEL,
        "redirectUrl": story.storefront,
    }
    story.shop.ask(shop_documents.REGISTER, input=somebody)
    assert bobs_page(story)["code"] == "EMAIL_NOT_CONFIRMED"

    token = story.staff_token()
    account = story.shop.ask(documents.CUSTOMER, token, email=story.bob)
    story.shop.ask(CONFIRM, token, id=account["id"])
    assert [reward["terms"]["kind"] for reward in bobs_page(story)["rewards"]] == ["ACCESS"]


CONFIRM = f"""mutation Confirm($id: ID!) {{
  customerUpdate(id: $id, input: {{ isConfirmed: true }}) {{ {ERRORS} }}
}}"""
