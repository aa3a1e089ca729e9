"""What became of claims: the decisions, referrals and rewards that rest on them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, exists, select

from plugin.domain.dues import CONVERSION
from plugin.domain.offer import Side
from plugin.storage.tables import decisions, referrals, rewards
from plugin.storage.tables.base import AnyRow

_MOST = 200


def last_decisions_on(conn: Connection, shop_id: int, claim_ids: Sequence[int]) -> Sequence[AnyRow]:
    """The last word on each order that names one of these claims; the newest first."""
    return _last(conn, shop_id, decisions.c.claim_id.in_(claim_ids))


def last_decisions_of(conn: Connection, shop_id: int, order_ids: Sequence[str]) -> Sequence[AnyRow]:
    """The last word on each of these orders that has one; the newest first."""
    return _last(conn, shop_id, decisions.c.order_id.in_(order_ids))


def _last(conn: Connection, shop_id: int, which: ColumnElement[bool]) -> Sequence[AnyRow]:
    newer = decisions.alias("newer")
    overtaken = exists().where(
        newer.c.shop_id == decisions.c.shop_id,
        newer.c.order_id == decisions.c.order_id,
        newer.c.id > decisions.c.id,
    )
    query = (
        select(decisions)
        .where(decisions.c.shop_id == shop_id, which, ~overtaken)
        .order_by(decisions.c.id.desc())
        .limit(_MOST)
    )
    return conn.execute(query).all()


def referrals_of_friends(
    conn: Connection, shop_id: int, friends: Sequence[str]
) -> Sequence[AnyRow]:
    """Who is credited with each of these friends, in whatever program."""
    query = select(referrals).where(
        referrals.c.shop_id == shop_id, referrals.c.friend_email_hmac.in_(friends)
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
