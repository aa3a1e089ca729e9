"""Vouchers of a shop that are ours, with how far their codes have come."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from plugin.domain.reward import CodeState
from plugin.storage.tables import codes, offers, vouchers
from plugin.storage.tables.base import AnyRow


def find_voucher(conn: Connection, shop_id: int, saleor_id: str) -> AnyRow | None:
    """With the `position` of its offer. saleor_id: as the shop calls it."""
    query = (
        select(vouchers, offers.c.position)
        .join(offers, offers.c.id == vouchers.c.offer_id)
        .where(vouchers.c.shop_id == shop_id, vouchers.c.saleor_id == saleor_id)
    )
    return conn.execute(query).one_or_none()


def codes_of(conn: Connection, shop_id: int, voucher_id: int) -> Mapping[CodeState, AnyRow]:
    """By state: how many there are, as `all`, and how many of these somebody has, as `owned`."""
    owned = codes.c.claim_id.is_not(None) | codes.c.reward_id.is_not(None)
    query = (
        select(
            codes.c.state,
            func.count().label("all"),
            func.count().filter(owned).label("owned"),
        )
        .where(codes.c.shop_id == shop_id, codes.c.voucher_id == voucher_id)
        .group_by(codes.c.state)
    )
    return {CodeState(row.state): row for row in conn.execute(query)}
