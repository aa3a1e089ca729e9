"""People's points in a program: the rewards that gave them, and what they turned into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.dues import POINTS_RULE
from plugin.domain.instrument import Instrument
from plugin.domain.reward import RewardState
from plugin.storage.tables import points_accounts, rewards
from plugin.storage.tables.base import AnyRow

_KEYS = ["shop_id", "program_id", "owner_hmac"]


def look_at_points(conn: Connection, reward: AnyRow, moment: datetime) -> None:
    """Have the points counted of whoever owns this reward."""
    facts = {name: getattr(reward, name) for name in _KEYS}
    row = insert(points_accounts).values(**facts, due_at=moment)
    conn.execute(row.on_conflict_do_update(index_elements=_KEYS, set_={"due_at": moment}))


def take_due_accounts(
    conn: Connection, shop_id: int, now: datetime, limit: int
) -> Sequence[AnyRow]:
    """Accounts to count, locked until the transaction ends."""
    query = (
        select(points_accounts)
        .where(points_accounts.c.shop_id == shop_id, points_accounts.c.due_at <= now)
        .order_by(points_accounts.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return conn.execute(query).all()


def account_counted(conn: Connection, account: AnyRow) -> None:
    conn.execute(
        update(points_accounts).where(points_accounts.c.id == account.id).values(due_at=None)
    )


def points_of(conn: Connection, account: AnyRow) -> Sequence[AnyRow]:
    """The rewards that gave points, the oldest first; locked."""
    query = _of(account).where(
        rewards.c.instrument == Instrument.POINTS,
        rewards.c.state.not_in((RewardState.PENDING, RewardState.CAPPED)),
        # What was taken back is none, but for what a later reward paid for.
        or_(rewards.c.state != RewardState.VOID, rewards.c.credited > 0),
    )
    return conn.execute(query.order_by(rewards.c.id).with_for_update()).all()


def conversions_of(conn: Connection, account: AnyRow) -> Sequence[AnyRow]:
    """What points turned into and did not turn back from, the oldest first; locked."""
    query = _of(account).where(rewards.c.rule == POINTS_RULE, rewards.c.state != RewardState.VOID)
    return conn.execute(query.order_by(rewards.c.id).with_for_update()).all()


def _of(account: AnyRow) -> Select[*tuple[Any, ...]]:
    return select(rewards).where(
        rewards.c.shop_id == account.shop_id,
        rewards.c.program_id == account.program_id,
        rewards.c.owner_hmac == account.owner_hmac,
    )


def last_conversion(conn: Connection, account: AnyRow) -> int:
    """The number of the newest conversion, also of those that were taken back; 0 for none."""
    newest = select(func.max(rewards.c.milestone)).where(
        rewards.c.shop_id == account.shop_id,
        rewards.c.program_id == account.program_id,
        rewards.c.owner_hmac == account.owner_hmac,
        rewards.c.rule == POINTS_RULE,
    )
    return conn.execute(newest).scalar_one() or 0


def points_left(conn: Connection, shop_id: int, owner_hmac: str) -> dict[int, Decimal]:
    """How many points this person has, by the program's id."""
    held = rewards.c.amount - rewards.c.netted - rewards.c.used
    query = (
        select(rewards.c.program_id, func.sum(held).label("points"))
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.owner_hmac == owner_hmac,
            rewards.c.instrument == Instrument.POINTS,
            rewards.c.state == RewardState.ISSUED,
        )
        .group_by(rewards.c.program_id)
        .order_by(rewards.c.program_id)
    )
    return {row.program_id: row.points for row in conn.execute(query)}
