"""What staff may read of vouchers."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_text
from plugin.api.admin.vouchers.types import Voucher, voucher_view
from plugin.services.instruments.explain_voucher import explain_voucher


@strawberry.type
class VoucherQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What a voucher of the shop is for, by Saleor's id; null for one that the app "
        "has not made.",
    )
    def voucher(
        self, info: AdminInfo, id: strawberry.ID, locale: str | None = None
    ) -> Voucher | None:
        caller = info.context
        explained = explain_voucher(caller.ctx, caller.shop, filter_text(id) or "")
        return voucher_view(explained, caller.reader(locale)) if explained else None
