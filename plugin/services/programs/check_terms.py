"""Whether the shop can pay what is written."""

from __future__ import annotations

from collections.abc import Mapping

from plugin.domain.terms import Terms, moneys_of
from plugin.services.refusals import RefusalCode, Refused


def check_terms(terms: Terms, currencies: Mapping[str, str], code: RefusalCode) -> None:
    """currencies: of the shop's channels. Raises Refused with this code."""
    for channel, money in moneys_of(terms):
        check_channel(channel, money.currency, currencies, code)


def check_channel(
    channel: str, currency: str, currencies: Mapping[str, str], code: RefusalCode
) -> None:
    """Raises Refused with this code if the channel does not sell in the currency."""
    if currencies.get(channel) == currency:
        return
    known = ", ".join(f"{slug} ({cur})" for slug, cur in currencies.items())
    raise Refused(code, f"{channel} does not sell in {currency}; channels: {known}.")
