"""Issue the rewards whose hold is over, and end those whose time is over."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import Connection

from plugin.domain.calendar import ends_at, expiry_bucket
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import CodeState, RewardState, VoucherKind
from plugin.domain.worth import voucher_terms
from plugin.services.context import Context, now
from plugin.storage import codes, programs
from plugin.storage.promise_json import terms_from_json
from plugin.storage.rewards import (
    Act,
    change_reward,
    move_reward,
    take_due_rewards,
    take_expired_rewards,
)
from plugin.storage.tables.base import AnyRow

_BATCH = 500


def issue_due_rewards(ctx: Context, shop_id: int) -> int:
    """Plan a code for each reward that is due; minting does the rest. How many there were."""
    moment = now()
    with ctx.engine.begin() as conn:
        due = take_due_rewards(conn, shop_id, moment, _BATCH)
        by_voucher: dict[int, list[int]] = defaultdict(list)
        for reward in due:
            by_voucher[_voucher(conn, reward, moment)].append(reward.id)
        for voucher_id, reward_ids in by_voucher.items():
            owners = [{"reward_id": reward_id} for reward_id in reward_ids]
            codes.plan_codes(conn, shop_id, voucher_id, owners, ctx.keys.code_hmac, moment)
    return len(due)


def _voucher(conn: Connection, reward: AnyRow, moment: datetime) -> int:
    """The voucher whose code will pay the reward, which from now on has an end."""
    program = programs.promised(conn, reward.shop_id, reward.offer_id)
    said = program.version.arm(reward.offer_id).side(Side(reward.side))
    bucket = expiry_bucket(moment, said.reward_days)
    end = ends_at(bucket)
    remind_at = end - timedelta(days=said.remind_days) if said.remind_days else None
    change_reward(conn, reward, due_at=None, expires_at=end, remind_at=remind_at)
    terms = voucher_terms(terms_from_json(reward.terms), reward.channel, reward.amount, reward.unit)
    return codes.voucher_for(
        conn, reward.shop_id, reward.offer_id, VoucherKind.ADVOCATE, terms, bucket
    )


def expire_rewards(ctx: Context, shop_id: int) -> int:
    """End rewards that were not used in time; the shop has ended their codes by itself."""
    with ctx.engine.begin() as conn:
        over = take_expired_rewards(conn, shop_id, now(), _BATCH)
        for reward in over:
            over_now = Act(Reason.REWARD_EXPIRED)
            move_reward(conn, reward, RewardState.EXPIRED, over_now, due_at=None)
            code = codes.good_code_of(conn, reward_id=reward.id)
            if code is not None:
                codes.change_codes(conn, [code.id], state=CodeState.RETIRED)
    return len(over)
