"""Referrals, rewards and their ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.identity import Person
from plugin.domain.ledger import ACCOUNT_OF
from plugin.domain.program import Side
from plugin.domain.reward import RewardState
from plugin.storage.tables import ledger, referrals, rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Act:
    """Why a reward changes: a reason code, who did it, and the order behind it if there is one."""

    reason: str
    actor: str = "app"
    order_id: str | None = None


def converted_by(conn: Connection, shop_id: int, program_id: int, friend: Person) -> str | None:
    """The order that has already counted for this friend."""
    query = select(referrals.c.order_id).where(
        referrals.c.shop_id == shop_id,
        referrals.c.program_id == program_id,
        referrals.c.friend_email_hmac == friend.email,
    )
    return conn.execute(query).scalar_one_or_none()


def win_referral(
    conn: Connection,
    shop_id: int,
    *,
    program_id: int,
    claim_id: int,
    advocate_id: int,
    friend_email_hmac: str,
    order_id: str,
) -> int | None:
    """The id of the edge that this order now stands for, None if another order was quicker."""
    row = insert(referrals).values(
        shop_id=shop_id,
        program_id=program_id,
        claim_id=claim_id,
        advocate_id=advocate_id,
        friend_email_hmac=friend_email_hmac,
        order_id=order_id,
    )
    row = row.on_conflict_do_update(
        index_elements=["shop_id", "program_id", "friend_email_hmac"],
        set_={"claim_id": claim_id, "advocate_id": advocate_id, "order_id": order_id},
        where=or_(referrals.c.order_id.is_(None), referrals.c.order_id == order_id),
    )
    return conn.execute(row.returning(referrals.c.id)).scalar_one_or_none()


def referral_of_order(conn: Connection, shop_id: int, order_id: str) -> AnyRow | None:
    query = select(referrals).where(
        referrals.c.shop_id == shop_id, referrals.c.order_id == order_id
    )
    return conn.execute(query).one_or_none()


def release_referral(conn: Connection, shop_id: int, referral_id: int) -> None:
    """The order behind it does not count any more; a later one may."""
    conn.execute(
        update(referrals)
        .where(referrals.c.shop_id == shop_id, referrals.c.id == referral_id)
        .values(order_id=None)
    )


def rewards_of_referral(conn: Connection, shop_id: int, referral_id: int) -> Sequence[AnyRow]:
    query = (
        select(rewards)
        .where(rewards.c.shop_id == shop_id, rewards.c.referral_id == referral_id)
        .order_by(rewards.c.id)
        .with_for_update()
    )
    return conn.execute(query).all()


def rewards_for_order(conn: Connection, shop_id: int, order_id: str) -> Sequence[AnyRow]:
    """Rewards that this order ever moved, even if another order stands for them now."""
    moved = select(ledger.c.reward_id).where(
        ledger.c.shop_id == shop_id, ledger.c.order_id == order_id
    )
    query = select(rewards).where(rewards.c.shop_id == shop_id, rewards.c.id.in_(moved))
    return conn.execute(query.order_by(rewards.c.id)).all()


def page_of_rewards(
    conn: Connection, shop_id: int, *, after: int | None, first: int, state: str | None
) -> Sequence[AnyRow]:
    """Up to `first` rewards, the newest first, older than the one with id `after`."""
    query = select(rewards).where(rewards.c.shop_id == shop_id)
    if after is not None:
        query = query.where(rewards.c.id < after)
    if state is not None:
        query = query.where(rewards.c.state == state)
    return conn.execute(query.order_by(rewards.c.id.desc()).limit(first)).all()


def rewards_of_advocate(conn: Connection, shop_id: int, advocate_id: int) -> Sequence[AnyRow]:
    """The newest 100 rewards of this advocate."""
    query = (
        select(rewards, referrals.c.claim_id)
        .join(referrals, referrals.c.id == rewards.c.referral_id)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.advocate_id == advocate_id,
            rewards.c.side == Side.ADVOCATE,
        )
        .order_by(rewards.c.id.desc())
        .limit(100)
    )
    return conn.execute(query).all()


def find_reward(conn: Connection, shop_id: int, reward_id: int) -> AnyRow | None:
    query = (
        select(rewards)
        .where(rewards.c.shop_id == shop_id, rewards.c.id == reward_id)
        .with_for_update()
    )
    return conn.execute(query).one_or_none()


def add_reward(conn: Connection, shop_id: int, act: Act, **facts: Any) -> None:
    """Write a reward and its first ledger row, unless this very promise was written before."""
    row = insert(rewards).values(shop_id=shop_id, reason=act.reason, **facts)
    new = row.on_conflict_do_nothing().returning(rewards.c.id)
    reward_id = conn.execute(new).scalar_one_or_none()
    if reward_id is not None:
        to_account = ACCOUNT_OF[RewardState(facts["state"])]
        _post(conn, shop_id, reward_id, "promise", to_account, facts["amount"], facts["unit"], act)


def move_reward(
    conn: Connection, reward: AnyRow, state: RewardState, act: Act, **facts: Any
) -> None:
    """Bring a reward into another state, with the ledger row that says so."""
    conn.execute(
        update(rewards)
        .where(rewards.c.shop_id == reward.shop_id, rewards.c.id == reward.id)
        .values(state=state, reason=act.reason, **facts)
    )
    before, after = ACCOUNT_OF[RewardState(reward.state)], ACCOUNT_OF[state]
    if before != after:
        _post(conn, reward.shop_id, reward.id, before, after, reward.amount, reward.unit, act)


def _post(
    conn: Connection,
    shop_id: int,
    reward_id: int,
    from_account: str,
    to_account: str,
    amount: Decimal,
    unit: str,
    act: Act,
) -> None:
    conn.execute(
        insert(ledger).values(
            shop_id=shop_id,
            reward_id=reward_id,
            from_account=from_account,
            to_account=to_account,
            amount=amount,
            unit=unit,
            reason=act.reason,
            actor=act.actor,
            order_id=act.order_id,
        )
    )


def ledger_of(conn: Connection, shop_id: int, reward_ids: Iterable[int]) -> Sequence[AnyRow]:
    query = (
        select(ledger)
        .where(ledger.c.shop_id == shop_id, ledger.c.reward_id.in_(list(reward_ids)))
        .order_by(ledger.c.id)
    )
    return conn.execute(query).all()


def take_due_rewards(conn: Connection, shop_id: int, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Advocates' rewards whose hold is over, locked until the transaction ends."""
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.state == RewardState.PENDING,
            rewards.c.due_at <= now,
        )
        .order_by(rewards.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return conn.execute(query).all()


def take_expired_rewards(
    conn: Connection, shop_id: int, now: datetime, limit: int
) -> Sequence[AnyRow]:
    """Issued rewards whose time is over, locked until the transaction ends."""
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.state == RewardState.ISSUED,
            rewards.c.expires_at <= now,
        )
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return conn.execute(query).all()
