"""When codes or a link have leaked, and staff should know."""

from __future__ import annotations

from collections.abc import Iterable

from plugin.domain.abuse.settings import HonestySettings
from plugin.domain.abuse.signal import Suspicion

# What an offer looks like that runs through the country.
_ROUND = (Suspicion.VELOCITY, Suspicion.COUPON_SITE)
LEAKING = (Suspicion.TRIED_BY_MANY, *_ROUND)


def leak_in(signals: Iterable[Suspicion]) -> Suspicion | None:
    """The first rule that says that a link goes round."""
    return next((rule for rule in signals if rule in _ROUND), None)


def is_alarming(strangers: int, settings: HonestySettings) -> bool:
    """So many have tried codes of one advocate's friends within `hours`."""
    said = settings.rules[Suspicion.TRIED_BY_MANY]
    return said.enabled and strangers >= said.number("alarm")
