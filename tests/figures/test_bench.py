"""What `make bench` sends and says. How quick anything is, no test asserts."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values
from joserfc.jwk import KeySet

from bench.decisions import stream
from bench.environment import interpreter
from bench.events import APP_ID, BODY_BYTES, SIGNATURE_BYTES, Signer, order_body, signed_events
from bench.open_loop import BadAnswer, Callers
from bench.plan import ROOT
from bench.report import LINES, TARGETS, table
from bench.storefront.asked import People, is_answered
from plugin.domain.decision import Outcome, decide
from plugin.keys import Keys
from plugin.saleor.orders import parse_order
from plugin.saleor.signatures import BadSignature, verify_webhook

_OFFICIAL = Path(__file__).parents[2] / "bench" / "official"
_GOOD: dict[str, Any] = {
    **{key: 7 for _, keys, _ in LINES for key in keys.split()},
    "ingest_ratio": 3.0,
    "claim_p99_ms": 19.9,
    "saleor_calls_per_100_rewards": 4,
    "storefront_main_thread_ms": 4.9,
    "web_rss_mb": 129.9,
    "decisions_per_second": 20_000,
    "replay_100k_orders_s": 9.9,
    "replay_memory_growth_mb": 9.9,
}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> tuple[Signer, list[tuple[str, bytes]]]:
    made = signed_events(tmp_path_factory.mktemp("events"), 3)
    data = made.path.read_bytes()
    length = SIGNATURE_BYTES + BODY_BYTES
    records = [data[at : at + length] for at in range(0, len(data), length)]
    pairs = [(r[:SIGNATURE_BYTES].decode(), r[SIGNATURE_BYTES:]) for r in records]
    return made.signer, pairs


def test_an_event_is_signed_as_the_app_wants_it(
    events: tuple[Signer, list[tuple[str, bytes]]],
) -> None:
    signer, pairs = events
    keys = KeySet.import_key_set(signer.jwks())  # type: ignore[arg-type]
    for signature, body in pairs:
        verify_webhook(signature, body, keys)
    with pytest.raises(BadSignature):
        verify_webhook(pairs[0][0], pairs[1][1], keys)


def test_every_event_is_another_paid_order_of_4_kb(
    events: tuple[Signer, list[tuple[str, bytes]]], keys: Keys
) -> None:
    bodies = [json.loads(body) for _, body in events[1]]
    orders = [parse_order(body["order"], keys, 1) for body in bodies]
    assert {len(body) for _, body in events[1]} == {4096}
    assert {body["recipient"]["id"] for body in bodies} == {APP_ID}
    assert len({order.id for order in orders}) == len({order.buyer for order in orders}) == 3
    assert all(order.is_fully_charged for order in orders)


def test_an_order_of_any_length_makes_a_body_of_the_same_length() -> None:
    assert {len(order_body(number)) for number in (0, 9, 99_999, 10**7)} == {BODY_BYTES}


def test_half_of_the_orders_decided_count_and_the_others_are_refused_for_six_reasons() -> None:
    decided = [decide(*case) for case in stream()]
    assert [d.outcome for d in decided].count(Outcome.QUALIFIED) == 6
    assert len({d.reason for d in decided if d.outcome is Outcome.REFUSED}) == 6


def test_figures_are_of_a_python_built_for_use_if_the_app_runs_on_it(tmp_path: Path) -> None:
    old, good = tmp_path / "old", tmp_path / "good"
    for folder, said, fails in ((old, "3.9.2", 1), (good, "3.13.1 (main)", 0)):
        folder.mkdir()
        (folder / "python3").write_text(f"#!/bin/sh\necho '{said}'\nexit {fails}\n")
        (folder / "python3").chmod(0o755)

    assert interpreter((str(old), str(good))) == (str(good / "python3"), "3.13.1 (main)")
    assert interpreter((str(old), str(tmp_path))) == (sys.executable, sys.version)


def test_what_the_storefront_is_asked_is_what_its_door_knows() -> None:
    door = build_schema((ROOT / "graphql" / "app" / "storefront.graphql").read_text())
    people = People("https://shop.example/graphql/", "anna-7k2q", ["one", "another"])
    heads, bodies = zip(*(people.request(n).split(b"\r\n\r\n") for n in range(20)), strict=True)
    for body in bodies:
        said = json.loads(body)
        document = parse(said["query"])
        assert validate(door, document) == []
        operation = document.definitions[0]
        assert isinstance(operation, OperationDefinitionNode)
        values = get_variable_values(door, operation.variable_definitions or (), said["variables"])
        assert not isinstance(values, list), values
    assert len({head.partition(b"X-Forwarded-For: ")[2].split()[0] for head in heads}) == 2
    assert [b"Bearer one" in head for head in heads].count(True) == 2


def test_a_refusal_is_no_answer() -> None:
    assert is_answered(b'{"data": {"claim": {"__typename": "Claim"}}}')
    assert not is_answered(b'{"data": {"claim": {"__typename": "Refusal"}}}')
    assert not is_answered(b'{"data": {"offer": null}}')
    assert not is_answered(b'{"data": null, "errors": []}')


def test_the_report_says_that_all_was_reached() -> None:
    assert table(_GOOD).count("reached") == len(TARGETS)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.key)
def test_the_report_says_what_was_missed(target: Any) -> None:
    worse = -0.1 if target.sign == "≥" else 1
    lines = table({**_GOOD, target.key: target.value + worse}).splitlines()
    assert [line.split()[-1] for line in lines].count("MISSED") == 1


def test_the_official_handler_is_locked_and_its_lock_names_no_host() -> None:
    wanted = json.loads((_OFFICIAL / "package.json").read_text())["dependencies"]
    lock = (_OFFICIAL / "package-lock.json").read_text()
    locked = json.loads(lock)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert "://" not in lock


def test_a_bad_answer_ends_the_measurement() -> None:
    async def serve_and_call() -> None:
        server = await asyncio.start_server(_refuses, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            callers = Callers(port, lambda _number: b"GET / HTTP/1.1\r\n\r\n", lambda _body: True)
            async with aclosing(callers):
                await callers.at_rate(0, rate=1, seconds=1)

    with pytest.raises(BadAnswer, match="503"):
        asyncio.run(serve_and_call())


async def _refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()
    writer.close()
