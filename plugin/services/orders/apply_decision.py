"""Bring referral, rewards and ledger in line with a decision, both sides in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from plugin.domain.decision import Decision, Outcome
from plugin.domain.dues import MILESTONE, POINTS_RULE, Due
from plugin.domain.evidence import Claim
from plugin.domain.instrument import instrument_of
from plugin.domain.offer import Side
from plugin.domain.order import Order
from plugin.domain.reasons import Reason
from plugin.domain.reward import NOTHING_GIVEN, RewardState
from plugin.domain.ruling import Ruling, amount_after
from plugin.services.context import Context
from plugin.services.rewards.amend import amend
from plugin.services.rewards.settle_spent import settle_spent
from plugin.services.rewards.take_back import take_back
from plugin.services.rewards.withdraw import look_at_instrument
from plugin.storage import codes, rewards
from plugin.storage.promise_json import terms_to_json
from plugin.storage.rewards import (
    Act,
    add_reward,
    friends_of,
    move_reward,
    note_reward,
)
from plugin.storage.tables.base import AnyRow

_SPENT = (RewardState.SPENT, RewardState.REVIEW, RewardState.OWED_BACK)


def apply_decision(
    ctx: Context, conn: Connection, shop_id: int, order: Order, decision: Decision
) -> None:
    """Whatever the order earned before and does not earn now is taken back."""
    granted: set[int] = set()
    if decision.outcome is Outcome.QUALIFIED and decision.claim is not None:
        granted = _grant(conn, shop_id, order, decision, decision.claim)
    else:
        rewards.release_referrals(conn, shop_id, order.id)
    for reward in rewards.rewards_of(conn, shop_id, order_id=order.id, referral_id=None):
        if reward.id not in granted and not _stands_anyway(conn, reward):
            take_back(ctx, conn, order, reward, _why_not(decision, reward))


def _why_not(decision: Decision, reward: AnyRow) -> Reason:
    """Why an order does not earn this reward any more."""
    if decision.outcome is not Outcome.QUALIFIED or decision.claim is None:
        return decision.reason
    if decision.claim.advocate_id != reward.advocate_id:
        return Reason.CREDITED_TO_ANOTHER
    return Reason.TOO_LITTLE_LEFT


def _stands_anyway(conn: Connection, reward: AnyRow) -> bool:
    """True for a milestone that the advocate's other friends are enough for, and for what points
    turned into: these have their own account."""
    if reward.rule != MILESTONE:
        return bool(reward.rule == POINTS_RULE)
    friends = friends_of(conn, reward.shop_id, reward.program_id, reward.advocate_id)
    return bool(friends >= reward.milestone)


def _grant(
    conn: Connection, shop_id: int, order: Order, decision: Decision, claim: Claim
) -> set[int]:
    """The ids of the rewards that the order has now."""
    referral_id = _referral(conn, shop_id, order, decision, claim)
    known = [
        *rewards.rewards_of(conn, shop_id, order_id=order.id, referral_id=referral_id),
        *rewards.milestones_of(conn, shop_id, claim.program_id, claim.advocate_id),
    ]
    granted: set[int] = set()
    for due in decision.rewards:
        facts = _facts(conn, order, claim, due)
        act = Act(_reason(decision, due), order_id=order.id)
        old = next((r for r in known if _is_same(r, referral_id, claim, due)), None)
        if old is None and _waits_for_a_person(due):
            continue
        if old is None:
            granted.add(add_reward(conn, shop_id, act, referral_id=referral_id, **facts))
        else:
            _renew(conn, old, due, act, {**facts, "referral_id": referral_id})
            granted.add(old.id)
    return granted


def _waits_for_a_person(due: Due) -> bool:
    """A friend who is looked at counts for no milestone yet."""
    return due.held and due.rule == MILESTONE


def _referral(
    conn: Connection, shop_id: int, order: Order, decision: Decision, claim: Claim
) -> int:
    if decision.is_repeat:
        referral = rewards.referral_of_friend(conn, shop_id, claim.program_id, claim.friend)
        assert referral is not None  # it is what makes this order a later one
        referral_id: int = referral.id
        return referral_id
    return rewards.win_referral(
        conn,
        shop_id,
        program_id=claim.program_id,
        friend_email_hmac=claim.friend.email or "",
        claim_id=claim.id,
        advocate_id=claim.advocate_id,
        order_id=order.id,
        converted_at=order.created_at,
        held=decision.reason is Reason.HELD_FOR_REVIEW,
    )


def _is_same(reward: AnyRow, referral_id: int, claim: Claim, due: Due) -> bool:
    if due.rule == MILESTONE:
        return (reward.rule, reward.milestone) == (MILESTONE, due.milestone)
    said = (reward.referral_id, reward.advocate_id, reward.side, reward.rule)
    return said == (referral_id, claim.advocate_id, due.side, due.rule)


def _renew(conn: Connection, old: AnyRow, due: Due, act: Act, facts: dict[str, Any]) -> None:
    """Bring a reward that was there before in line with what is due now, but for what staff say."""
    if old.corrected_from is not None and old.order_id == act.order_id:
        due, facts = _as_corrected(old, due, facts)
    if old.state in NOTHING_GIVEN:
        if due.capped is None and old.ruling != Ruling.WITHHELD:
            _revive(conn, old, act, facts)
        return
    if old.state == RewardState.PENDING and old.expires_at is None:
        _wait(conn, old, due, act)
    if due.rule == MILESTONE:
        # It was reached before, by whichever friend; a later one changes nothing.
        return
    if old.corrected_from != facts["corrected_from"]:
        note_reward(conn, old, corrected_from=facts["corrected_from"])
    if old.state in _SPENT:
        if not old.paid_ahead and old.ruling is None:
            settle_spent(conn, old, due.worth.amount, act)
            look_at_instrument(conn, old)
    elif old.amount != due.worth.amount:
        amend(conn, old, due.worth.amount, due.cost.amount, act)


def _wait(conn: Connection, old: AnyRow, due: Due, act: Act) -> None:
    """How long a reward waits hangs on its own order; what is on its way is not called back."""
    if old.order_id != act.order_id:
        return
    was_held = old.reason == Reason.HELD_FOR_REVIEW
    facts = {"reason": act.reason} if was_held != due.held else {}
    note_reward(conn, old, due_at=due.at, **facts)


def _revive(conn: Connection, old: AnyRow, act: Act, facts: dict[str, Any]) -> None:
    """A reward that had come to nothing is due after all, by these facts."""
    amount = max(facts["amount"], old.used + old.netted)
    wanted = {**facts, "amount": amount, "expires_at": None, "remind_at": None}
    move_reward(conn, old, wanted.pop("state"), act, **wanted)


def _as_corrected(old: AnyRow, due: Due, facts: dict[str, Any]) -> tuple[Due, dict[str, Any]]:
    """The same with the amount that staff wrote, as long as the order is worth what it was."""
    earned = due.worth.amount
    amount = amount_after(old.amount, old.corrected_from, earned)
    worth, cost = due.worth._replace(amount=amount), replace(due.cost, amount=amount)
    kept = {"terms": old.terms, "amount": amount, "cost": amount}
    return due._replace(worth=worth, cost=cost), {
        **facts,
        **kept,
        "corrected_from": min(earned, old.corrected_from),
    }


def _reason(decision: Decision, due: Due) -> Reason:
    if due.capped is not None:
        return due.capped
    if due.held:
        return Reason.HELD_FOR_REVIEW
    if due.at is None:
        return Reason.NOT_FULFILLED_YET
    return Reason.REPEAT_ORDER if decision.is_repeat else Reason.QUALIFIED


def _facts(conn: Connection, order: Order, claim: Claim, due: Due) -> dict[str, Any]:
    state, due_at = RewardState.PENDING, due.at
    if due.capped is not None:
        state, due_at = RewardState.CAPPED, None
    elif due.paid_ahead:
        # By the code of the claim, if that is what the friend bought with.
        used = codes.code_of_order(conn, claim.id, order.id) is not None
        state, due_at = (RewardState.SPENT if used else RewardState.ISSUED), None
    return {
        "program_id": claim.program_id,
        "advocate_id": claim.advocate_id,
        "offer_id": claim.offer_id,
        "side": due.side,
        "owner_hmac": claim.advocate.email if due.side is Side.ADVOCATE else claim.friend.email,
        "instrument": instrument_of(due.terms),
        "paid_ahead": due.paid_ahead,
        "rule": due.rule,
        "milestone": due.milestone,
        "channel": order.channel,
        "terms": terms_to_json(due.terms),
        "amount": due.worth.amount,
        "unit": due.worth.unit,
        "cost": due.cost.amount,
        "currency": due.cost.currency,
        "corrected_from": None,
        "order_id": order.id,
        "earned_at": order.paid_at or order.updated_at,
        "household_hmac": order.household,
        "state": state,
        "due_at": due_at,
    }
