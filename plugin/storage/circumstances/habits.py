"""How an advocate's offer goes round, and what becomes of the orders that it brings."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from plugin.domain.abuse.circumstances import Claims
from plugin.domain.evidence import Via
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.storage.circumstances.referred import Referred, joined
from plugin.storage.leaks import strangers_since
from plugin.storage.tables import claims, orders, referrals, rewards

# How far back an advocate's claims, and what strangers tried, say something about now.
_LATELY = timedelta(days=90)
_TRIED_LATELY = timedelta(days=30)
# A friend has so long before the claim is called unused.
_TIME_TO_BUY = timedelta(days=7)
_SPENT = (RewardState.SPENT, RewardState.REVIEW, RewardState.OWED_BACK)


def claims_around(conn: Connection, shop_id: int, asked: Referred) -> Claims:
    at, made = asked.claim.at, claims.c.created_at
    old = made < asked.moment - _TIME_TO_BUY

    def within(span: timedelta) -> ColumnElement[int]:
        return func.count().filter(made.between(at - span, at + span))

    query = (
        select(
            within(timedelta(hours=1)).label("hour"),
            within(timedelta(days=1)).label("day"),
            within(timedelta(weeks=1)).label("week"),
            func.count().filter(old).label("old"),
            func.count().filter(old, referrals.c.id.is_(None)).label("unused"),
        )
        .select_from(claims)
        .outerjoin(
            referrals,
            and_(
                joined(claims, "id", referrals, "claim_id"),
                referrals.c.advocate_id == claims.c.advocate_id,
            ),
        )
        .where(
            claims.c.shop_id == shop_id,
            claims.c.advocate_id == asked.claim.advocate_id,
            made > at - _LATELY,
            claims.c.via.in_((Via.LINK, Via.NAME)),
        )
    )
    return Claims(**conn.execute(query).one()._mapping)


def strangers_who_tried(conn: Connection, shop_id: int, asked: Referred) -> int:
    """How many others lately ordered with codes of the advocate's friends."""
    since = asked.moment - _TRIED_LATELY
    return strangers_since(conn, shop_id, asked.claim.advocate_id, since)


def undone_orders(conn: Connection, shop_id: int, asked: Referred) -> tuple[int, int]:
    """How many of the advocate's other orders were undone after their reward was issued, and for
    how many one was issued."""
    undone = or_(
        orders.c.status.in_(("CANCELED", "EXPIRED")),
        and_(orders.c.refunded > 0, orders.c.refunded * 2 >= orders.c.total),
        and_(orders.c.paid_at.is_not(None), orders.c.total > 0, orders.c.charged == 0),
    )
    issued = or_(rewards.c.expires_at.is_not(None), rewards.c.state.in_(_SPENT))
    query = (
        select(
            func.count(rewards.c.order_id.distinct()).filter(undone),
            func.count(rewards.c.order_id.distinct()),
        )
        .join(orders, joined(orders, "id", rewards, "order_id"))
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.advocate_id == asked.claim.advocate_id,
            rewards.c.side == Side.ADVOCATE,
            rewards.c.order_id != asked.order.id,
            issued,
        )
    )
    refunded, rewarded = conn.execute(query).one()
    return refunded, rewarded
