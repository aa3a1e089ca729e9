"""Give an advocate a reward by hand: for a friend whom nothing proves, or as an apology."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.audit import Subject, What
from plugin.domain.instrument import instrument_of
from plugin.domain.money import Money, plain, rounded_down
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import InMoney, OrderShare, Points, Terms
from plugin.domain.worth import cost_of, worth_of
from plugin.services.context import Context, now
from plugin.services.programs.change_program import find
from plugin.services.programs.check_ready import check_pays
from plugin.services.programs.check_terms import check_terms
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By, written_down
from plugin.storage import audit
from plugin.storage.grants import add_grant, grant_by_key, usual_order
from plugin.storage.people import advocate_by_id
from plugin.storage.programs import Program
from plugin.storage.promise_json import terms_to_json
from plugin.storage.rewards import book_reward
from plugin.storage.shops import Shop, channels_of
from plugin.storage.tables.base import AnyRow

_LONGEST_KEY = 100
_LONGEST_HOLD = 365


@dataclass(frozen=True, slots=True)
class Grant:
    """key: chosen by whoever grants; the same key grants once. Raises Refused."""

    advocate_id: int
    program_id: int
    channel: str
    terms: Terms
    key: str
    hold_days: int = 0

    def __post_init__(self) -> None:
        if not 1 <= len(self.key) <= _LONGEST_KEY or not self.key.isprintable():
            raise Refused(RefusalCode.KEY_INVALID)
        if not 0 <= self.hold_days <= _LONGEST_HOLD:
            raise Refused(RefusalCode.HOLD_INVALID)


def grant_reward(ctx: Context, shop: Shop, grant: Grant, by: By) -> AnyRow:
    """The reward, which then goes the way of all rewards; limits count it and never stop it.

    Raises Refused.
    """
    with ctx.engine.begin() as conn:
        program = find(conn, shop, grant.program_id)
        advocate = advocate_by_id(conn, shop.id, grant.advocate_id)
        if advocate is None:
            raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
        facts = _facts(conn, shop, program, grant, advocate)
        reward = add_grant(conn, shop.id, grant.key, **facts)
        if reward is None:
            return _granted_before(conn, shop, grant)
        after = {
            "state": reward.state,
            "amount": str(plain(reward.amount)),
            "unit": reward.unit,
            "terms": reward.terms,
        }
        book_reward(conn, reward, written_down(conn, reward, What.REWARD_GRANTED, by, after))
    ctx.wake(shop.id)
    return reward


def _granted_before(conn: Connection, shop: Shop, grant: Grant) -> AnyRow:
    reward = grant_by_key(conn, shop.id, grant.key)
    granted, *_ = audit.acts_on(conn, shop.id, Subject.REWARD, reward.id)
    # Its terms as they were granted: they may have been corrected since.
    said = (reward.advocate_id, reward.program_id, reward.channel, granted.after["terms"])
    asked = (grant.advocate_id, grant.program_id, grant.channel, terms_to_json(grant.terms))
    if said != asked:
        raise Refused(RefusalCode.KEY_TAKEN)
    return reward


def _facts(
    conn: Connection, shop: Shop, program: Program, grant: Grant, advocate: AnyRow
) -> dict[str, Any]:
    currencies = {c.slug: c.currency for c in channels_of(conn, shop.id)}
    _check(grant, currencies)
    if isinstance(grant.terms, Points) and program.promise.points is None:
        raise Refused(RefusalCode.TERMS_INVALID, "The program says nothing that points turn into.")
    check_pays(conn, shop, [grant.terms])
    currency = currencies[grant.channel]
    usual = usual_order(conn, shop.id, program.id, grant.channel)
    goods, shipping = (rounded_down(amount, currency) for amount in (usual.goods, usual.shipping))
    worth = worth_of(grant.terms, grant.channel, Money(Decimal(0), currency))
    moment = now()
    return {
        "program_id": program.id,
        "advocate_id": grant.advocate_id,
        # Says for how long the reward is good.
        "offer_id": program.version.offers[0].id,
        "side": Side.ADVOCATE,
        "owner_hmac": advocate.email_hmac,
        "instrument": instrument_of(grant.terms),
        "channel": grant.channel,
        "terms": terms_to_json(grant.terms),
        "amount": worth.amount,
        "unit": worth.unit,
        "cost": cost_of(grant.terms, worth, Money(goods, currency), shipping).amount,
        "currency": currency,
        "earned_at": moment,
        "state": RewardState.PENDING,
        "reason": Reason.GRANTED_BY_STAFF,
        "due_at": moment + timedelta(days=grant.hold_days),
    }


def _check(grant: Grant, currencies: dict[str, str]) -> None:
    """Raises Refused for what this shop cannot give in the channel."""
    code = RefusalCode.TERMS_INVALID
    if grant.channel not in currencies:
        raise Refused(code, f"There is no channel {grant.channel}.")
    check_terms(grant.terms, currencies, code)
    if isinstance(grant.terms, OrderShare):
        raise Refused(code, "A share of an order needs an order.")
    if isinstance(grant.terms, InMoney) and grant.channel not in grant.terms.amounts:
        raise Refused(code, f"It says no sum for {grant.channel}.")
