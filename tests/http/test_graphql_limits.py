"""What a caller may ask at once, what is told of a fault, and which pages may call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from structlog.testing import capture_logs

from plugin.app import create_app
from plugin.domain.account import Account
from plugin.storage.database import connect
from tests.fakes import FakeShop
from tests.http.doors import CLAIM, ME, OFFER, VISIT, Door, bearer, customer_token
from tests.world import ALICE, API_URL, World

SECRET = "alice@example.com has the token t0ps3cret"
ELSEWHERE = "https://shop.example"


def test_a_question_may_not_be_too_deep(storefront: Door) -> None:
    assert "maximum operation depth" not in storefront.asks("{ a" * 10 + " }" * 10).text
    assert "maximum operation depth" in storefront.asks("{ a" * 12 + " }" * 12).text


def test_a_question_may_not_have_too_many_names_for_one_thing(storefront: Door) -> None:
    def alike(count: int) -> str:
        return "{" + " ".join(f"a{number}: __typename" for number in range(count)) + "}"

    assert storefront.asks(alike(15)).errors == []
    too_many = storefront.asks(alike(16))
    assert (too_many.data, "aliases" in too_many.text) == (None, True)


def test_a_question_may_not_be_too_long(storefront: Door) -> None:
    said = storefront.asks("{ " + "__typename " * 1001 + "}")

    assert said.data is None
    assert "token" in said.text


@pytest.mark.parametrize(
    "question",
    ["{a" * 490 + "}" * 490, "{ offer(word: " + "[" * 490 + "]" * 490 + ") }", "{" * 900, "{ me {"],
    ids=["braces", "lists", "open", "cut off"],
)
def test_a_question_like_a_deep_hole_is_refused_like_any_other(
    storefront: Door, question: str
) -> None:
    said = storefront.asks(question)

    assert said.status == 200
    assert said.data is None
    assert len(said.errors) == 1


def test_questions_come_one_at_a_time(storefront: Door) -> None:
    assert storefront.sends([{"query": ME}, {"query": ME}]).status == 400


def test_questions_are_posted(storefront: Door, running: Flask) -> None:
    assert storefront.sends(None, method="PUT").status == 405
    got = running.test_client().get(
        "/graphql/storefront?query={__typename}", headers={"Saleor-Api-Url": API_URL}
    )
    assert got.status_code in (400, 404, 405)


def test_a_body_that_is_too_large_is_not_read(running: Flask) -> None:
    said = running.test_client().post(
        "/graphql/storefront",
        data=b"{" + b" " * 1_000_000,
        headers={"Saleor-Api-Url": API_URL, "Content-Type": "application/json"},
    )

    assert said.status_code == 413


@pytest.mark.parametrize("body", [b"", b"{", b"7", b"null", b'{"query": 7}', b"[" * 50_000])
def test_what_is_no_question_is_the_callers_fault(running: Flask, body: bytes) -> None:
    said = running.test_client().post(
        "/graphql/storefront",
        data=body,
        headers={"Saleor-Api-Url": API_URL, "Content-Type": "application/json"},
    )

    assert said.status_code == 400


class BrokenShop(FakeShop):
    """A shop whose client has a fault of ours in it."""

    def account(self, user_id: str) -> Account | None:  # noqa: ARG002 - the port has it
        raise RuntimeError(SECRET)


@pytest.fixture
def broken(world: World) -> Flask:
    return create_app(replace(world.ctx, port=lambda _shop: BrokenShop()))


def test_a_fault_of_ours_is_told_to_the_log_and_not_to_the_caller(broken: Flask) -> None:
    alice = Door(broken, "/graphql/storefront").with_(Authorization=bearer(customer_token(ALICE)))
    with capture_logs() as told:
        said = alice.asks(ME)

    assert [line["event"] for line in told] == ["graphql_failed"]
    assert said.status == 200
    assert said.message == "Unexpected error."
    for word in ("alice@", "t0ps3cret", "RuntimeError", "Traceback", "in account"):
        assert word not in said.text


def test_a_database_that_is_away_is_no_reason_to_tell_where_it_was(world: World) -> None:
    nowhere = "postgresql://secret_user@127.0.0.1:1/secret_name?connect_timeout=1"
    app = create_app(replace(world.ctx, engine=connect(nowhere)))
    said = Door(app, "/graphql/storefront").asks(ME)

    assert said.status >= 500
    for word in ("secret_user", "secret_name", "psycopg", "sqlalchemy", "Traceback"):
        assert word not in said.text


# Any text at all


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b", "\ud800", "'; DROP TABLE shops; --", "🎉" * 999]
)
def test_any_text_is_taken_for_what_it_is(storefront: Door, world: World, text: str) -> None:
    word = world.page_of(ALICE).word
    tags = {"source": text, "medium": text, "campaign": text, "content": text, "term": text}
    visit = {"landingUrl": f"https://shop.example/?q={text}", "utm": tags}

    assert storefront.asks(VISIT, word=word, **visit).data == {"visit": {"recorded": True}}
    assert storefront.asks(VISIT, word=text).data == {"visit": {"recorded": False}}
    assert storefront.asks(VISIT, word=word, channel=text).errors == []
    assert storefront.asks(OFFER, word=text).data == {"offer": None}
    assert storefront.asks(OFFER, word=word, channel=text).data == {"offer": None}
    assert storefront.asks(OFFER, word=word, locale=text).data["offer"]["word"] == word
    assert storefront.asks(CLAIM, word=text, email=text).errors == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "€10.00 off"),
        ("de-DE", "10,00\xa0€ Rabatt"),
        ("xx-unknown", "€10.00 off"),
        ("", "€10.00 off"),
        (None, "€10.00 off"),
    ],
)
def test_sums_are_written_as_the_reader_writes_them(
    storefront: Door, world: World, locale: str | None, text: str
) -> None:
    said = storefront.asks(OFFER, word=world.page_of(ALICE).word, locale=locale)

    assert said.data["offer"]["advocateReward"]["text"] == text


# Which pages may call


def preflight(door: Door, asked: str = "authorization,content-type,saleor-api-url") -> Any:
    return door.app.test_client().options(
        door.path,
        headers={
            "Origin": ELSEWHERE,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": asked,
        },
    )


def test_any_page_may_call_the_storefronts_door_but_not_with_its_cookies(
    storefront: Door,
) -> None:
    said = preflight(storefront)

    assert said.status_code == 200
    assert said.headers["Access-Control-Allow-Origin"] in ("*", ELSEWHERE)
    assert said.headers["Access-Control-Allow-Methods"] == "POST"
    allowed = said.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert sorted(allowed) == ["authorization", "content-type", "saleor-api-url"]
    assert said.headers["Access-Control-Max-Age"] == "3600"
    assert "Access-Control-Allow-Credentials" not in said.headers


def test_a_page_may_read_what_it_is_told_even_if_that_is_no(storefront: Door) -> None:
    there = storefront.with_(Origin=ELSEWHERE)
    refused = there.with_(Saleor_Api_Url=None)

    assert [there.asks(ME).status, refused.asks(ME).status] == [200, 400]
    for said in (there.asks(ME), refused.asks(ME)):
        assert said.headers["Access-Control-Allow-Origin"] in ("*", ELSEWHERE)


def test_no_other_page_may_call_the_admin_door(admin: Door) -> None:
    said = preflight(admin, "authorization-bearer,content-type,saleor-api-url")
    answered = admin.with_(Origin=ELSEWHERE).asks("{ __typename }")

    for headers in (dict(said.headers), answered.headers):
        assert not [name for name in headers if name.startswith("Access-Control-")]
