"""The rules that an order has to pass, each with what it looked at.

What a rule saw is kept as it is and put into words only where somebody reads it: most orders of a
replay are read by nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from plugin.domain.audience import Who
from plugin.domain.calendar import months_after
from plugin.domain.evidence import Claim
from plugin.domain.money import Money
from plugin.domain.offer import Arm, Repeat
from plugin.domain.order import Order
from plugin.domain.program import Offer
from plugin.domain.promise import Promise
from plugin.domain.reasons import Reason
from plugin.domain.segments import segment
from plugin.domain.standing import History, Standing

Seen = dict[str, object]
# A rule answers with what it looked at and the reason why it stops here, if it does.
Answer = tuple[Seen, Reason | None]


class Facts(NamedTuple):
    """goods: what the goods that count came to. is_repeat: another order of this friend has counted
    before."""

    order: Order
    claim: Claim
    history: History
    standing: Standing
    promise: Promise
    offer: Offer
    arm: Arm
    goods: Money
    is_repeat: bool


Rule = Callable[[Facts], Answer]


def placed(facts: Facts) -> Answer:
    order = facts.order
    return {"status": order.status}, Reason.ORDER_IS_DRAFT if order.is_draft else None


def standing_order(facts: Facts) -> Answer:
    order = facts.order
    return {"status": order.status}, Reason.ORDER_CANCELLED if order.is_called_off else None


def not_refunded(facts: Facts) -> Answer:
    order = facts.order
    saw: Seen = {"total": _sum(order, order.total), "refunded": _sum(order, order.refunded)}
    return saw, Reason.ORDER_REFUNDED if order.is_fully_refunded else None


def not_charged_back(facts: Facts) -> Answer:
    order = facts.order
    saw: Seen = {"charged": _sum(order, order.charged)}
    return saw, Reason.ORDER_CHARGED_BACK if order.is_charged_back else None


def self_referral(facts: Facts) -> Answer:
    claim = facts.claim
    own = claim.advocate.same_as(facts.order.buyer) or claim.advocate.same_as(claim.friend)
    return {"same_person": own}, Reason.SELF_REFERRAL if own else None


def friend_lists(facts: Facts) -> Answer:
    standing, only = facts.standing, facts.promise.friends.allowed_only
    saw: Seen = {
        "blocked": standing.friend_is_blocked,
        "allowed": standing.friend_is_allowed,
        "allowed_only": only,
    }
    if standing.friend_is_blocked:
        return saw, Reason.FRIEND_BLOCKED
    return saw, Reason.FRIEND_NOT_ALLOWED if only and not standing.friend_is_allowed else None


def advocate(facts: Facts) -> Answer:
    missing = segment(
        facts.promise.advocates, facts.standing.advocate, facts.claim.at, facts.standing.zone
    )
    return {"missing": missing}, Reason.ADVOCATE_NOT_ELIGIBLE if missing else None


def not_banned(facts: Facts) -> Answer:
    banned_at = facts.standing.banned_at
    too_late = banned_at is not None and facts.order.created_at >= banned_at
    return {"banned": banned_at}, Reason.ADVOCATE_BANNED if too_late else None


def open_program(facts: Facts) -> Answer:
    is_open = facts.promise.schedule.is_open(facts.claim.at, facts.standing.zone)
    return {"claimed": facts.claim.at}, None if is_open else Reason.PROGRAM_NOT_OPEN


def channel(facts: Facts) -> Answer:
    covered = facts.offer.channels
    saw: Seen = {"channel": facts.order.channel, "covered": covered}
    outside = covered is not None and facts.order.channel not in covered
    return saw, Reason.CHANNEL_NOT_COVERED if outside else None


def country(facts: Facts) -> Answer:
    covered = facts.promise.order.countries
    saw: Seen = {"country": facts.order.country, "covered": covered or None}
    outside = bool(covered) and facts.order.country not in covered
    return saw, Reason.COUNTRY_NOT_COVERED if outside else None


def window(facts: Facts) -> Answer:
    """An order exactly `window_days` after the claim is a second too late."""
    until = facts.claim.at + timedelta(days=facts.promise.window_days)
    saw: Seen = {"ordered": facts.order.created_at, "until": until}
    return saw, None if facts.order.created_at < until else Reason.OUTSIDE_WINDOW


def friend(facts: Facts) -> Answer:
    """Who the friend is by what they bought before."""
    history, wanted = facts.history, facts.promise.friends
    saw: Seen = {"earlier_orders": history.earlier_orders, "wanted": wanted.who}
    match wanted.who:
        case Who.NEW:
            return saw, Reason.NOT_NEW_CUSTOMER if history.earlier_orders else None
        case Who.LAPSED:
            saw["last_order"] = history.last_order_at
            since = months_after(facts.order.created_at, -wanted.lapsed_months, facts.standing.zone)
            lapsed = history.last_order_at is not None and history.last_order_at <= since
            return saw, None if lapsed else Reason.NOT_LAPSED
        case _:
            return saw, None


def goods(facts: Facts) -> Answer:
    order, minimum = facts.order, (facts.promise.order.minimum or {}).get(facts.order.channel)
    saw: Seen = {"goods": facts.goods, "minimum": minimum}
    if minimum is not None and facts.goods.amount < minimum.amount:
        return saw, Reason.BELOW_MINIMUM
    nothing = not facts.goods.amount and order.total > 0
    return saw, Reason.NO_GOODS_THAT_COUNT if nothing else None


def first_conversion(facts: Facts) -> Answer:
    saw: Seen = {"converted_by": facts.standing.converted_by}
    return saw, Reason.ALREADY_CONVERTED if facts.is_repeat else None


def repeat_is_promised(facts: Facts) -> Answer:
    """A later order counts while one of the sides is promised something for it."""
    counted = facts.history.since_conversion + 2
    saw: Seen = {"converted_by": facts.standing.converted_by, "order_number": counted}
    promised = any(repeats(facts, said.repeat) for said in (facts.arm.friend, facts.arm.advocate))
    return saw, None if promised else Reason.ALREADY_CONVERTED


def repeats(facts: Facts, repeat: Repeat | None) -> bool:
    """True if this later order is one of those that are rewarded."""
    converted_at = facts.standing.converted_at
    if repeat is None or converted_at is None or facts.order.created_at <= converted_at:
        return False
    if repeat.orders is not None and facts.history.since_conversion + 2 > repeat.orders:
        return False
    until = months_after(converted_at, repeat.months or 1, facts.standing.zone)
    return repeat.months is None or facts.order.created_at < until


def paid(facts: Facts) -> Answer:
    order = facts.order
    saw: Seen = {"charge_status": order.charge_status, "charged": _sum(order, order.charged)}
    return saw, None if order.paid_at else Reason.NOT_PAID_YET


def _sum(order: Order, amount: Decimal) -> tuple[Decimal, str]:
    """As it will be read. Nobody counts with it, and Money takes three times as long to make."""
    return amount, order.currency
