"""What a new program promises before the merchant has said anything."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.promise import Promise
from plugin.domain.terms import FixedOff, PercentOff, Terms
from plugin.services.shops.round_sums import round_sum

_THANKS = Decimal(10)


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
    amounts = {
        slug: Money(thanks, currency)
        for slug, currency in currencies.items()
        if (thanks := round_sum(_THANKS, currency)) is not None
    }
    if not currencies or len(amounts) < len(currencies):
        return tenth, tenth
    return tenth, FixedOff(amounts)
