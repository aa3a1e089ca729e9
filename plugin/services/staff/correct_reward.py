"""Give a reward in money another amount."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from plugin.domain.audit import What
from plugin.domain.money import Money, plain
from plugin.domain.part import BadTerms
from plugin.domain.reward import RewardState
from plugin.domain.terms import InMoney, check_money
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.rewards.amend import amend
from plugin.services.staff.act_on_reward import By, check_unspent, hold_reward, written_down
from plugin.storage.promise_json import terms_from_json, terms_to_json
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def correct_reward(ctx: Context, shop: Shop, reward_id: int, amount: Decimal, by: By) -> AnyRow:
    """Up or down, in the reward's own currency. Raises Refused."""
    with ctx.engine.begin() as conn:
        reward = hold_reward(conn, shop, reward_id)
        check_unspent(reward, RewardState.PENDING, RewardState.ISSUED)
        _check_amount(reward, amount)
        after = {"amount": str(plain(amount))}
        act = written_down(conn, reward, What.REWARD_CORRECTED, by, after)
        # What the order earned, and not what was corrected before.
        earned = reward.amount if reward.corrected_from is None else reward.corrected_from
        terms = terms_with(reward, amount)
        amend(conn, reward, amount, amount, act, terms=terms, corrected_from=earned)
        changed = hold_reward(conn, shop, reward_id)
    ctx.wake(shop.id)
    return changed


def terms_with(reward: AnyRow, amount: Decimal) -> dict[str, Any]:
    """The reward's terms with this sum, in the channels of its currency: the code that pays it
    takes off what they say. A share of an order stays one; its code takes off the amount."""
    terms = terms_from_json(reward.terms)
    if isinstance(terms, InMoney):
        same = [c for c, money in terms.amounts.items() if money.currency == reward.unit]
        terms = replace(terms, amounts=dict.fromkeys(same, Money(amount, reward.unit)))
    return terms_to_json(terms)


def _check_amount(reward: AnyRow, amount: Decimal) -> None:
    if reward.unit != reward.currency:
        raise Refused(RefusalCode.REWARD_NOT_MONEY)
    try:
        check_money(Money(amount, reward.unit))
    except BadTerms as error:
        raise Refused(RefusalCode.AMOUNT_INVALID, str(error)) from error
    if amount == reward.amount:
        raise Refused(RefusalCode.AMOUNT_INVALID, "It is worth that already.")
