"""What one side is promised: the terms of a reward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plugin.domain.money import AbsurdAmount, Money, minor_digits, parse_amount


class BadTerms(ValueError):
    """Terms that no shop can keep; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class PercentOff:
    """A share off the next order, above 0 and up to 100 per cent."""

    percent: Decimal


@dataclass(frozen=True, slots=True)
class FixedOff:
    """A sum off the next order, set for each channel in that channel's currency."""

    amounts: Mapping[str, Money]


Terms = PercentOff | FixedOff


def terms_from_json(data: Mapping[str, Any]) -> Terms:
    """`{"kind": "percent", "percent": "10"}` or
    `{"kind": "fixed", "amounts": {"<channel>": {"amount": "5.00", "currency": "EUR"}}}`.

    Raises BadTerms.
    """
    match data.get("kind"):
        case "percent":
            return PercentOff(_percent(data.get("percent")))
        case "fixed":
            return FixedOff(_amounts(data.get("amounts")))
        case kind:
            raise BadTerms(f"A reward is percent or fixed, not {kind!r}.")


def channels_of(*sides: Terms) -> frozenset[str] | None:
    """The channels in which all sides have terms, None for all channels."""
    fixed = [frozenset(terms.amounts) for terms in sides if isinstance(terms, FixedOff)]
    return frozenset.intersection(*fixed) if fixed else None


def terms_to_json(terms: Terms) -> dict[str, Any]:
    """The form that terms_from_json reads."""
    if isinstance(terms, PercentOff):
        return {"kind": "percent", "percent": str(terms.percent)}
    amounts = {
        channel: {"amount": str(money.amount), "currency": money.currency}
        for channel, money in terms.amounts.items()
    }
    return {"kind": "fixed", "amounts": amounts}


def _percent(value: object) -> Decimal:
    percent = _parsed(value)
    if not 0 < percent <= 100 or percent != percent.quantize(Decimal("0.01")):
        raise BadTerms("A percentage is above 0, at most 100, with two digits behind the point.")
    return percent


def _amounts(value: object) -> dict[str, Money]:
    if not isinstance(value, Mapping) or not value:
        raise BadTerms("A fixed reward needs an amount for at least one channel.")
    return {channel: _money(money) for channel, money in value.items()}


def _money(value: Any) -> Money:
    if not isinstance(value, Mapping) or not isinstance(value.get("currency"), str):
        raise BadTerms("An amount is written with its currency.")
    money = Money(_parsed(value.get("amount")), value["currency"])
    if money.amount <= 0:
        raise BadTerms("A fixed reward is above 0.")
    if money != money.rounded_down():
        digits = minor_digits(money.currency)
        raise BadTerms(f"{money.currency} has {digits} digits behind the point.")
    return money


def _parsed(value: object) -> Decimal:
    try:
        return parse_amount(value)
    except AbsurdAmount as error:
        raise BadTerms(f"{value!r} is not an amount.") from error
