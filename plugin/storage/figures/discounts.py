"""What friends' codes took off."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from plugin.storage.figures.asked import Asked
from plugin.storage.figures.counted import in_time, is_friends_code
from plugin.storage.figures.taken_off import taken_off
from plugin.storage.tables import claims, codes, orders, vouchers


def discounts(asked: Asked, by: Any) -> Any:
    """Rows of that, of the currency, and of how much it was. by: of orders or their claims."""
    return (
        select(by, orders.c.currency, func.sum(taken_off(orders, vouchers.c.terms)))
        .select_from(orders)
        .join(codes, is_friends_code())
        .join(vouchers, vouchers.c.id == codes.c.voucher_id)
        .join(claims, claims.c.id == codes.c.claim_id)
        .where(*in_time(asked))
        .group_by(by, orders.c.currency)
    )
