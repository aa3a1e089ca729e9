"""Take codes back from the shop: those of rewards that are not deserved any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import structlog
from sqlalchemy import Connection

from plugin.domain.reward import CodeState, RewardState
from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import LEASE, Context, now, retry_at
from plugin.services.instruments.mint_codes import find_in_shop
from plugin.services.rewards.settle_spent import found_spent
from plugin.services.rewards.why_withdrawn import why_withdrawn
from plugin.storage import codes
from plugin.storage.rewards import find_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

log = structlog.get_logger()

_BATCH = 100


def retire_due_codes(ctx: Context, shop: Shop) -> int:
    """Delete the codes in the shop that are to go; how many there were."""
    moment = now()
    with ctx.engine.begin() as conn:
        due = codes.take_retiring_codes(conn, shop.id, moment, moment + LEASE, _BATCH)
    by_voucher: dict[int, list[AnyRow]] = defaultdict(list)
    for code in due:
        by_voucher[code.voucher_id].append(code)
    for voucher_id, retiring in by_voucher.items():
        try:
            _retire(ctx, shop, voucher_id, retiring)
        except (ShopUnavailable, ShopRefused) as error:
            _postpone(ctx, retiring, error)
        except Exception as error:
            # A fault of ours, or a deadlock, over one voucher must not stop the others.
            log.exception("taking_back_failed", voucher_id=voucher_id)
            _postpone(ctx, retiring, error)
    return len(due)


def _postpone(ctx: Context, retiring: Sequence[AnyRow], error: Exception) -> None:
    log.warning("codes_not_retired", count=len(retiring), error=str(error))
    with ctx.engine.begin() as conn:
        for code in retiring:
            codes.change_retiring(
                conn,
                code.id,
                due_at=retry_at(code.attempts, now()),
                attempts=code.attempts + 1,
                last_error=str(error)[:500],
            )


def _retire(ctx: Context, shop: Shop, voucher_id: int, retiring: Sequence[AnyRow]) -> None:
    """Deleting deletes used codes too, so the used ones are looked for first."""
    with ctx.engine.begin() as conn:
        voucher = codes.voucher_by_id(conn, shop.id, voucher_id)
    port = ctx.port(shop)
    saleor_id = find_in_shop(ctx, port, voucher) if voucher is not None else None
    in_shop = {c.code: c for c in port.codes_of(saleor_id) or ()} if saleor_id else {}
    found = {row.id: in_shop.get(ctx.keys.code(row.id)) for row in retiring}
    if usable := [code.id for code in found.values() if code is not None and code.usable]:
        port.delete_codes(usable)
    with ctx.engine.begin() as conn:
        for row in retiring:
            code = found[row.id]
            _settle(conn, row, used=code is not None and not code.usable)


def _settle(conn: Connection, code: AnyRow, *, used: bool) -> None:
    state = CodeState.BURNT if used else CodeState.RETIRED
    if not codes.change_retiring(conn, code.id, state=state, due_at=None, last_error=None):
        return
    reward = find_reward(conn, code.shop_id, code.reward_id) if code.reward_id else None
    if reward is None or reward.state != RewardState.VOIDING:
        return
    spent = reward.amount if used else reward.netted
    found_spent(conn, reward, spent, why_withdrawn(conn, reward))
