"""Turn a sum in US dollars into a round one in another currency."""

from __future__ import annotations

from decimal import Decimal

from plugin.domain.money import plain

# What a dollar is worth to a shopper, roughly. No rate of exchange is meant: the merchant reviews
# each sum, and a sum that changed with the markets would be a promise that nobody made.
_FACTORS = {
    currency: Decimal(factor)
    for factor, currencies in {
        "1": ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"),
        "4": ("PLN", "RON", "BGN", "AED", "SAR", "ILS", "MYR", "QAR"),
        "8": ("SEK", "NOK", "MXN", "ZAR", "TWD", "CNY", "HKD"),
        "6": ("DKK", "BRL", "TRY", "UAH", "EGP"),
        "20": ("CZK", "THB"),
        "50": ("INR", "RUB", "PHP"),
        "100": ("JPY", "ISK"),
        "300": ("HUF",),
        "1000": ("KRW",),
        "20000": ("VND",),
        "10000": ("IDR",),
        "0.3": ("KWD",),
        "0.4": ("BHD", "OMR"),
    }.items()
    for currency in currencies
}
# The beginnings that a figure has which people call round.
_ROUND = tuple(
    Decimal(tenths) / 10
    for tenths in (10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 75, 80, 90, 100)
)


def knows(currency: str) -> bool:
    return currency in _FACTORS


def round_sum(dollars: Decimal, currency: str) -> Decimal | None:
    """Some such sum in this currency, None for a currency of which nothing is known here.

    Dollars stay what they are: whoever wrote $499 meant it.
    """
    if currency == "USD":
        return dollars
    if not knows(currency):
        return None
    rough = dollars * _FACTORS[currency]
    size = Decimal(1).scaleb(rough.adjusted())
    # Of two that are as near, the lower: a shop must not promise more than was meant.
    return plain(min((start * size for start in _ROUND), key=lambda figure: abs(figure - rough)))
