"""From where and with what people come: marks that tell two apart, and no address anywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Table, select

from plugin.app import create_app
from plugin.config import Settings
from plugin.domain.sighting import PERIOD_DAYS, Seen
from plugin.storage.tables import advocates, claims, metadata, touches
from plugin.storage.tables.base import AnyRow
from tests.http.doors import CLAIM, ME, Door, bearer, customer_token
from tests.http.test_share_links import BROWSER
from tests.world import ALICE, BOB, World

HOME, CAFE = "81.2.69.142", "1.1.1.1"
VISIT = """
mutation Visit($word: String!, $from: String) {
  visit(word: $word, channel: "eu", referrerUrl: $from) { recorded }
}
"""


def rows(world: World, table: Table) -> list[AnyRow]:
    with world.ctx.engine.connect() as conn:
        return list(conn.execute(select(table).order_by(table.c.id)))


def everything(world: World) -> str:
    """All that the database holds, as one text."""
    with world.ctx.engine.connect() as conn:
        return str([list(conn.execute(select(table))) for table in metadata.sorted_tables])


@pytest.fixture
def word(world: World) -> str:
    return world.page_of(ALICE).word


def browser(door: Door, address: str = HOME, agent: str = BROWSER) -> Door:
    return door.seen_from(address).with_(User_Agent=agent, Accept_Language="de")


def test_a_visit_and_a_claim_from_one_sofa_carry_the_same_marks(
    storefront: Door, world: World, word: str
) -> None:
    at_home = browser(storefront)
    at_home.asks(VISIT, word=word, **{"from": "https://coupons.example/alice?mail=a@b.example"})
    at_home.asks(CLAIM, word=word, email=BOB.email)
    (visit,), (claim,) = rows(world, touches), rows(world, claims)

    assert visit.network_mark == claim.network_mark is not None
    assert visit.device_mark == claim.device_mark is not None
    assert visit.referrer_host == "coupons.example"


def test_another_network_and_another_browser_are_told_apart(
    storefront: Door, world: World, word: str
) -> None:
    for address, agent in ((HOME, BROWSER), (CAFE, BROWSER), (HOME, "Safari")):
        browser(storefront, address, agent).asks(VISIT, word=word)
    first, elsewhere, other = rows(world, touches)

    assert (first.network_mark, first.device_mark) != (elsewhere.network_mark, other.device_mark)
    assert first.device_mark == elsewhere.device_mark
    assert first.network_mark == other.network_mark
    assert first.device_mark != other.device_mark
    assert first.network_mark != elsewhere.network_mark


def test_a_share_link_that_is_followed_says_where_it_stood(
    running: Flask, world: World, word: str
) -> None:
    said = {"User-Agent": BROWSER, "Referer": "https://forum.example/thread/7?user=bob"}
    running.test_client().get(f"/r/{word}?via=qr", headers=said, environ_base={"REMOTE_ADDR": HOME})
    (touch,) = rows(world, touches)

    assert (touch.kind, touch.referrer_host) == ("qr", "forum.example")
    assert touch.network_mark is not None


def test_an_advocate_who_opens_the_page_is_seen_too(storefront: Door, world: World) -> None:
    alices = storefront.with_(Authorization=bearer(customer_token(ALICE)))
    browser(alices).asks(ME)
    (before,) = rows(world, advocates)
    browser(alices, CAFE).asks(ME)
    (after,) = rows(world, advocates)

    assert before.network_mark != after.network_mark
    assert before.device_mark == after.device_mark is not None


def test_nobodys_address_is_kept_anywhere(storefront: Door, world: World, word: str) -> None:
    at_home = browser(storefront)
    url = {"from": "https://forum.example/users/bob"}
    at_home.asks(VISIT, word=word, **url)
    at_home.asks(CLAIM, word=word, email=BOB.email)
    kept = everything(world)

    assert "forum.example" in kept
    for secret in (HOME, BROWSER, "users/bob", BOB.email):
        assert secret not in kept


# Proxies


def marks_behind(world: World, word: str, proxies: tuple[str, ...], **headers: Any) -> str | None:
    """Of somebody whose proxy, 10.0.0.1, says the headers."""
    settings = Settings.model_validate(
        {**world.ctx.settings.model_dump(), "trusted_proxies": ",".join(proxies)}
    )
    ctx = type(world.ctx)(**{**vars(world.ctx), "settings": settings})
    door = Door(create_app(ctx), "/graphql/storefront").seen_from("10.0.0.1").with_(**headers)
    assert door.asks(VISIT, word=word).data["visit"]["recorded"]
    mark: str | None = rows(world, touches)[-1].network_mark
    return mark


def test_a_trusted_proxy_says_who_asks_and_others_do_not(world: World, word: str) -> None:
    forwarded = {"X_Forwarded_For": f"9.9.9.9, {HOME}"}
    believed = marks_behind(world, word, ("10.0.0.0/8",), **forwarded)

    assert believed == marks_behind(world, word, ("10.0.0.1",), X_Forwarded_For=HOME)
    assert believed is not None
    # Nor does a proxy stand for everybody behind it.
    assert marks_behind(world, word, (), **forwarded) is None
    assert marks_behind(world, word, ("10.0.0.1",)) is None


# Keys


def test_marks_of_two_periods_and_of_two_shops_cannot_be_compared(world: World) -> None:
    seen, today = Seen(HOME, BROWSER), datetime.now(UTC)
    keys = world.ctx.keys
    mark = keys.sighting(1, seen, today)

    assert keys.sighting(1, seen, today) == mark
    assert keys.sighting(2, seen, today).network_mark != mark.network_mark
    later = keys.sighting(1, seen, today + timedelta(days=PERIOD_DAYS))
    assert later.network_mark != mark.network_mark
    assert later.device_mark != mark.device_mark
