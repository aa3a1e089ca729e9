"""What became of claims: the decisions, referrals and rewards that rest on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    any_,
    exists,
    literal,
    select,
)
from sqlalchemy.types import TypeEngine

from plugin.domain.dues import CONVERSION
from plugin.domain.offer import Side
from plugin.storage.tables import decisions, referrals, rewards
from plugin.storage.tables.base import AnyRow

_MOST = 200


def last_decisions_on(conn: Connection, shop_id: int, claim_ids: Sequence[int]) -> Sequence[AnyRow]:
    """The last word on each order that names one of these claims, without its trace; the newest
    first."""
    which = decisions.c.claim_id == _any(claim_ids, BigInteger())
    columns = (decisions.c.order_id, decisions.c.claim_id, decisions.c.outcome, decisions.c.reason)
    return conn.execute(_last(shop_id, which).with_only_columns(*columns)).all()


def last_decisions_of(conn: Connection, shop_id: int, order_ids: Sequence[str]) -> Sequence[AnyRow]:
    """The last word on each of these orders that has one; the newest first."""
    return conn.execute(_last(shop_id, decisions.c.order_id == _any(order_ids, Text()))).all()


def _any(values: Sequence[object], kind: TypeEngine[Any]) -> Any:
    # One parameter: a statement with hundreds takes longer to write than to run.
    return any_(literal(list(values), ARRAY(kind)))


def _last(shop_id: int, which: ColumnElement[bool]) -> Select[Any]:
    newer = decisions.alias("newer")
    overtaken = exists().where(
        newer.c.shop_id == decisions.c.shop_id,
        newer.c.order_id == decisions.c.order_id,
        newer.c.id > decisions.c.id,
    )
    query = select(decisions).where(decisions.c.shop_id == shop_id, which, ~overtaken)
    return query.order_by(decisions.c.id.desc()).limit(_MOST)


def referrals_of_friends(
    conn: Connection, shop_id: int, friends: Sequence[str]
) -> Sequence[AnyRow]:
    """Who is credited with each of these friends, in whatever program."""
    query = select(referrals).where(
        referrals.c.shop_id == shop_id, referrals.c.friend_email_hmac == _any(friends, Text())
    )
    return conn.execute(query).all()


def first_rewards_of(conn: Connection, shop_id: int, advocate_id: int) -> Sequence[AnyRow]:
    """What the advocate got for each friend's first order that counts, with `friend_email_hmac`."""
    query = (
        select(rewards, referrals.c.friend_email_hmac)
        .join(referrals, referrals.c.id == rewards.c.referral_id)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.advocate_id == advocate_id,
            rewards.c.side == Side.ADVOCATE,
            rewards.c.rule == CONVERSION,
        )
        .order_by(rewards.c.id.desc())
        .limit(_MOST)
    )
    return conn.execute(query).all()
