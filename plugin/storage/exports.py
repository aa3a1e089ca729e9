"""The ledger and the rewards as tables for elsewhere: row by row, however many there are."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from plugin.storage.pages.period import EVER, Period
from plugin.storage.tables import advocates, audit, ledger, programs, rewards
from plugin.storage.tables.base import AnyRow

# So many rows come from the database at once.
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole shop, or one program; ever, or in a period."""

    program_id: int | None = None
    period: Period = EVER


_LEDGER = (
    select(
        ledger.c.id,
        ledger.c.created_at.label("at"),
        rewards.c.program_id,
        programs.c.name.label("program"),
        rewards.c.advocate_id,
        advocates.c.word.label("advocate"),
        ledger.c.reward_id,
        rewards.c.side,
        ledger.c.from_account,
        ledger.c.to_account,
        ledger.c.amount,
        ledger.c.unit,
        ledger.c.reason,
        ledger.c.actor,
        audit.c.note.label("why"),
        ledger.c.order_id,
    )
    .select_from(ledger)
    .join(rewards, rewards.c.id == ledger.c.reward_id)
    .outerjoin(audit, audit.c.id == ledger.c.audit_id)
)
_REWARDS = select(
    rewards.c.id,
    rewards.c.created_at.label("at"),
    rewards.c.program_id,
    programs.c.name.label("program"),
    rewards.c.advocate_id,
    advocates.c.word.label("advocate"),
    rewards.c.side,
    rewards.c.terms["kind"].astext.label("kind"),
    rewards.c.instrument,
    rewards.c.state,
    rewards.c.ruling,
    rewards.c.reason,
    rewards.c.channel,
    rewards.c.amount,
    rewards.c.unit,
    rewards.c.used,
    rewards.c.netted,
    rewards.c.owed_back,
    rewards.c.paid_back,
    rewards.c.cost,
    rewards.c.currency,
    rewards.c.earned_at,
    rewards.c.due_at,
    rewards.c.expires_at,
    rewards.c.order_id,
).select_from(rewards)
LEDGER_COLUMNS = tuple(map(str, _LEDGER.selected_columns.keys()))
REWARD_COLUMNS = tuple(map(str, _REWARDS.selected_columns.keys()))


def ledger_rows(conn: Connection, shop_id: int, scope: Scope) -> Generator[AnyRow]:
    """Rows of LEDGER_COLUMNS, the oldest first."""
    return _rows(conn, _LEDGER, ledger, shop_id, scope)


def reward_rows(conn: Connection, shop_id: int, scope: Scope) -> Generator[AnyRow]:
    """Rows of REWARD_COLUMNS, the oldest first."""
    return _rows(conn, _REWARDS, rewards, shop_id, scope)


def _rows(
    conn: Connection, columns: Select[Any], table: Any, shop_id: int, scope: Scope
) -> Generator[AnyRow]:
    query = (
        columns.join(programs, programs.c.id == rewards.c.program_id)
        .join(advocates, advocates.c.id == rewards.c.advocate_id)
        .where(table.c.shop_id == shop_id, *scope.period.holds(table.c.created_at))
        .order_by(table.c.id)
    )
    if scope.program_id is not None:
        query = query.where(rewards.c.program_id == scope.program_id)
    # A cursor in the database: neither we nor its library hold more than a batch.
    with conn.execution_options(yield_per=_BATCH).execute(query) as rows:
        yield from rows
