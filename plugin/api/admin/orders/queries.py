"""What staff may read of orders."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsOrders
from plugin.api.admin.orders.types import Why, why_view
from plugin.services.orders.explain_order import explain_order


@strawberry.type
class OrderQuery:
    @strawberry.field(
        permission_classes=[NeedsOrders],
        description="What became of an order, and why; null for an order never heard of.",
    )
    def why(
        self, info: AdminInfo, order_id: strawberry.ID, locale: str | None = None
    ) -> Why | None:
        explanation = explain_order(info.context.ctx, info.context.shop, order_id)
        return why_view(explanation, info.context.reader(locale)) if explanation else None
