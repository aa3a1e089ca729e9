"""Guests come in by a link that was mailed to them: who has it has read that mailbox."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.fernet import Fernet
from pydantic import SecretStr
from sqlalchemy import select

from plugin.app import create_app
from plugin.saleor.tokens import claim_of_checkout_token, sign_checkout_token, sign_guest_token
from plugin.storage.tables import messages
from tests.http.doors import HOUR, JOIN, ME, Door, bearer, seconds
from tests.world import ALICE, World

GUEST = "guest@example.com"


def guest_token(world: World, **changes: Any) -> str:
    facts: dict[str, Any] = {
        "key": world.ctx.keys.signing,
        "shop_id": world.shop.id,
        "sealed_email": world.ctx.keys.seal(GUEST).decode(),
        "expires_at": seconds(HOUR),
    }
    return sign_guest_token(**{**facts, **changes})


def test_a_guest_comes_in_by_the_link_that_was_mailed(storefront: Door, world: World) -> None:
    said = storefront.with_(Authorization=bearer(guest_token(world))).asks(ME)

    assert said.data["me"]["__typename"] == "Advocate"
    assert said.data["me"]["word"].startswith("friend-")


def test_a_guest_who_asks_for_a_page_is_mailed_the_link_and_nobody_else_learns_of_it(
    world: World,
) -> None:
    settings = world.ctx.settings.model_copy(update={"smtp_url": SecretStr("smtp://127.0.0.1:1")})
    door = Door(create_app(replace(world.ctx, settings=settings)), "/graphql/storefront")
    world.page_of(ALICE)

    # The same answer, whether or not the mailbox is known.
    for mailbox in (GUEST, ALICE.email):
        assert door.asks(JOIN, email=mailbox).data["join"] == {
            "__typename": "Joined",
            "email": mailbox,
        }
    with world.ctx.engine.connect() as conn:
        first, *_ = conn.execute(select(messages).order_by(messages.c.id)).all()
    assert GUEST.encode() not in bytes(first.body)
    mail = json.loads(world.ctx.keys.open(first.body))
    assert mail["to"] == GUEST
    link = parse_qs(urlsplit(mail["link"]).fragment)["referrals"][0]
    assert door.with_(Authorization=bearer(link)).asks(ME).data["me"]["__typename"] == "Advocate"


def test_a_guests_link_is_good_for_one_shop_and_for_a_time(storefront: Door, world: World) -> None:
    unknown_key = Fernet(Fernet.generate_key()).encrypt(GUEST.encode()).decode()
    bad = [
        guest_token(world, shop_id=world.shop.id + 1),
        guest_token(world, expires_at=seconds(-60)),
        guest_token(world, key=b"x" * 32),
        guest_token(world, sealed_email=GUEST),
        guest_token(world, sealed_email=unknown_key),
        guest_token(world, sealed_email=""),
    ]
    for one in bad:
        said = storefront.with_(Authorization=bearer(one)).asks(ME)
        assert (said.status, said.code, said.data) == (401, "TOKEN_INVALID", None)


def test_a_checkout_token_is_no_guests_link_and_a_guests_link_no_checkout_token(
    storefront: Door, world: World
) -> None:
    checkout = sign_checkout_token(world.ctx.keys.signing, world.shop.id, 1, seconds(HOUR))

    assert storefront.with_(Authorization=bearer(checkout)).asks(ME).code == "TOKEN_INVALID"
    found = claim_of_checkout_token(world.ctx.keys.signing, world.shop.id, guest_token(world))
    assert found is None
