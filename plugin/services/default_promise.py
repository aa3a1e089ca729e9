"""What a new program promises before the merchant has said anything."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.promise import Promise
from plugin.domain.terms import FixedOff, PercentOff, Terms

# A small thank-you in round figures, some ten US dollars; no rate of exchange is meant.
_THANKS = {
    **dict.fromkeys(("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"), "10"),
    **dict.fromkeys(("PLN", "RON", "BGN", "AED", "SAR", "ILS", "MYR", "QAR"), "40"),
    **dict.fromkeys(("SEK", "NOK", "MXN", "ZAR", "TWD", "CNY", "HKD"), "80"),
    **dict.fromkeys(("DKK", "BRL", "TRY", "UAH", "EGP"), "60"),
    **dict.fromkeys(("CZK", "THB"), "200"),
    **dict.fromkeys(("INR", "RUB", "PHP"), "500"),
    **dict.fromkeys(("JPY", "ISK"), "1000"),
    "HUF": "3000",
    "KRW": "10000",
    "VND": "200000",
    "IDR": "100000",
    "KWD": "3",
    "BHD": "4",
    "OMR": "4",
}


def default_promise(currencies: Mapping[str, str]) -> Promise:
    """What the draft says that a shop has from the start, given each channel's currency."""
    friend, advocate = _default_terms(currencies)
    return Promise(
        "Refer a friend", (Arm(friend=SidePromise(friend), advocate=SidePromise(advocate)),)
    )


def _default_terms(currencies: Mapping[str, str]) -> tuple[Terms, Terms]:
    """Terms of the friend and of the advocate, given each channel's currency.

    10 % for the friend; a round sum for the advocate where one is known for every channel,
    10 % otherwise.
    """
    tenth = PercentOff(Decimal(10))
    if not currencies or any(currency not in _THANKS for currency in currencies.values()):
        return tenth, tenth
    amounts = {
        slug: Money(Decimal(_THANKS[currency]), currency) for slug, currency in currencies.items()
    }
    return tenth, FixedOff(amounts)
