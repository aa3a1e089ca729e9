"""Flags in customers' metadata, and the rewards that ask for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select
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


def flags_set_for(conn: Connection, shop_id: int, owners: Collection[str]) -> list[str]:
    """Names of the flags that these owners have in the shop."""
    query = select(flags.c.name).where(
        flags.c.shop_id == shop_id, flags.c.owner_hmac.in_(owners), flags.c.is_set
    )
    return list(conn.execute(query.order_by(flags.c.name)).scalars())


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
