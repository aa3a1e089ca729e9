"""Lists as tables for elsewhere: row by row, however many there are, the oldest first."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from plugin.storage.pages import advocates as advocate_pages
from plugin.storage.pages import ledger as ledger_pages
from plugin.storage.pages import referrals as referral_pages
from plugin.storage.pages import rewards as reward_pages
from plugin.storage.tables import (
    advocates,
    audit,
    claims,
    ledger,
    orders,
    programs,
    referrals,
    rewards,
)
from plugin.storage.tables.base import AnyRow

# So many rows come from the database at once.
_BATCH = 1000

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
    .join(programs, programs.c.id == rewards.c.program_id)
    .join(advocates, advocates.c.id == rewards.c.advocate_id)
    .outerjoin(audit, audit.c.id == ledger.c.audit_id)
)
_REWARDS = (
    select(
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
        orders.c.number.label("order_number"),
    )
    .select_from(rewards)
    .join(programs, programs.c.id == rewards.c.program_id)
    .join(advocates, advocates.c.id == rewards.c.advocate_id)
    .outerjoin(
        orders, and_(orders.c.shop_id == rewards.c.shop_id, orders.c.id == rewards.c.order_id)
    )
)
_REFERRALS = (
    select(
        referrals.c.id,
        referrals.c.created_at.label("at"),
        referrals.c.program_id,
        programs.c.name.label("program"),
        referrals.c.advocate_id,
        advocates.c.word.label("advocate"),
        referrals.c.held,
        referrals.c.converted_at.label("bought_at"),
        orders.c.channel,
        (orders.c.total - orders.c.refunded).label("revenue"),
        orders.c.currency,
        referrals.c.order_id,
        orders.c.number.label("order_number"),
    )
    .select_from(referrals)
    .join(programs, programs.c.id == referrals.c.program_id)
    .join(advocates, advocates.c.id == referrals.c.advocate_id)
    .outerjoin(
        orders, and_(orders.c.shop_id == referrals.c.shop_id, orders.c.id == referrals.c.order_id)
    )
)


def _number(table: Any, *which: Any) -> Any:
    """How many such rows an advocate has."""
    mine = select(func.count()).where(
        table.c.shop_id == advocates.c.shop_id, table.c.advocate_id == advocates.c.id, *which
    )
    return mine.select_from(table).scalar_subquery()


_ADVOCATES = select(
    advocates.c.id,
    advocates.c.created_at.label("at"),
    advocates.c.word.label("advocate"),
    advocates.c.first_name,
    advocates.c.language,
    advocates.c.banned_at,
    _number(claims).label("claims"),
    _number(referrals, referrals.c.order_id.is_not(None)).label("friends"),
)

LEDGER_COLUMNS = tuple(map(str, _LEDGER.selected_columns.keys()))
REWARD_COLUMNS = tuple(map(str, _REWARDS.selected_columns.keys()))
REFERRAL_COLUMNS = tuple(map(str, _REFERRALS.selected_columns.keys()))
ADVOCATE_COLUMNS = tuple(map(str, _ADVOCATES.selected_columns.keys()))


def ledger_rows(conn: Connection, shop_id: int, wanted: ledger_pages.Wanted) -> Generator[AnyRow]:
    """Rows of LEDGER_COLUMNS."""
    return _rows(conn, _LEDGER.where(*ledger_pages.conditions(shop_id, wanted)), ledger, shop_id)


def reward_rows(conn: Connection, shop_id: int, wanted: reward_pages.Wanted) -> Generator[AnyRow]:
    """Rows of REWARD_COLUMNS."""
    which = reward_pages.conditions(conn, shop_id, wanted)
    return _rows(conn, _REWARDS.where(*which), rewards, shop_id)


def referral_rows(
    conn: Connection, shop_id: int, wanted: referral_pages.Wanted
) -> Generator[AnyRow]:
    """Rows of REFERRAL_COLUMNS."""
    which = referral_pages.conditions(conn, shop_id, wanted)
    return _rows(conn, _REFERRALS.where(*which), referrals, shop_id)


def advocate_rows(
    conn: Connection, shop_id: int, wanted: advocate_pages.Wanted
) -> Generator[AnyRow]:
    """Rows of ADVOCATE_COLUMNS."""
    which = advocate_pages.conditions(shop_id, wanted)
    return _rows(conn, _ADVOCATES.where(*which), advocates, shop_id)


def _rows(conn: Connection, query: Select[Any], table: Any, shop_id: int) -> Generator[AnyRow]:
    mine = query.where(table.c.shop_id == shop_id).order_by(table.c.id)
    # A cursor in the database: neither we nor its library hold more than a batch.
    with conn.execution_options(yield_per=_BATCH).execute(mine) as rows:
        yield from rows
