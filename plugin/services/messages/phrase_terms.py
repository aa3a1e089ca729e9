"""Say terms in words."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal, format_percent

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
from plugin.storage.promise_json import terms_from_json
from plugin.storage.tables.base import AnyRow


def locale_of(language: str | None) -> str:
    """A locale that Babel knows, English where it does not."""
    try:
        return str(Locale.parse((language or "en").replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "en"


def wording_in(arm: Arm, language: str | None) -> Wording:
    """What the merchant wrote for the offer in this language, else in English, else anything."""
    written = arm.wording or {}
    wanted = (locale_of(language).replace("_", "-"), locale_of(language).split("_")[0], "en")
    found = next((written[name] for name in wanted if name in written), None)
    return found or next(iter(written.values()), Wording())


def phrase(terms: Terms, channel: str, language: str | None) -> str:
    """For example `10% off` or `$5.00 off`, with figures as the language writes them."""
    locale = locale_of(language)
    match terms:
        case PercentOff():
            return f"{_share(terms.percent, locale)} off"
        case FixedOff():
            return f"{_sum(terms.amounts[channel], locale)} off"
        case GiftCard():
            return f"{_sum(terms.amounts[channel], locale)} store credit"
        case Donation():
            return f"{_sum(terms.amounts[channel], locale)} for {terms.cause}"
        case Points():
            return f"{format_decimal(terms.points, locale=locale)} points"
        case OrderShare():
            return _order_share(terms, channel, locale)
        case _:
            return _thing(terms)


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


def _thing(terms: FreeShipping | FreeProduct | Access | Custom) -> str:
    match terms:
        case FreeShipping():
            return "free shipping"
        case FreeProduct():
            return "a free product"
        case Access():
            return f"access to {terms.flag}"
        case Custom():
            return terms.name


def _order_share(terms: OrderShare, channel: str, locale: str) -> str:
    share = f"{_share(terms.percent, locale)} of the order"
    cap = (terms.caps or {}).get(channel)
    return f"{share}, up to {_sum(cap, locale)}" if cap else share


def _share(percent: Decimal, locale: str) -> str:
    return format_percent(percent / Decimal(100), "#,##0.##%", locale=locale)


def _sum(money: Money, locale: str) -> str:
    return format_currency(money.amount, money.currency, locale=locale)
