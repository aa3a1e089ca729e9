"""Money and dates as the reader of a page expects them."""

from datetime import datetime
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency

LOCALES = {"USD": "en_US", "PLN": "pl_PL"}


def money(amount: dict[str, Any], times: int = 1) -> str:
    """`{amount, currency}` of the API, or what holds one under `gross`."""
    inner = amount.get("gross", amount)
    locale = LOCALES.get(inner["currency"], "en_US")
    return format_currency(inner["amount"] * times, inner["currency"], locale=locale)


def day(moment: str) -> str:
    return format_date(datetime.fromisoformat(moment), "d MMM yyyy", locale="en_US")


def plain(code: str) -> str:
    """`PARTIALLY_FULFILLED` for people."""
    return code.replace("_", " ").capitalize()
