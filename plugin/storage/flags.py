"""Flags in customers' metadata, and the rewards that ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.instrument import Instrument
from plugin.domain.reward import RewardState
from plugin.storage.tables import flags, rewards
from plugin.storage.tables.base import AnyRow


def look_at_flag(
    conn: Connection, shop_id: int, owner_hmac: str, name: str, moment: datetime
) -> None:
    """Have the customer's flag brought in line with what its rewards ask for."""
    row = insert(flags).values(shop_id=shop_id, owner_hmac=owner_hmac, name=name, due_at=moment)
    keys = ["shop_id", "owner_hmac", "name"]
    conn.execute(row.on_conflict_do_update(index_elements=keys, set_={"due_at": moment}))


def take_due_flags(
    conn: Connection, shop_id: int, now: datetime, lease_until: datetime, limit: int
) -> Sequence[AnyRow]:
    due = (
        select(flags.c.id)
        .where(
            flags.c.shop_id == shop_id,
            flags.c.due_at <= now,
            or_(flags.c.lease_until.is_(None), flags.c.lease_until < now),
        )
        .order_by(flags.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    take = update(flags).where(flags.c.id.in_(due)).values(lease_until=lease_until)
    return conn.execute(take.returning(flags)).all()


def change_flag(conn: Connection, flag_id: int, **facts: Any) -> None:
    conn.execute(update(flags).where(flags.c.id == flag_id).values(**facts))


def flag_is_done(conn: Connection, flag: AnyRow, *, is_set: bool) -> None:
    """End the lease of a flag as it was taken. What has become due meanwhile stays due."""
    lock = select(flags.c.due_at).where(flags.c.id == flag.id).with_for_update()
    due_at = conn.execute(lock).scalar_one()
    again = due_at if due_at != flag.due_at else None
    done = {"due_at": again, "lease_until": None, "attempts": 0, "last_error": None}
    change_flag(conn, flag.id, is_set=is_set, **done)


def rewards_asking_for(conn: Connection, flag: AnyRow) -> Sequence[AnyRow]:
    """Rewards that give this flag or are to give it no more, the oldest first; locked."""
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == flag.shop_id,
            rewards.c.owner_hmac == flag.owner_hmac,
            rewards.c.instrument == Instrument.FLAG,
            rewards.c.terms["flag"].astext == flag.name,
            or_(
                rewards.c.state.in_((RewardState.ISSUED, RewardState.VOIDING)),
                # One that has no end yet is not due yet.
                and_(rewards.c.state == RewardState.PENDING, rewards.c.expires_at.is_not(None)),
            ),
        )
        .order_by(rewards.c.id)
        .with_for_update()
    )
    return conn.execute(query).all()
