"""Every field that our query asks for is needed, and has to be what an order can have."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.http.saleor import Saleor, order_created
from tests.waiting import until
from webhooks.answers import Answer

NEEDED = [
    "id",
    "number",
    "created",
    "updatedAt",
    "status",
    "chargeStatus",
    "languageCodeEnum",
    "channel",
    "channel.slug",
    "channel.currencyCode",
    "total",
    "total.gross",
    "total.gross.amount",
    "undiscountedTotal",
    "undiscountedTotal.gross",
    "undiscountedTotal.gross.amount",
    "shippingPrice",
    "shippingPrice.gross",
    "shippingPrice.gross.amount",
    "totalCharged",
    "totalCharged.amount",
    "totalRefunded",
    "totalRefunded.amount",
]
AMOUNTS = [path for path in NEEDED if path.endswith("amount")]
MAY_BE_EMPTY = ["user", "userEmail", "voucherCode", "metadata"]


def with_field(path: str, value: Any) -> dict[str, Any]:
    """An order with this value at the end of the path; ... for nothing at all."""
    body = deepcopy(order_created())
    *way, last = path.split(".")
    spot = body["order"]
    for name in way:
        spot = spot[name]
    if value is ...:
        del spot[last]
    else:
        spot[last] = value
    return body


NO_AMOUNTS: list[Any] = [
    -0.01,
    1e13,
    "NaN",
    "Infinity",
    True,
    "ten",
    [1],
    {"amount": 1},
]
NO_MOMENTS: list[Any] = ["yesterday", "", "2026-13-01T00:00:00+00:00", 5, {}]


@pytest.mark.parametrize("nothing", [..., None], ids=["left out", "null"])
def test_an_order_that_lacks_a_field_is_turned_away(saleor: Saleor, nothing: object) -> None:
    answers = {path: saleor.posts(with_field(path, nothing)) for path in NEEDED}

    assert answers == dict.fromkeys(NEEDED, Answer.FIELD_MISSING)
    assert saleor.stored == {}


def test_what_a_guest_without_a_code_has_not_is_not_missed(saleor: Saleor) -> None:
    answers = {path: saleor.posts(with_field(path, None)) for path in MAY_BE_EMPTY}

    assert answers == dict.fromkeys(MAY_BE_EMPTY, Answer.ACCEPTED)
    assert saleor.stored == {"Order:1": "NONE"}


def test_what_no_order_can_have_is_turned_away(saleor: Saleor) -> None:
    absurd = [(path, value) for path in AMOUNTS for value in NO_AMOUNTS]
    absurd += [(path, value) for path in ("created", "updatedAt") for value in NO_MOMENTS]
    answers = {(path, repr(value)): saleor.posts(with_field(path, value)) for path, value in absurd}

    assert answers == dict.fromkeys(answers, Answer.VALUE_ABSURD)
    assert saleor.stored == {}


@pytest.mark.parametrize("word", ["nan", "inf"])
def test_words_that_json_has_not_are_turned_away(saleor: Saleor, word: str) -> None:
    answers = {path: saleor.posts(with_field(path, float(word))) for path in AMOUNTS}

    assert answers == dict.fromkeys(AMOUNTS, Answer.NOT_JSON)
    assert saleor.stored == {}


ODD: list[tuple[str, Any]] = [
    ("user", "VXNlcjox"),
    ("user", {"id": 7}),
    ("userEmail", 7),
    ("userEmail", {"address": "bob@example.com"}),
    ("voucherCode", 7),
    ("voucherCode", ["CODE"]),
    ("metadata", 7),
    ("metadata", "referrals.token"),
    ("metadata", [{"key": "referrals.token"}]),
    ("metadata", [{"key": ["referrals.token"], "value": "x"}]),
    ("metadata", [7, None, []]),
    ("metadata", [{"key": "referrals.token", "value": 7}]),
    ("metadata", [{"key": "referrals.token", "value": {"claim": 1}}]),
    ("channel", "eu"),
    ("total", 90.0),
]


def test_a_field_of_another_shape_is_no_fault_of_the_app(saleor: Saleor) -> None:
    """Whatever becomes of the order, Saleor need not send it again."""
    for path, value in ODD:
        assert saleor.posts(with_field(path, value)).status < 500


TOKENS = [
    "",
    "a.b.c",
    "..",
    "é",
    "\x00",
    "eyJhbGciOiJIUzI1NiJ9.e30.AAAA",
    "W1tbW1tbW1tbW1tbW1tbW1tb" * 40 + ".e30.AAAA",
    "." * 10_000,
    "x" * 200_000,
]


def test_anybody_may_write_anything_where_our_token_stands(saleor: Saleor) -> None:
    """Checkout metadata is open to whoever knows the checkout's id."""
    for written in TOKENS:
        entry = {"key": "referrals.token", "value": written}
        assert saleor.posts(with_field("metadata", [entry])) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_an_older_state_never_replaces_a_newer_one(saleor: Saleor) -> None:
    paid = with_field("chargeStatus", "FULL")
    paid["order"]["updatedAt"] = "2100-01-01T00:00:00+00:00"

    assert saleor.posts(paid) is Answer.ACCEPTED
    assert saleor.posts(order_created()) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "FULL"}


def test_every_stored_order_wakes_a_worker_after_it_is_committed(saleor: Saleor) -> None:
    saleor.world.woken.clear()

    saleor.posts()
    # By a thread of its own: the shop has its answer before.
    assert until("somebody is woken", lambda: saleor.world.woken) == [saleor.world.shop.id]
