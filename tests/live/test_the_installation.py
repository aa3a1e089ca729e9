"""The app's life in a real shop: switched off and on, lacking rights, with lost webhooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plugin.config import ROOT
from sandbox import documents as shop_documents
from sandbox.people import ShopSaidNo
from sandbox.story import Story
from sandbox.wire import Wire
from tests.live import documents
from tests.live.conftest import STAFF
from tests.live.test_the_story import referred


def test_orders_paid_while_the_app_was_off_are_rewarded_when_it_is_back(
    story: Story, app_id: str
) -> None:
    claim = story.bob_claims(story.alice_shares())
    order_id, _ = story.bob_buys(claim)
    token = story.staff_token()
    story.shop.ask(shop_documents.APP_DEACTIVATE, token, id=app_id)
    story.pay(order_id)
    story.shop.ask(shop_documents.APP_ACTIVATE, token, id=app_id)

    assert story.alice_is_paid()["code"]


def test_a_missing_permission_is_shown_beside_the_app(story: Story, app_id: str) -> None:
    token = story.staff_token()
    story.shop.ask(PERMISSIONS, token, id=app_id, permissions=["MANAGE_DISCOUNTS"])
    story.shop.ask(shop_documents.APP_DEACTIVATE, token, id=app_id)
    story.shop.ask(shop_documents.APP_ACTIVATE, token, id=app_id)

    def shown() -> Any:
        problems = story.shop.ask(documents.PROBLEMS, token, id=app_id)["problems"] or []
        return [p for p in problems if "MANAGE_ORDERS" in p["message"]] or None

    try:
        story.wait("the problem is shown", shown)
    finally:
        everything = ["MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS"]
        story.shop.ask(PERMISSIONS, token, id=app_id, permissions=everything)
        story.shop.ask(shop_documents.APP_DEACTIVATE, token, id=app_id)
        story.shop.ask(shop_documents.APP_ACTIVATE, token, id=app_id)


PERMISSIONS = f"""mutation Permissions($id: ID!, $permissions: [PermissionEnum!]!) {{
  appUpdate(id: $id, input: {{ permissions: $permissions }}) {{ {documents.ERRORS} }}
}}"""


def test_lost_webhooks_are_made_again_by_the_operator(
    story: Story, app_id: str, app_data: Path
) -> None:
    token = story.staff_token()
    (orders,) = [w for w in webhooks(story.shop, app_id) if w["name"] == "orders"]
    story.shop.ask(documents.WEBHOOK_DELETE, token, id=orders["id"])

    assert "created orders" in command(app_data, story.app.url, "webhooks")
    assert "up to date" in command(app_data, story.app.url, "webhooks")
    referred(story)


def webhooks(shop: Wire, app_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shop.ask(documents.WEBHOOKS, shop.log_in(*STAFF), id=app_id)[
        "webhooks"
    ]
    return found


def command(data: Path, app_url: str, *words: str) -> str:
    settings = {"DATA_DIR": str(data), "APP_URL": app_url, "ALLOW_PRIVATE_SHOPS": "true"}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "plugin", *words],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_shop_refuses_what_the_app_may_not_see(story: Story, app_id: str) -> None:
    """A token that was not made for the app opens nothing, whoever it belongs to."""
    with pytest.raises(ShopSaidNo) as said_no:
        story.app.admin("{ programs { id } }", story.staff_token())
    assert said_no.value.errors[0]["extensions"]["code"] == "TOKEN_INVALID"
    assert story.app.admin("{ programs { id } }", story.dashboard_token(app_id))


def test_installing_again_keeps_programs_and_people(story: Story, app_id: str) -> None:
    word = story.alice_shares()
    assert story.page()["word"] == word
    programs = story.app.admin("{ programs { id state } }", story.dashboard_token(app_id))
    token = story.staff_token()
    story.shop.ask(shop_documents.APP_DELETE, token, id=app_id)
    again = story.install()

    assert again != app_id
    kept = story.app.admin("{ programs { id state } }", story.dashboard_token(again))
    assert kept == programs
    assert story.page()["word"] == word
