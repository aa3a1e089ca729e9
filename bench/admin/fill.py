"""Fill the shop of the benchmark with so many referrals, straight in the app's own tables."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Engine, Index, text

from bench.admin.rows import PREPARED, ROWS
from bench.decisions import stream
from plugin.domain.decision import decide
from plugin.domain.instrument import instrument_of
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.program import ProgramState
from plugin.domain.promise import Promise
from plugin.domain.terms import Donation, FixedOff, GiftCard, PercentOff, Terms
from plugin.domain.trace import trace_to_json
from plugin.storage import programs
from plugin.storage.promise_json import terms_to_json
from plugin.storage.tables import metadata

PROGRAMS = 20
# slug, currency, what a euro is there, and how often somebody buys there.
_CHANNELS = (
    ("eu", "EUR", 1, 0.0, 0.55),
    ("pl", "PLN", 4, 0.55, 0.75),
    ("default-channel", "USD", 1, 0.75, 0.92),
    ("uk", "GBP", 1, 0.92, 1.01),
)
_TENTH = PercentOff(Decimal(10))
_AMOUNTS = {slug: Money(Decimal(10 * rate), currency) for slug, currency, rate, *_ in _CHANNELS}
# What the rules look at; no page shows it.
_LINES = json.dumps([{"product": "Product:1", "variant": "Variant:1", "amount": "20"}] * 3)


@dataclass(frozen=True, slots=True)
class Filled:
    """base: what all ids of the rows are counted from."""

    shop_id: int
    count: int
    base: int

    @property
    def advocates(self) -> int:
        return self.count // 5


def fill(engine: Engine, shop_id: int, count: int) -> Filled:
    filled = Filled(shop_id, count, base=10_000)
    with engine.begin() as conn:
        # Nothing looks after references meanwhile: the statements keep them, and are ten times as
        # quick.
        conn.execute(text("SET LOCAL session_replication_role = replica"))
        conn.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        conn.execute(text("SELECT setseed(0.5)"))
        _add_channels(conn, shop_id)
        _add_programs(conn, shop_id)
        away = _without_indices(conn)
        said = _said(filled)
        for statement in (PREPARED, *ROWS.values()):
            conn.execute(text(statement), {n: v for n, v in said.items() if f":{n}" in statement})
        for index in away:
            index.create(conn)
        for table in ("bench_friends", "bench_programs", "bench_channels"):
            conn.execute(text(f"DROP TABLE {table}"))
    return filled


def _said(filled: Filled) -> dict[str, Any]:
    return {
        "shop": filled.shop_id,
        "count": filled.count,
        "base": filled.base,
        "advocates": filled.advocates,
        "programs": PROGRAMS,
        "lines": _LINES,
        "trace": json.dumps(trace_to_json(decide(*stream()[0]))),
    }


def _without_indices(conn: Connection) -> list[Index]:
    """To build one over all rows is quicker than to keep it while they come."""
    tables = {statement.split()[2] for statement in ROWS.values()}
    found = [
        index for table in metadata.sorted_tables if table.name in tables for index in table.indexes
    ]
    for index in found:
        index.drop(conn)
    return found


def _add_channels(conn: Connection, shop_id: int) -> None:
    conn.execute(
        text(
            "CREATE UNLOGGED TABLE bench_channels"
            " (channel text, currency text, rate numeric, low float, high float)"
        )
    )
    for slug, currency, rate, low, high in _CHANNELS:
        said = {"shop": shop_id, "slug": slug, "currency": currency}
        conn.execute(
            text(
                "INSERT INTO channels (shop_id, slug, saleor_id, name, currency, is_active) VALUES"
                " (:shop, :slug, :slug, :slug, :currency, true) ON CONFLICT DO NOTHING"
            ),
            said,
        )
        conn.execute(
            text("INSERT INTO bench_channels VALUES (:slug, :currency, :rate, :low, :high)"),
            {**said, "rate": rate, "low": low, "high": high},
        )


def _add_programs(conn: Connection, shop_id: int) -> None:
    """Most run, some are paused or have ended, and a few have limits."""
    conn.execute(
        text(
            "CREATE UNLOGGED TABLE bench_programs (program_at int, program bigint, version bigint,"
            " offer bigint, unit text, instrument text, terms jsonb)"
        )
    )
    for at in range(PROGRAMS):
        terms = _terms(at)
        program_id = programs.add_program(conn, shop_id, _promise(at, terms), "bench")
        states = (ProgramState.ACTIVE, ProgramState.PAUSED, ProgramState.ENDED)
        programs.change_program(conn, shop_id, program_id, state=states[max(0, at % 5 - 2)])
        (version,) = programs.versions_of(conn, shop_id, program_id)
        conn.execute(
            text(
                "INSERT INTO bench_programs SELECT :at, :program, :version, id, :unit, :instrument,"
                " CAST(:terms AS jsonb) FROM offers WHERE version_id = :version"
            ),
            {
                "at": at,
                "program": program_id,
                "version": version.id,
                "unit": "percent" if isinstance(terms, PercentOff) else None,
                "instrument": instrument_of(terms),
                "terms": json.dumps(terms_to_json(terms)),
            },
        )


def _terms(at: int) -> Terms:
    match at % 10:
        case 4:
            return GiftCard(_AMOUNTS)
        case 7:
            return _TENTH
        case 9:
            return Donation("trees", _AMOUNTS)
        case _:
            return FixedOff(_AMOUNTS)


def _promise(at: int, terms: Terms) -> Promise:
    arm = Arm(friend=SidePromise(_TENTH), advocate=SidePromise(terms))
    promise = Promise(name=f"Program {at}", offers=(arm,))
    if at % 4:
        return promise
    caps = (Cap(per=Period.MONTH, count=100_000), Cap(money={"EUR": Decimal(9_000_000)}))
    return replace(promise, limits=Limits(per_program=caps))
