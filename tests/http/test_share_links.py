"""Share links, as people and as machines follow them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from plugin.storage.shops import change_shop
from plugin.storage.tables import touches
from tests.world import ALICE, World

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
BOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "WhatsApp/2.23.20.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "TelegramBot (like TwitterBot)",
    "curl/8.5.0",
    "",
]


@pytest.fixture
def client(running: Flask) -> FlaskClient:
    return running.test_client()


@pytest.fixture
def word(world: World) -> str:
    return world.page_of(ALICE).word


def kinds(world: World) -> list[str]:
    with world.ctx.engine.connect() as conn:
        return list(conn.execute(select(touches.c.kind)).scalars())


def test_a_link_leads_to_the_storefront_and_says_who_sent_it(
    client: FlaskClient, world: World, word: str
) -> None:
    answer = client.get(f"/r/{word}", headers={"User-Agent": BROWSER})

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"https://shop.example/?ref={word}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert kinds(world) == ["redirect"]


def test_a_storefronts_own_path_and_query_are_kept(
    client: FlaskClient, world: World, word: str
) -> None:
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, storefront_url="https://shop.example/de/?currency=EUR")

    answer = client.get(f"/r/{word}", headers={"User-Agent": BROWSER})
    assert answer.headers["Location"] == f"https://shop.example/de/?currency=EUR&ref={word}"


def test_whoever_previews_a_link_has_not_visited(
    client: FlaskClient, world: World, word: str
) -> None:
    statuses = [client.get(f"/r/{word}", headers={"User-Agent": bot}).status_code for bot in BOTS]

    # Who does not say what they are is sent on, and not counted either.
    assert statuses == [*[200] * (len(BOTS) - 1), 302]
    assert kinds(world) == []


def test_a_link_says_by_which_way_it_was_shared(
    client: FlaskClient, world: World, word: str
) -> None:
    for via in ("whatsapp", "qr", "carrier-pigeon", ""):
        answer = client.get(f"/r/{word}?via={via}", headers={"User-Agent": BROWSER})
        said = f"&via={via}" if via in ("whatsapp", "qr") else ""
        assert answer.headers["Location"] == f"https://shop.example/?ref={word}{said}"

    with world.ctx.engine.connect() as conn:
        rows = conn.execute(
            select(touches.c.kind, touches.c.share_channel).order_by(touches.c.id)
        ).all()
    assert [tuple(row) for row in rows] == [
        ("redirect", "whatsapp"),
        ("qr", "qr"),
        ("redirect", None),
        ("redirect", None),
    ]


def test_a_link_that_nobody_has_says_so(client: FlaskClient, world: World) -> None:
    for word in ("nobody-0000", "Alice", "%00", "é", "x" * 500, "<script>alert(1)</script>"):
        page = client.get(f"/r/{word}", headers={"User-Agent": BROWSER})
        assert (page.status_code, page.mimetype) == (404, "text/html")
        assert "This share link is not known." in page.text or "Not Found" in page.text
        assert "<script>" not in page.text
    assert kinds(world) == []


@pytest.mark.parametrize("state", ["inactive", "deleted", "registering"])
def test_a_link_of_a_shop_that_does_not_run_the_app_leads_nowhere(
    client: FlaskClient, world: World, word: str, state: str
) -> None:
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, state=state)

    assert client.get(f"/r/{word}", headers={"User-Agent": BROWSER}).status_code == 404
    assert kinds(world) == []


def test_a_link_can_be_shown_as_a_picture(client: FlaskClient, word: str) -> None:
    answer = client.get(f"/qr/{word}.svg")

    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert ElementTree.fromstring(answer.data).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own picture


def test_the_picture_is_there_for_printers_too(client: FlaskClient, word: str) -> None:
    answer = client.get(f"/qr/{word}.png")

    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.data.startswith(b"\x89PNG\r\n")


def test_two_words_are_two_pictures(client: FlaskClient) -> None:
    pictures = {client.get(f"/qr/{word}.svg").data for word in ("anna-0001", "anna-0002")}

    assert len(pictures) == 2


def test_what_is_no_word_has_no_picture(client: FlaskClient) -> None:
    for text in ("Anna", "a b", "x" * 65, "x" * 5000, "-", "é", "https:%2f%2fevil.example"):
        for kind in ("svg", "png"):
            assert client.get(f"/qr/{text}.{kind}").status_code == 404
