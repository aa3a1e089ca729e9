"""What staff may read of the channels that lead to orders."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry
from graphql import GraphQLError

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsOrders
from plugin.api.admin.credit.types import ChannelCredit, credit_view
from plugin.api.admin.pages import period_of
from plugin.domain.credit import CreditModel, CreditRule
from plugin.domain.part import BadTerms
from plugin.services.books.share_credit import share_credit


@strawberry.type
class CreditQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="How the revenue of paid orders is shared among the channels that led to "
        "them, as far as the storefront reports visits. `first` and `last` are percent, for the "
        "model POSITION. For reports only: what is paid follows `docs/attribution.md`.",
    )
    def credit(
        self,
        info: AdminInfo,
        model: CreditModel = CreditModel.LAST,
        first: Decimal = Decimal(40),
        last: Decimal = Decimal(40),
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[ChannelCredit]:
        caller = info.context
        try:
            rule = CreditRule(model, first, last)
        except BadTerms as error:
            raise GraphQLError(str(error)) from error
        placed = period_of(caller, since, until)
        return [credit_view(one) for one in share_credit(caller.ctx, caller.shop, placed, rule)]
