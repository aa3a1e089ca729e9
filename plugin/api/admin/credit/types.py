"""Shares of credit, as staff see them."""

from __future__ import annotations

from decimal import Decimal

import strawberry

from plugin.domain.credit import CreditModel
from plugin.domain.money import plain
from plugin.services.books.share_credit import Credit

strawberry.enum(CreditModel)


@strawberry.type(
    description="`channel` is `referral`, `direct`, or source and medium as the shop tags its "
    "campaigns. `orders`: on whose way it lay, whatever its share."
)
class ChannelCredit:
    channel: str
    currency: str
    orders: int
    revenue: Decimal = strawberry.field(description="Net of refunds.")


def credit_view(credit: Credit) -> ChannelCredit:
    return ChannelCredit(
        channel=credit.channel,
        currency=credit.currency,
        orders=credit.orders,
        revenue=plain(credit.revenue),
    )
