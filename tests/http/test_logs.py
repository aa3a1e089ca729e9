"""Nobody's address, code or token is in any line of the log, whatever goes wrong."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO

import pytest
import structlog
from sqlalchemy import Engine, text

from plugin.app import create_app
from plugin.config import Settings
from plugin.domain.account import Account
from plugin.logs import configure_logs
from plugin.saleor.tokens import sign_guest_token
from plugin.storage.database import connect
from tests.fakes import FakeShop
from tests.http import shop_asks, staff
from tests.http.doors import CLAIM, ME, Door, bearer, customer_token, staff_token
from tests.http.handshake import TOKEN, RealShop, Registering
from tests.http.saleor import Saleor, order_created
from tests.letterbox import Letterbox, delivering
from tests.world import ALICE, BOB, World
from webhooks.answers import Answer

Log = Callable[[], str]


@pytest.fixture
def log(settings: Settings, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """All that the app writes, as it writes it in production, and what libraries say besides."""
    out = StringIO()
    caplog.set_level(logging.WARNING)
    configure_logs(settings.model_copy(update={"log_level": "DEBUG"}))
    structlog.configure(
        logger_factory=structlog.WriteLoggerFactory(file=out), cache_logger_on_first_use=False
    )
    yield lambda: out.getvalue() + caplog.text
    structlog.reset_defaults()


def events(log: Log) -> set[str]:
    return {json.loads(line)["event"] for line in log().splitlines() if line.startswith("{")}


def named(log: Log, *secrets: str | None) -> list[str]:
    """Those of the secrets that somebody who reads the log would know."""
    written = log().lower()
    return [secret for secret in secrets if secret and secret.lower() in written]


def test_a_friends_whole_way_leaves_no_trace_of_who_it_was(log: Log, world: World) -> None:
    claimed, _ = world.story()
    (reward,) = world.rewards_of(ALICE)
    world.fake.deaf_to = "add_codes"
    world.turns()

    secrets = (ALICE.email, BOB.email, claimed.code, claimed.checkout_token, reward.code)
    assert named(log, *secrets) == []


def test_a_registration_keeps_its_token_to_itself(
    log: Log, settings: Settings, database: Engine
) -> None:
    door = Registering.of(settings, database)
    with RealShop().open():
        assert door.posts() == (200, "")
    with RealShop(identifier="another.app").open():
        assert door.posts() == (401, "UNKNOWN_APP_ID")

    assert "shop_installed" in events(log)
    assert named(log, TOKEN) == []


def test_an_order_that_is_turned_away_is_told_of_without_its_buyer(
    log: Log, saleor: Saleor
) -> None:
    broken = order_created(code="SECRETCODE12", token="a.b.c")
    for field in ("total", "created", "userEmail"):
        body = {**broken, "order": {**broken["order"], field: {"is": BOB.email}}}
        assert saleor.posts(body).status == 422

    assert "webhook_rejected" in events(log)
    assert named(log, BOB.email, "SECRETCODE12", "a.b.c") == []


def test_an_order_that_cannot_be_stored_is_told_of_without_its_buyer(log: Log, shop: World) -> None:
    readonly = connect(shop.ctx.engine.url.render_as_string(hide_password=False))
    saleor = Saleor(create_app(replace(shop.ctx, engine=readonly)), shop)
    with shop.ctx.engine.begin() as conn:
        conn.execute(text("ALTER TABLE orders ADD CONSTRAINT full_house CHECK (false) NOT VALID"))
    try:
        body = order_created(code="SECRETCODE12")
        assert saleor.posts(body) is Answer.NOT_STORED
    finally:
        with shop.ctx.engine.begin() as conn:
            conn.execute(text("ALTER TABLE orders DROP CONSTRAINT full_house"))
        readonly.dispose()

    assert "order_not_stored" in events(log)
    assert named(log, BOB.email, "SECRETCODE12") == []


class FaultyShop(FakeShop):
    """A shop in whose client we have made a mistake."""

    def account(self, user_id: str) -> Account | None:
        raise RuntimeError(f"nothing to see of {user_id}")


def test_a_fault_of_ours_is_told_of_without_the_person_it_happened_to(
    log: Log, world: World
) -> None:
    token = customer_token(ALICE)
    app = create_app(replace(world.ctx, port=lambda _shop: FaultyShop()))
    said = Door(app, "/graphql/storefront").with_(Authorization=bearer(token)).asks(ME)

    assert said.message == "Unexpected error."
    assert "graphql_failed" in events(log)
    assert "nothing to see" in log()
    assert named(log, ALICE.email, token) == []


def test_a_fault_of_the_database_is_told_of_without_what_was_to_be_written(
    log: Log, storefront: Door, world: World
) -> None:
    word = world.page_of(ALICE).word
    with world.ctx.engine.begin() as conn:
        conn.execute(text("ALTER TABLE touches ADD CONSTRAINT full_house CHECK (false) NOT VALID"))
    try:
        mutation = (
            'mutation { visit(word: "%s", channel: "eu", '
            'landingUrl: "https://shop.example/?mail=bob@example.com") { recorded } }'
        )
        said = storefront.asks(mutation % word)
    finally:
        with world.ctx.engine.begin() as conn:
            conn.execute(text("ALTER TABLE touches DROP CONSTRAINT full_house"))

    assert said.message == "Unexpected error."
    assert "full_house" in log()
    assert named(log, BOB.email) == []


def test_a_question_that_is_wrong_is_not_quoted(log: Log, storefront: Door) -> None:
    for question in (
        'mutation { claim(word: "w", email: "bob@example.com", no: 1) { __typename } }',
        '{ me(locale: "bob@example.com" }',
        'query { offer(word: "bob@example.com") }',
    ):
        assert storefront.asks(question).errors != []
    storefront.asks(CLAIM, word={"mail": BOB.email})

    assert named(log, BOB.email) == []


def test_a_token_that_is_refused_is_not_written_down(
    log: Log, storefront: Door, admin: Door, world: World
) -> None:
    keys = world.ctx.keys
    guest = sign_guest_token(keys.signing, 0, keys.seal(BOB.email).decode(), 4_000_000_000)
    customers, staffs = customer_token(exp=1), staff_token(app="QXBwOjI=")
    for token in (guest, customers):
        assert storefront.with_(Authorization=bearer(token)).asks(ME).code == "TOKEN_INVALID"
    assert admin.with_(Authorization_Bearer=staffs).asks("{ __typename }").code == "TOKEN_INVALID"

    assert named(log, guest, customers, staffs, BOB.email) == []


def test_what_a_shop_says_of_its_mails_and_its_server_is_not_written_down(
    log: Log, world: World
) -> None:
    letterbox = Letterbox()
    letterbox.is_full = True
    with delivering(world, letterbox) as mailing:
        admin = Door(create_app(mailing.ctx), "/graphql/admin").with_(
            Authorization_Bearer=staff_token(email="erin@example.com")
        )
        admin.asks(shop_asks.SET_SENDER, replyTo="help@shop.example")
        secret = admin.asks(staff.SET_EVENT_URL, url="http://127.0.0.1:9/").data["setEventUrl"]
        refused = admin.asks(shop_asks.SEND_TEST_MAIL).data["sendTestMail"]

    assert refused["code"] == "MAIL_NOT_SENT"
    assert "test_mail_not_sent" in events(log)
    assert named(log, "erin@example.com", "help@shop.example", secret["secret"]) == []
