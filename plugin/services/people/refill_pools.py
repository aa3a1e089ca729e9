"""Keep friends' codes at hand, so that a claim needs no call to the shop."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from plugin.domain.calendar import expiry_bucket
from plugin.domain.program import Offer
from plugin.domain.reward import VoucherKind
from plugin.domain.terms import Terms
from plugin.services.context import Context, now
from plugin.storage import codes
from plugin.storage.programs import Program, running_programs
from plugin.storage.tables import claims

# Enough for a newsletter's first minute; a busy shop keeps what it used up in ten minutes.
SMALLEST_POOL = 200
LARGEST_POOL = 5000
_MEASURED = timedelta(minutes=10)


def pool_voucher(
    conn: Connection, shop_id: int, program: Program, offer: Offer, discount: Terms
) -> int:
    """The voucher whose codes are given to friends today."""
    expires_on = codes_end_on(program)
    return codes.voucher_for(conn, shop_id, offer.id, VoucherKind.FRIEND, discount, expires_on)


def codes_end_on(program: Program) -> date:
    """The day on which codes end that friends get today."""
    return expiry_bucket(now(), program.promise.code_days)


def refill_pools(ctx: Context, shop_id: int) -> int:
    """Plan new codes where fewer than half of a pool are left; how many in all."""
    with ctx.engine.begin() as conn:
        return sum(
            _refill(ctx, conn, shop_id, program, offer)
            for program in running_programs(conn, shop_id)
            for offer in program.version.offers
        )


def _refill(ctx: Context, conn: Connection, shop_id: int, program: Program, offer: Offer) -> int:
    discount = offer.arm.friend_discount
    if discount is None or not offer.arm.weight:
        return 0
    voucher_id = pool_voucher(conn, shop_id, program, offer, discount)
    size = _pool_size(conn, shop_id)
    missing = size - codes.free_codes(conn, voucher_id, size)
    if missing <= size // 2:
        return 0
    codes.plan_codes(conn, shop_id, voucher_id, [{}] * missing, ctx.keys.code_hmac, now())
    return missing


def _pool_size(conn: Connection, shop_id: int) -> int:
    recent = select(func.count()).where(
        claims.c.shop_id == shop_id, claims.c.created_at > now() - _MEASURED
    )
    return max(SMALLEST_POOL, min(LARGEST_POOL, conn.execute(recent).scalar_one()))
