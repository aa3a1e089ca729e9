"""Say terms in words."""

from __future__ import annotations

from plugin.domain.money import Money
from plugin.domain.offer import Arm, Wording
from plugin.domain.terms import (
    Access,
    Custom,
    Donation,
    FixedOff,
    FreeProduct,
    FreeShipping,
    GiftCard,
    OrderShare,
    PercentOff,
    Points,
    Terms,
)
from plugin.services.telling.catalogs import locale_of
from plugin.services.telling.reader import Reader
from plugin.storage.promise_json import terms_from_json
from plugin.storage.tables.base import AnyRow


def languages_for(language: str | None) -> list[str]:
    """In which languages a reader is written to, the best first; English at last."""
    whole = locale_of(language).replace("_", "-")
    return list(dict.fromkeys((whole, whole.split("-")[0], "en")))


def wording_in(arm: Arm, language: str | None) -> Wording:
    """What the merchant wrote for the offer in this language, else in English, else anything."""
    written = arm.wording or {}
    found = next((written[name] for name in languages_for(language) if name in written), None)
    return found or next(iter(written.values()), Wording())


def phrase(terms: Terms, channel: str, reader: Reader) -> str:
    """For example `10% off` or `$5.00 off`, with figures as the language writes them."""
    match terms:
        case PercentOff():
            return reader.say("{share} off", share=reader.percent(terms.percent))
        case FixedOff():
            return reader.say("{sum} off", sum=terms.amounts[channel])
        case GiftCard():
            return reader.say("{sum} store credit", sum=terms.amounts[channel])
        case Donation():
            return reader.say("{sum} for {cause}", sum=terms.amounts[channel], cause=terms.cause)
        case Points():
            return reader.say_many("{number} point", "{number} points", terms.points)
        case OrderShare():
            return _order_share(terms, channel, reader)
        case _:
            return _thing(terms, reader)


def terms_now(reward: AnyRow) -> Terms:
    """What an earned reward is: a share of an order is a sum by now, and a sum that was corrected
    or paid a debt first is another one."""
    terms, left = terms_from_json(reward.terms), reward.amount - reward.netted
    if not left:
        return terms
    money = {reward.channel: Money(left, reward.unit)}
    match terms:
        case OrderShare():
            return GiftCard(money) if terms.paid_as == "gift_card" else FixedOff(money)
        case FixedOff() if terms.amounts[reward.channel].amount != left:
            return FixedOff(money)
        case GiftCard() if terms.amounts[reward.channel].amount != left:
            return GiftCard(money)
        case _:
            return terms


def _thing(terms: FreeShipping | FreeProduct | Access | Custom, reader: Reader) -> str:
    match terms:
        case FreeShipping():
            return reader.say("free shipping")
        case FreeProduct():
            return reader.say("a free product")
        case Access():
            return reader.say("access to {flag}", flag=terms.flag)
        case Custom():
            return terms.name


def _order_share(terms: OrderShare, channel: str, reader: Reader) -> str:
    share, cap = reader.percent(terms.percent), (terms.caps or {}).get(channel)
    if cap is None:
        return reader.say("{share} of the order", share=share)
    return reader.say("{share} of the order, up to {sum}", share=share, sum=cap)
