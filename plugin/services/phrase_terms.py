"""Say terms in words."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_percent

from plugin.domain.terms import PercentOff, Terms


def locale_of(language: str | None) -> str:
    """A locale that Babel knows, English where it does not."""
    try:
        return str(Locale.parse((language or "en").replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "en"


def phrase(terms: Terms, channel: str, language: str | None) -> str:
    """For example `10% off` or `$5.00 off`, with figures as the language writes them."""
    locale = locale_of(language)
    if isinstance(terms, PercentOff):
        share = format_percent(terms.percent / Decimal(100), "#,##0.##%", locale=locale)
        return f"{share} off"
    money = terms.amounts[channel]
    return f"{format_currency(money.amount, money.currency, locale=locale)} off"
