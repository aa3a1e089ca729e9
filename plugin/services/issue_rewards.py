"""Issue the rewards whose hold is over, and end those whose time is over."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, update

from plugin.domain.calendar import ends_at, expiry_bucket
from plugin.domain.reasons import Reason
from plugin.domain.reward import CodeState, RewardState, VoucherKind
from plugin.services.context import Context, now
from plugin.storage import codes, programs
from plugin.storage.rewards import Act, move_reward, take_due_rewards, take_expired_rewards
from plugin.storage.tables import rewards

_BATCH = 500


def issue_due_rewards(ctx: Context, shop_id: int) -> int:
    """Plan a code for each reward that is due; minting does the rest. How many there were."""
    moment = now()
    with ctx.engine.begin() as conn:
        due = take_due_rewards(conn, shop_id, moment, _BATCH)
        by_offer: dict[int, list[int]] = defaultdict(list)
        for reward in due:
            by_offer[reward.offer_id].append(reward.id)
        for offer_id, reward_ids in by_offer.items():
            _plan(ctx, conn, shop_id, offer_id, reward_ids)
    return len(due)


def _plan(
    ctx: Context, conn: Connection, shop_id: int, offer_id: int, reward_ids: list[int]
) -> None:
    moment = now()
    days = programs.promised(conn, shop_id, offer_id).version.rules.reward_days
    bucket = expiry_bucket(moment, days)
    voucher_id = codes.voucher_for(conn, shop_id, offer_id, VoucherKind.ADVOCATE, bucket)
    owners = [{"reward_id": reward_id} for reward_id in reward_ids]
    codes.plan_codes(conn, shop_id, voucher_id, owners, ctx.keys.code_hmac, moment)
    conn.execute(
        update(rewards)
        .where(rewards.c.id.in_(reward_ids))
        .values(due_at=None, expires_at=ends_at(bucket))
    )


def expire_rewards(ctx: Context, shop_id: int) -> int:
    """End rewards that were not used in time; the shop has ended their codes by itself."""
    with ctx.engine.begin() as conn:
        over = take_expired_rewards(conn, shop_id, now(), _BATCH)
        for reward in over:
            move_reward(conn, reward, RewardState.EXPIRED, Act(Reason.REWARD_EXPIRED))
            code = codes.good_code_of(conn, reward_id=reward.id)
            if code is not None:
                codes.change_codes(conn, [code.id], state=CodeState.RETIRED)
    return len(over)
