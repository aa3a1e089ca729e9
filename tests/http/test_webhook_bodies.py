"""A body has to be what its header says, and small enough to be one."""

from __future__ import annotations

import json
from io import BytesIO

from flask import Flask
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app

from tests.http.saleor import Saleor, answer_of, event, order_created
from tests.keys import sign
from tests.world import API_URL
from webhooks.answers import Answer
from webhooks.receive import LARGEST_BODY

NO_OBJECTS = [
    b"",
    b"order",
    b"{",
    b'{"order": }',
    b"[]",
    b'[{"__typename": "OrderCreated"}]',
    b'"OrderCreated"',
    b"7",
    b"null",
    b"[" * 100_000,
    b'{"order":' * 50_000 + b"1" + b"}" * 50_000,
    b'{"x":' + b"[" * 50_000,
    b'{"order": {"id": "Order:1"}} {}',
    b'{"order": {"id": 01}}',
    b'{"order": {"number": "\n"}}',
    b'{"order": {"number": "\\ud800"}}',
    b'{"__typename": "\xff"}',
    b"\xef\xbb\xbf{}",
]


def test_what_is_no_json_object_is_turned_away(saleor: Saleor) -> None:
    answers = {body: saleor.posts(body) for body in NO_OBJECTS}

    assert answers == dict.fromkeys(NO_OBJECTS, Answer.NOT_JSON)
    assert saleor.stored == {}


def test_an_event_that_no_handler_takes_is_turned_away(saleor: Saleor) -> None:
    assert saleor.posts(about="voucher_created") is Answer.UNKNOWN_EVENT
    assert saleor.posts(about="x" * 5000) is Answer.UNKNOWN_EVENT
    assert saleor.posts(about="app_deleted") is Answer.UNKNOWN_EVENT
    assert saleor.stored == {}


def test_the_unsigned_header_must_agree_with_the_signed_body(saleor: Saleor) -> None:
    assert saleor.posts(about="order_paid") is Answer.EVENT_MISMATCH
    nameless = order_created()
    del nameless["__typename"]
    assert saleor.posts(nameless) is Answer.FIELD_MISSING
    assert saleor.posts({**nameless, "__typename": ["OrderCreated"]}) is Answer.EVENT_MISMATCH
    assert saleor.stored == {}


def test_an_event_may_be_written_in_capitals(saleor: Saleor) -> None:
    assert saleor.posts(about="ORDER_CREATED") is Answer.ACCEPTED


def test_a_body_that_saleor_could_not_build_is_turned_away(saleor: Saleor) -> None:
    denied = [{"message": "To access this path, you need MANAGE_ORDERS"}]

    assert saleor.posts(event(order=None, errors=denied)) is Answer.PAYLOAD_ERRORS
    assert saleor.posts(event(errors=denied)) is Answer.PAYLOAD_ERRORS
    assert saleor.posts(event(order=None)) is Answer.FIELD_MISSING
    assert saleor.posts(event()) is Answer.FIELD_MISSING
    assert saleor.posts(event(order=["Order:1"])) is Answer.VALUE_ABSURD
    assert saleor.stored == {}


def test_an_error_beside_a_whole_order_does_no_harm(saleor: Saleor) -> None:
    body = {**order_created(), "errors": [{"message": "something else was denied"}]}

    assert saleor.posts(body) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_a_gap_in_the_order_is_put_down_to_the_error_beside_it(saleor: Saleor) -> None:
    body = {**order_created(channel="eu", status=None), "errors": [{"message": "denied"}]}

    assert saleor.posts(body) is Answer.PAYLOAD_ERRORS
    assert saleor.stored == {}


class Endless(BytesIO):
    """A body that goes on for as long as somebody reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size > 0, "the whole of it would fill the memory"
        self.given += size
        return b" " * size


def streamed(app: Flask, stream: BytesIO, signature: str, length: str | None) -> TestResponse:
    """A POST with this Content-Length, or in chunks without any."""
    headers = [
        ("Saleor-Event", "order_created"),
        ("Saleor-Api-Url", API_URL),
        ("Saleor-Signature", signature),
    ]
    environ = EnvironBuilder("/api/webhooks/orders", method="POST", headers=headers).get_environ()
    environ["wsgi.input"] = stream
    environ.pop("CONTENT_LENGTH", None)
    if length is not None:
        environ["CONTENT_LENGTH"] = length
    body, status, got = run_wsgi_app(app.wsgi_app, environ)
    return TestResponse(body, status, got, EnvironBuilder().get_request())


def test_a_body_that_says_it_is_too_large_is_not_read(app: Flask, saleor: Saleor) -> None:
    endless = Endless()

    answer = answer_of(streamed(app, endless, "a..b", str(LARGEST_BODY + 1)))
    assert answer is Answer.TOO_LARGE
    assert endless.given == 0
    assert saleor.stored == {}


def test_a_body_that_does_not_say_how_large_it_is_is_read_no_further_than_allowed(
    app: Flask, saleor: Saleor
) -> None:
    endless = Endless()

    assert answer_of(streamed(app, endless, "a..b", None)) is Answer.TOO_LARGE
    assert endless.given == LARGEST_BODY + 1
    assert saleor.stored == {}


def test_a_body_of_unsaid_length_is_taken_if_it_is_small(app: Flask, saleor: Saleor) -> None:
    body = json.dumps(order_created()).encode()

    for length in (None, "", "²", "-1", "many"):
        assert answer_of(streamed(app, BytesIO(body), sign(body), length)) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_the_largest_body_is_still_taken(saleor: Saleor) -> None:
    body = json.dumps(order_created()).encode()

    assert saleor.posts(body.ljust(LARGEST_BODY)) is Answer.ACCEPTED
    assert saleor.posts(body.ljust(LARGEST_BODY + 1)) is Answer.TOO_LARGE
    assert saleor.stored == {"Order:1": "NONE"}
