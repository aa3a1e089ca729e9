"""Bring referral, rewards and ledger in line with a decision, both sides in one transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.decision import Decision, Due, Outcome
from plugin.domain.evidence import Claim
from plugin.domain.order import Order
from plugin.domain.program import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import CodeState, RewardState
from plugin.domain.terms import PercentOff, Terms, terms_to_json
from plugin.services.context import now
from plugin.storage import codes, rewards
from plugin.storage.programs import Program, promised
from plugin.storage.rewards import Act, add_reward, move_reward
from plugin.storage.tables.base import AnyRow

_TAKEN_BACK = (RewardState.VOIDING, RewardState.VOID)


def apply_decision(conn: Connection, shop_id: int, order: Order, decision: Decision) -> bool:
    """False: another order of this friend won the referral meanwhile, so decide again."""
    if decision.outcome is Outcome.QUALIFIED and decision.claim is not None:
        return _grant(conn, shop_id, order, decision, decision.claim)
    referral = rewards.referral_of_order(conn, shop_id, order.id)
    if referral is not None:
        _take_back(conn, order, referral, decision.reason)
    return True


def _grant(conn: Connection, shop_id: int, order: Order, decision: Decision, claim: Claim) -> bool:
    program = promised(conn, shop_id, claim.offer_id)
    referral_id = rewards.win_referral(
        conn,
        shop_id,
        program_id=program.id,
        claim_id=claim.id,
        advocate_id=claim.advocate_id,
        friend_email_hmac=claim.friend.email or "",
        order_id=order.id,
    )
    if referral_id is None:
        return False
    existing = rewards.rewards_of_referral(conn, shop_id, referral_id)
    for due in decision.rewards:
        promise = _promise(conn, order, program, claim, due)
        act = Act(decision.reason, order_id=order.id)
        old = next((r for r in existing if _is_promise(r, due)), None)
        if old is None:
            add_reward(conn, shop_id, act, referral_id=referral_id, **promise)
        elif old.state in _TAKEN_BACK:
            state = RewardState(promise["state"])
            move_reward(conn, old, state, act, due_at=promise["due_at"])
    return True


def _is_promise(reward: AnyRow, due: Due) -> bool:
    return (reward.side, reward.rule, reward.milestone) == (due.side, due.rule, due.milestone)


def _promise(
    conn: Connection, order: Order, program: Program, claim: Claim, due: Due
) -> dict[str, Any]:
    terms = program.offer.terms(due.side)
    amount, unit = _worth(terms, order.channel)
    promise = {
        "advocate_id": claim.advocate_id if due.side is Side.ADVOCATE else None,
        "offer_id": program.offer.id,
        "side": due.side,
        "rule": due.rule,
        "milestone": due.milestone,
        "channel": order.channel,
        "terms": terms_to_json(terms),
        "amount": amount,
        "unit": unit,
    }
    if due.side is Side.ADVOCATE:
        return {**promise, "state": RewardState.PENDING, "due_at": due.at}
    # The friend was paid ahead, by the code of the claim.
    used = codes.code_of_order(conn, claim.id, order.id) is not None
    state = RewardState.SPENT if used else RewardState.ISSUED
    return {**promise, "state": state, "due_at": None}


def _worth(terms: Terms, channel: str) -> tuple[Decimal, str]:
    if isinstance(terms, PercentOff):
        return terms.percent, "PCT"
    money = terms.amounts[channel]
    return money.amount, money.currency


def _take_back(conn: Connection, order: Order, referral: AnyRow, reason: Reason) -> None:
    """Undo what the order brought: what is unused is voided, what was used goes to a person."""
    act = Act(reason, order_id=order.id)
    for reward in rewards.rewards_of_referral(conn, referral.shop_id, referral.id):
        if reward.side == Side.ADVOCATE:
            _void(conn, reward, act)
        elif order.is_called_off and reward.state not in _TAKEN_BACK:
            # The friend's code was given back (settle_code); a later order may use it.
            move_reward(conn, reward, RewardState.VOID, act)
    rewards.release_referral(conn, referral.shop_id, referral.id)


def _void(conn: Connection, reward: AnyRow, act: Act) -> None:
    code = codes.good_code_of(conn, reward_id=reward.id)
    if code is not None:
        codes.change_codes(conn, [code.id], state=CodeState.RETIRING, due_at=now())
    match RewardState(reward.state):
        case RewardState.PENDING:
            move_reward(conn, reward, RewardState.VOID, act, due_at=None)
        case RewardState.ISSUED:
            move_reward(conn, reward, RewardState.VOIDING, act)
        case RewardState.SPENT:
            spent = Act(Reason.SPENT_BEFORE_REVERSAL, order_id=act.order_id)
            move_reward(conn, reward, RewardState.REVIEW, spent)
        case _:
            pass
