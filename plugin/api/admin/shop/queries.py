"""What staff may read of the shop itself."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsOrders
from plugin.api.admin.shop.shop_now import shop_now
from plugin.api.admin.shop.types import Shop, Trouble, trouble_view
from plugin.services.shops.list_troubles import list_troubles


@strawberry.type
class ShopQuery:
    @strawberry.field(permission_classes=[NeedsDiscounts])
    def shop(self, info: AdminInfo) -> Shop:
        return shop_now(info.context)

    @strawberry.field(
        permission_classes=[NeedsDiscounts], description="What failed and is being tried again."
    )
    def troubles(self, info: AdminInfo) -> list[Trouble]:
        caller, shows = info.context, NeedsOrders.is_given(info)
        return [trouble_view(t, shows_orders=shows) for t in list_troubles(caller.ctx, caller.shop)]
