"""Share the credit for orders among the channels that led to them, for a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.credit import CreditRule, shares
from plugin.services.context import Context
from plugin.storage.journeys import journeys
from plugin.storage.pages.period import Period
from plugin.storage.shops import Shop


@dataclass(frozen=True, slots=True)
class Credit:
    """orders: on whose way the channel lay, whatever its share."""

    channel: str
    currency: str
    orders: int
    revenue: Decimal


def share_credit(ctx: Context, shop: Shop, placed: Period, rule: CreditRule) -> list[Credit]:
    """By channel and currency, the largest first; revenue is net of refunds."""
    revenue: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    orders: Counter[tuple[str, str]] = Counter()
    with ctx.engine.connect() as conn:
        for journey in journeys(conn, shop.id, placed):
            for channel, part in shares(journey.channels, journey.kept, rule).items():
                revenue[channel, part.currency] += part.amount
                orders[channel, part.currency] += 1
    found = [Credit(*key, orders[key], amount) for key, amount in revenue.items()]
    return sorted(found, key=lambda one: (one.currency, -one.revenue, one.channel))
