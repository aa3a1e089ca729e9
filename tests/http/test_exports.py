"""The Dashboard's downloads: the ledger and the rewards as tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from werkzeug.test import TestResponse

from plugin.services.books.export_books import Book, export_book, scope_of
from plugin.services.books.write_table import Form
from plugin.services.programs.manage_programs import create_program
from plugin.storage.exports import LEDGER_COLUMNS, REWARD_COLUMNS
from tests.http import staff
from tests.http.doors import Door, customer_token, staff_token
from tests.promises import TENTH, a_promise
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, API_URL, World


def downloads(app: Flask, path: str, **headers: str | None) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    usual = {"Saleor-Api-Url": API_URL, "Authorization-Bearer": staff_token()}
    sent = {k: v for k, v in {**usual, **named}.items() if v is not None}
    return app.test_client().get(path, headers=sent)


def table(app: Flask, path: str, **headers: str | None) -> list[dict[str, Any]]:
    answer = downloads(app, path, **headers)
    assert answer.status_code == 200, answer.text
    if answer.mimetype == "application/json":
        rows: list[dict[str, Any]] = json.loads(answer.text)
        return rows
    return list(csv.DictReader(StringIO(answer.text)))


def test_the_ledger_comes_with_who_when_and_why(running: Flask, world: World) -> None:
    _, bought = world.story()
    erin = Staff(world)
    reward = erin.voids(erin.only())
    rows = table(running, "/export/ledger.json")

    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    last = rows[-1]
    assert tuple(last) == LEDGER_COLUMNS
    assert (last["from_account"], last["to_account"], last["amount"], last["unit"]) == (
        "issued",
        "released",
        "10",
        "EUR",
    )
    assert (last["actor"], last["reason"], last["why"]) == (
        ERIN,
        "VOIDED_BY_STAFF",
        "She asked so nicely",
    )
    assert (last["reward_id"], last["order_id"]) == (reward, bought.id)
    assert (last["advocate"], last["program"]) == (world.page_of(ALICE).word, "Refer a friend")


def test_rewards_come_as_they_stand(running: Flask, world: World) -> None:
    world.story()
    erin = Staff(world)
    erin.grants(TENTH)
    rows = table(running, "/export/rewards.json")

    assert {tuple(row) for row in rows} == {REWARD_COLUMNS}
    shown = [(row["side"], row["kind"], row["state"], row["order_id"]) for row in rows]
    assert shown == [
        ("friend", "percent", "spent", "Order:1"),
        ("advocate", "fixed", "issued", "Order:1"),
        ("advocate", "percent", "issued", None),
    ]


@pytest.mark.parametrize("book", Book)
def test_a_spreadsheet_gets_what_a_program_gets(running: Flask, world: World, book: Book) -> None:
    world.story()
    for_programs = table(running, f"/export/{book}.json")
    for_people = table(running, f"/export/{book}.csv")

    assert for_people == [
        {name: "" if cell is None else str(cell) for name, cell in row.items()}
        for row in for_programs
    ]


def test_a_download_is_a_file_that_nobody_keeps(running: Flask, world: World) -> None:
    answer = downloads(running, "/export/ledger.csv")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ledger.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert downloads(running, "/export/ledger.xlsx").status_code == 404
    assert downloads(running, "/export/orders.csv").status_code == 404
    assert world.shop.is_active


def test_one_program_and_one_period(running: Flask, admin: Door, world: World) -> None:
    world.story()
    other = create_program(world.ctx, world.shop, a_promise(name="=Another"), ERIN)
    erin = Staff(world)
    erin.grants(program_id=other.id)
    today = datetime.now(UTC).date()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)

    (row,) = table(running, f"/export/rewards.csv?program={other.id}")
    assert row["program"] == "'=Another"
    assert len(table(running, f"/export/rewards.csv?from={yesterday}&to={tomorrow}")) == 3
    for empty in (f"from={tomorrow}", f"to={yesterday}", "from=2027-01-01T00:00%2B01:00"):
        assert table(running, f"/export/ledger.csv?{empty}") == []
    # Where the day begins as the shop's clocks say: there it is tomorrow, or still today.
    admin.asks(staff.SET_TIME_ZONE, name="Etc/GMT+12")
    begins = datetime.combine(tomorrow, datetime.min.time(), UTC) + timedelta(hours=12)
    with world.ctx.engine.begin() as conn:
        moved = text("UPDATE rewards SET created_at = :at")
        conn.execute(moved, {"at": begins})
    assert len(table(running, f"/export/rewards.csv?from={tomorrow}")) == 3
    with world.ctx.engine.begin() as conn:
        conn.execute(moved, {"at": begins - timedelta(seconds=1)})
    assert table(running, f"/export/rewards.csv?from={tomorrow}") == []


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ("program=999999", 404, "PROGRAM_UNKNOWN"),
        ("program=x", 404, "PROGRAM_UNKNOWN"),
        ("program=" + "9" * 30, 404, "PROGRAM_UNKNOWN"),
        ("from=yesterday", 400, "MOMENT_INVALID"),
        ("to=2026-13-01", 400, "MOMENT_INVALID"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    running: Flask, asked: str, status: int, code: str
) -> None:
    answer = downloads(running, f"/export/ledger.csv?{asked}")
    (error,) = json.loads(answer.text)["errors"]

    assert (answer.status_code, error["extensions"]["code"]) == (status, code)


@pytest.mark.parametrize(
    ("header", "value", "status", "code"),
    [
        ("Authorization_Bearer", lambda: None, 401, "TOKEN_NEEDED"),
        ("Authorization_Bearer", lambda: customer_token(ALICE), 401, "TOKEN_INVALID"),
        ("Authorization_Bearer", lambda: staff_token("MANAGE_ORDERS"), 403, "PERMISSION_DENIED"),
        ("Saleor_Api_Url", lambda: None, 400, "SHOP_NEEDED"),
        ("Saleor_Api_Url", lambda: "https://x.example/graphql/", 404, "SHOP_UNKNOWN"),
    ],
)
def test_downloads_are_for_staff_who_may_manage_discounts(
    running: Flask, header: str, value: Callable[[], str | None], status: int, code: str
) -> None:
    """A token is made when it is needed: it does not outlive a long run of the tests."""
    for book in Book:
        answer = downloads(running, f"/export/{book}.csv", **{header: value()})
        (error,) = json.loads(answer.text)["errors"]
        assert (answer.status_code, error["extensions"]["code"]) == (status, code)


def test_who_may_not_manage_orders_gets_the_table_without_them(
    running: Flask, world: World
) -> None:
    world.story()
    marketer = {"Authorization_Bearer": staff_token("MANAGE_DISCOUNTS")}

    for book in Book:
        rows = table(running, f"/export/{book}.csv", **marketer)
        assert {row.get("order_id", "") for row in rows} == {""}


def test_no_address_and_no_code_is_in_the_tables(running: Flask, world: World) -> None:
    world.story()
    code = world.rewards_of(ALICE)[0].code
    written = "".join(downloads(running, f"/export/{book}.csv").text for book in Book)

    assert "@" not in written
    assert str(code) not in written


def pieces_of(world: World) -> Iterator[str]:
    whole = scope_of(world.ctx, world.shop, None, None, None).of(Book.LEDGER)
    return export_book(world.ctx, world.shop, Book.LEDGER, Form.CSV, whole, with_orders=True)


def test_the_database_keeps_the_rows_until_they_are_asked_for(world: World) -> None:
    erin = Staff(world)
    erin.grants()
    with world.ctx.engine.begin() as conn:
        more = text(
            "INSERT INTO ledger (shop_id, reward_id, from_account, to_account, amount, unit,"
            " reason, actor) SELECT shop_id, reward_id, from_account, to_account, amount, unit,"
            " reason, actor FROM ledger, generate_series(1, 2000) WHERE to_account = 'owed'"
        )
        conn.execute(more)
    asking = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE state = 'idle in transaction' AND query LIKE 'FETCH FORWARD%'"
    )

    def open_cursors() -> object:
        with world.ctx.engine.connect() as conn:
            return conn.execute(asking).scalar_one()

    pieces = pieces_of(world)
    assert next(pieces).count("\n") == 501
    assert open_cursors() == 1
    # Whoever breaks the download off gives the connection back.
    pieces.close()  # type: ignore[attr-defined]
    assert open_cursors() == 0
    assert sum(piece.count("\n") for piece in pieces_of(world)) == 2003
