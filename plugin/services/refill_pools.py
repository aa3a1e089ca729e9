"""Keep friends' codes at hand, so that a claim needs no call to the shop."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, func, select

from plugin.domain.calendar import expiry_bucket
from plugin.domain.reward import VoucherKind
from plugin.services.context import Context, now
from plugin.storage import codes
from plugin.storage.programs import Program, running_program
from plugin.storage.tables import claims

# Enough for a newsletter's first minute; a busy shop keeps what it used up in ten minutes.
SMALLEST_POOL = 200
LARGEST_POOL = 5000
_MEASURED = timedelta(minutes=10)


def pool_voucher(conn: Connection, shop_id: int, program: Program) -> int:
    """The voucher whose codes are given to friends today."""
    bucket = expiry_bucket(now(), program.version.rules.code_days)
    return codes.voucher_for(conn, shop_id, program.offer.id, VoucherKind.FRIEND, bucket)


def refill_pool(ctx: Context, shop_id: int) -> int:
    """Plan new codes when fewer than half of the pool are left; how many."""
    with ctx.engine.begin() as conn:
        program = running_program(conn, shop_id)
        if program is None:
            return 0
        voucher_id = pool_voucher(conn, shop_id, program)
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
