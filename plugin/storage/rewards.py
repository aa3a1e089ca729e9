"""Referrals, rewards and their ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Update, and_, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.dues import MILESTONE
from plugin.domain.identity import Person
from plugin.domain.ledger import Stake, postings
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.storage.database import at_most
from plugin.storage.tables import advocates, audit, ledger, referrals, rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Act:
    """Why a reward changes: a reason code, who did it, and the order behind it if there is one.

    audit_id: where staff say why in their own words.
    """

    reason: str
    actor: str = "app"
    order_id: str | None = None
    audit_id: int | None = None


def referral_of_friend(
    conn: Connection, shop_id: int, program_id: int, friend: Person
) -> AnyRow | None:
    """The winning edge of this friend in the program."""
    query = select(referrals).where(
        referrals.c.shop_id == shop_id,
        referrals.c.program_id == program_id,
        referrals.c.friend_email_hmac == friend.email,
    )
    return conn.execute(query).one_or_none()


def is_referred_by(conn: Connection, shop_id: int, friend: Person, advocate: Person) -> bool:
    """True if this friend came by this advocate, or by somebody who did, and so on."""
    by = (
        select(referrals.c.friend_email_hmac, advocates.c.email_hmac.label("advocate"))
        .join(advocates, advocates.c.id == referrals.c.advocate_id)
        .where(referrals.c.shop_id == shop_id, referrals.c.order_id.is_not(None))
        .cte("by")
        .prefix_with("NOT MATERIALIZED")
    )
    above = (
        select(by.c.advocate)
        .where(by.c.friend_email_hmac == friend.email)
        .cte("above", recursive=True)
    )
    # A union without repetitions ends, even where they already refer each other in a circle.
    above = above.union(
        select(by.c.advocate).join(above, above.c.advocate == by.c.friend_email_hmac)
    )
    found = select(above.c.advocate).where(above.c.advocate == advocate.email)
    return conn.execute(found).first() is not None


def win_referral(
    conn: Connection, shop_id: int, *, program_id: int, friend_email_hmac: str, **facts: Any
) -> int:
    """The id of the edge that an order (`order_id`, `converted_at`) now stands for.

    facts: also claim_id and advocate_id. Raises RuntimeError if another order was quicker, which
    the shop's lock rules out.
    """
    row = insert(referrals).values(
        shop_id=shop_id, program_id=program_id, friend_email_hmac=friend_email_hmac, **facts
    )
    row = row.on_conflict_do_update(
        index_elements=["shop_id", "program_id", "friend_email_hmac"],
        set_=facts,
        where=or_(referrals.c.order_id.is_(None), referrals.c.order_id == facts["order_id"]),
    )
    won: int | None = conn.execute(row.returning(referrals.c.id)).scalar_one_or_none()
    if won is None:
        raise RuntimeError("another order stands for this referral")
    return won


def friends_of(
    conn: Connection,
    shop_id: int,
    program_id: int,
    advocate_id: int,
    *,
    but_not: Person | None = None,
) -> int:
    """How many friends of this advocate have an order that counts in the program, and that nobody
    has to look at first."""
    query = select(func.count()).where(
        referrals.c.shop_id == shop_id,
        referrals.c.program_id == program_id,
        referrals.c.advocate_id == advocate_id,
        referrals.c.order_id.is_not(None),
        ~referrals.c.held,
    )
    if but_not is not None:
        query = query.where(referrals.c.friend_email_hmac != but_not.email)
    return conn.execute(query).scalar_one()


def undone_referrals(conn: Connection, shop_id: int, advocate_id: int) -> int:
    """How many friends of this advocate had an order that counted, and have none now."""
    query = select(func.count()).where(
        referrals.c.shop_id == shop_id,
        referrals.c.advocate_id == advocate_id,
        referrals.c.order_id.is_(None),
    )
    return conn.execute(query).scalar_one()


def milestones_of(
    conn: Connection, shop_id: int, program_id: int, advocate_id: int
) -> Sequence[AnyRow]:
    """The milestones that the advocate has, or had, in the program; locked."""
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.program_id == program_id,
            rewards.c.advocate_id == advocate_id,
            rewards.c.rule == MILESTONE,
        )
        .order_by(rewards.c.id)
        .with_for_update()
    )
    return conn.execute(query).all()


def release_referrals(conn: Connection, shop_id: int, order_id: str) -> None:
    """The order does not count any more; a later one may."""
    conn.execute(
        update(referrals)
        .where(referrals.c.shop_id == shop_id, referrals.c.order_id == order_id)
        .values(order_id=None, converted_at=None, held=False)
    )


def rewards_of(
    conn: Connection, shop_id: int, *, order_id: str, referral_id: int | None
) -> Sequence[AnyRow]:
    """What this order earned, and what the referral has besides; locked."""
    mine = rewards.c.order_id == order_id
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == shop_id,
            mine if referral_id is None else or_(mine, rewards.c.referral_id == referral_id),
        )
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


_OF_OWNER = (
    select(rewards, referrals.c.claim_id)
    .outerjoin(referrals, referrals.c.id == rewards.c.referral_id)
    .where(
        rewards.c.shop_id == bindparam("of_shop"),
        rewards.c.owner_hmac == bindparam("owner"),
        ~rewards.c.paid_ahead,
    )
    .order_by(rewards.c.id.desc())
    .limit(at_most(100))
)


def rewards_of_owner(conn: Connection, shop_id: int, owner_hmac: str) -> Sequence[AnyRow]:
    """The newest 100 rewards of this person, but for the codes that friends buy with."""
    return conn.execute(_OF_OWNER, {"of_shop": shop_id, "owner": owner_hmac}).all()


def reward_by_id(conn: Connection, shop_id: int, reward_id: int) -> AnyRow | None:
    """To read it alone: who changes a reward holds it by find_reward."""
    query = select(rewards).where(rewards.c.shop_id == shop_id, rewards.c.id == reward_id)
    return conn.execute(query).one_or_none()


def unused_of(conn: Connection, shop_id: int, owners: Collection[str]) -> Sequence[AnyRow]:
    """What these owners are to get, or have and have not used up; locked."""
    open_states = (RewardState.PENDING, RewardState.ISSUED, RewardState.CAPPED)
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.owner_hmac.in_(owners),
            ~rewards.c.paid_ahead,
            rewards.c.state.in_(open_states),
        )
        .order_by(rewards.c.id)
        .with_for_update()
    )
    return conn.execute(query).all()


def find_reward(conn: Connection, shop_id: int, reward_id: int) -> AnyRow | None:
    query = (
        select(rewards)
        .where(rewards.c.shop_id == shop_id, rewards.c.id == reward_id)
        .with_for_update()
    )
    return conn.execute(query).one_or_none()


def add_reward(conn: Connection, shop_id: int, act: Act, **facts: Any) -> int:
    """Write a reward and its first ledger row; its id."""
    row = insert(rewards).values(shop_id=shop_id, reason=act.reason, **facts)
    reward = conn.execute(row.returning(rewards)).one()
    _post(conn, reward, act, postings(None, stake_of(reward)))
    return int(reward.id)


def book_reward(conn: Connection, reward: AnyRow, act: Act) -> None:
    """The first ledger row of a reward that was written without one."""
    _post(conn, reward, act, postings(None, stake_of(reward)))


def note_reward(conn: Connection, reward: AnyRow, **facts: Any) -> AnyRow:
    """Write down something about a reward that moves no money; as it is then."""
    return conn.execute(_change(reward, facts).returning(rewards)).one()


def move_reward(
    conn: Connection, reward: AnyRow, state: RewardState, act: Act, **facts: Any
) -> AnyRow:
    """Bring a reward into another state, with the ledger rows that say so; as it is then."""
    return _move(conn, reward, act, {**facts, "state": state, "reason": act.reason})


def amend_reward(conn: Connection, reward: AnyRow, act: Act, **facts: Any) -> AnyRow:
    """The reward is worth something else, or more or less of it is spent; as it is then."""
    return _move(conn, reward, act, facts)


def _move(conn: Connection, reward: AnyRow, act: Act, facts: dict[str, Any]) -> AnyRow:
    changed = conn.execute(_change(reward, facts).returning(rewards)).one()
    _post(conn, changed, act, postings(stake_of(reward), stake_of(changed)))
    return changed


def _change(reward: AnyRow, facts: dict[str, Any]) -> Update:
    return (
        update(rewards)
        .where(rewards.c.shop_id == reward.shop_id, rewards.c.id == reward.id)
        .values(**facts)
    )


def stake_of(reward: AnyRow) -> Stake:
    state = RewardState(reward.state)
    return Stake(
        state, reward.amount, reward.used, reward.netted, reward.owed_back, reward.paid_back
    )


def _post(
    conn: Connection, reward: AnyRow, act: Act, moves: Iterable[tuple[str, str, Decimal]]
) -> None:
    rows = [
        {
            "shop_id": reward.shop_id,
            "reward_id": reward.id,
            "from_account": from_account,
            "to_account": to_account,
            "amount": amount,
            "unit": reward.unit,
            "reason": act.reason,
            "actor": act.actor,
            "order_id": act.order_id,
            "audit_id": act.audit_id,
        }
        for from_account, to_account, amount in moves
    ]
    if rows:
        conn.execute(insert(ledger), rows)


def debts_of(conn: Connection, reward: AnyRow) -> Sequence[AnyRow]:
    """What the owner of this reward owes back in the program, in the same unit; locked."""
    query = (
        select(rewards)
        .where(
            rewards.c.shop_id == reward.shop_id,
            rewards.c.program_id == reward.program_id,
            rewards.c.owner_hmac == reward.owner_hmac,
            rewards.c.unit == reward.unit,
            rewards.c.state == RewardState.OWED_BACK,
        )
        .order_by(rewards.c.id)
        .with_for_update()
    )
    return conn.execute(query).all()


def orders_that_wait(
    conn: Connection, shop_id: int, advocate_id: int, friend: Person, *, but_not: str
) -> Sequence[str]:
    """Orders brought by the advocate, or by the friend, with rewards that wait for their day."""
    same = or_(
        rewards.c.advocate_id == advocate_id,
        and_(rewards.c.owner_hmac == friend.email, rewards.c.side == Side.ADVOCATE),
    )
    query = (
        select(rewards.c.order_id)
        .distinct()
        .where(
            rewards.c.shop_id == shop_id,
            same,
            rewards.c.state == RewardState.PENDING,
            rewards.c.expires_at.is_(None),
            rewards.c.reason != Reason.HELD_FOR_REVIEW,
            rewards.c.order_id != but_not,
        )
    )
    return conn.execute(query).scalars().all()


def ledger_of(conn: Connection, shop_id: int, reward_ids: Iterable[int]) -> Sequence[AnyRow]:
    """Rows with `note`, why staff did it."""
    query = (
        select(ledger, audit.c.note)
        .outerjoin(audit, audit.c.id == ledger.c.audit_id)
        .where(ledger.c.shop_id == shop_id, ledger.c.reward_id.in_(list(reward_ids)))
        .order_by(ledger.c.id)
    )
    return conn.execute(query).all()


def take_due_rewards(conn: Connection, shop_id: int, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Rewards whose hold is over, locked until the transaction ends."""
    return _taken(conn, shop_id, RewardState.PENDING, limit, rewards.c.due_at <= now)


def take_rewards_to_remind_of(
    conn: Connection, shop_id: int, now: datetime, limit: int
) -> Sequence[AnyRow]:
    """Issued rewards that end soon and whose owners were not told so, locked."""
    soon = rewards.c.remind_at <= now, rewards.c.expires_at > now
    return _taken(conn, shop_id, RewardState.ISSUED, limit, *soon)


def take_expired_rewards(
    conn: Connection, shop_id: int, now: datetime, limit: int
) -> Sequence[AnyRow]:
    """Issued rewards whose time is over, locked until the transaction ends."""
    return _taken(conn, shop_id, RewardState.ISSUED, limit, rewards.c.expires_at <= now)


def _taken(
    conn: Connection, shop_id: int, state: RewardState, limit: int, *where: Any
) -> Sequence[AnyRow]:
    query = (
        select(rewards)
        .where(rewards.c.shop_id == shop_id, rewards.c.state == state, *where)
        .order_by(rewards.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return conn.execute(query).all()
