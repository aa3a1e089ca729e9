"""Set the flags in customers' private metadata that their rewards ask for, and delete others."""

from __future__ import annotations

from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.context import Context, now, retry_at
from plugin.services.rewards.mark_issued import mark_issued
from plugin.services.rewards.settle_spent import found_spent
from plugin.services.rewards.why_withdrawn import why_withdrawn
from plugin.services.work_through import work_through
from plugin.storage import flags, people
from plugin.storage.leases import change_row, end_lease
from plugin.storage.rewards import note_reward
from plugin.storage.shops import Shop
from plugin.storage.tables import flags as table
from plugin.storage.tables.base import AnyRow

_BATCH = 20


class _NoAccount(Exception):
    """The owner has no account in the shop yet."""


def settle_due_flags(ctx: Context, shop: Shop) -> int:
    """Settle the flags that are due; how many there were."""

    def settle(flag: AnyRow) -> None:
        try:
            _settle(ctx, shop, flag)
        except _NoAccount:
            _wait_for_account(ctx, flag)

    return work_through(ctx, shop, table, _BATCH, settle)


def _wait_for_account(ctx: Context, flag: AnyRow) -> None:
    """No fault: the reward says what it waits for, and the app looks again and again."""
    with ctx.engine.begin() as conn:
        again = retry_at(flag.attempts, now())
        waiting = {"due_at": again, "lease_until": None, "attempts": flag.attempts + 1}
        change_row(conn, table, flag, **waiting)
        for reward in flags.rewards_asking_for(conn, flag):
            if reward.state == RewardState.PENDING:
                note_reward(conn, reward, reason=Reason.ACCOUNT_NEEDED)


def _settle(ctx: Context, shop: Shop, flag: AnyRow) -> None:
    with ctx.engine.begin() as conn:
        asking = flags.rewards_asking_for(conn, flag)
        wanted = any(reward.state != RewardState.VOIDING for reward in asking)
        address = next((a for r in asking if (a := people.address_of(conn, r))), None)
    if wanted or flag.is_set:
        _tell_shop(ctx, shop, flag, address, wanted=wanted)
    with ctx.engine.begin() as conn:
        for reward in flags.rewards_asking_for(conn, flag):
            if reward.state == RewardState.VOIDING:
                found_spent(conn, reward, reward.netted, why_withdrawn(conn, reward))
            elif reward.state == RewardState.PENDING and wanted:
                mark_issued(ctx, conn, reward)
        end_lease(conn, table, flag, is_set=wanted)


def _tell_shop(
    ctx: Context, shop: Shop, flag: AnyRow, address: bytes | None, *, wanted: bool
) -> None:
    """Raises _NoAccount, and what the port raises."""
    port = ctx.port(shop)
    customer = port.customer(ctx.keys.open(address)) if address is not None else None
    if customer is not None:
        if wanted:
            port.tag(customer, {flag.name: "true"})
        else:
            port.untag(customer, [flag.name])
    elif wanted:
        raise _NoAccount
