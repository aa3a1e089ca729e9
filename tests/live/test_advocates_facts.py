"""Who may refer by what a real shop knows of their accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sandbox import documents as shop_documents
from sandbox import story_documents as asks
from sandbox.story import CHANNEL, OFFER, PASSWORD, Story
from tests.live import documents
from tests.live.test_the_installation import command, webhooks

KEY = "ambassador"
Lets = Callable[..., None]


@pytest.fixture
def lets(story: Story, app_id: str) -> Iterator[Lets]:
    """The program lets only some advocates refer, until the test is over."""

    def save(**advocates: Any) -> None:
        token = story.dashboard_token(app_id)
        (program,) = story.app.admin(asks.PROGRAMS, token)
        promise = {"name": program["name"], "offers": [OFFER], "advocates": advocates}
        saved = story.app.admin(asks.SAVE, token, id=program["id"], promise=promise)
        assert saved["__typename"] == "Program", saved

    yield save
    save()


def registers(story: Story) -> str:
    """Alice has an account; its id."""
    account = {
        "email": story.alice,
        "password": PASSWORD,
        "firstName": "Alice",
        "channel": CHANNEL,
        "redirectUrl": story.storefront,
    }
    story.shop.ask(shop_documents.REGISTER, input=account)
    found = story.shop.ask(documents.CUSTOMER, story.staff_token(), email=story.alice)
    return str(found["id"])


def flags(story: Story, user: str, document: str) -> None:
    story.shop.ask(document, story.staff_token(), id=user, key=KEY)


def offer(story: Story, word: str) -> Any:
    return story.app.storefront(asks.OFFER, word=word, channel=CHANNEL)


def test_a_customer_with_the_flag_may_refer_at_once(story: Story, lets: Lets) -> None:
    lets(flag=KEY)
    flags(story, registers(story), documents.FLAG)

    word = story.alice_shares()

    assert story.bob_claims(word)["code"]


def test_a_customer_may_refer_while_the_flag_is_set(story: Story, lets: Lets) -> None:
    lets(flag=KEY)
    user = registers(story)
    word = story.alice_shares()
    assert offer(story, word) is None

    flags(story, user, documents.FLAG)
    story.wait("Alice may refer", lambda: offer(story, word))
    assert story.bob_claims(word)["code"]

    flags(story, user, documents.UNFLAG)
    story.wait("Alice may not refer any more", lambda: offer(story, word) is None or None)


def test_a_shop_from_before_hears_of_customers_after_the_upgrade(
    story: Story, lets: Lets, app_id: str, app_data: Path
) -> None:
    lets(flag=KEY)
    user = registers(story)
    word = story.alice_shares()
    (ours,) = [one for one in webhooks(story.shop, app_id) if one["name"] == "customers"]
    story.shop.ask(documents.WEBHOOK_DELETE, story.staff_token(), id=ours["id"])

    assert "created customers" in command(app_data, story.app.url, "webhooks")
    flags(story, user, documents.FLAG)
    story.wait("Alice may refer", lambda: offer(story, word))


def test_whoever_signed_up_too_late_may_not_refer(story: Story, lets: Lets) -> None:
    today = datetime.now(UTC).date()
    word = story.alice_shares()
    lets(signed_up_before=(today - timedelta(days=1)).isoformat())
    assert offer(story, word) is None

    lets(signed_up_before=(today + timedelta(days=2)).isoformat())
    assert offer(story, word)
