"""Issue the rewards whose hold is over, and end those whose time is over."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from plugin.domain.calendar import ends_at, expiry_bucket
from plugin.domain.identity import is_nobody
from plugin.domain.instrument import HANDED_OVER, Instrument
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import CodeState, RewardState, VoucherKind
from plugin.domain.terms import GiftCard
from plugin.domain.worth import voucher_terms
from plugin.services.context import Context, now
from plugin.services.rewards.mark_issued import mark_issued
from plugin.services.rewards.net_debts import net_debts
from plugin.services.rewards.void_of_erased import void_of_erased
from plugin.services.rewards.withdraw import look_at_instrument
from plugin.storage import codes, gift_cards, programs
from plugin.storage.promise_json import terms_from_json
from plugin.storage.rewards import (
    Act,
    move_reward,
    note_reward,
    take_due_rewards,
    take_expired_rewards,
)
from plugin.storage.tables.base import AnyRow

_BATCH = 500
# What has to be made in the shop first: whoever makes it says that the reward is issued.
_MADE_IN_SHOP = frozenset({Instrument.CODE, Instrument.GIFT_CARD, Instrument.FLAG})


def issue_due_rewards(ctx: Context, shop_id: int) -> int:
    """Plan what pays each reward that is due, or pay it; how many there were."""
    moment = now()
    with ctx.engine.begin() as conn:
        due = take_due_rewards(conn, shop_id, moment, _BATCH)
        by_voucher: dict[int, list[int]] = defaultdict(list)
        for found in due:
            if is_nobody(found.owner_hmac):
                void_of_erased(ctx, conn, found)
                continue
            reward = net_debts(conn, found)
            if reward.state == RewardState.SPENT:
                continue
            reward = _with_end(conn, reward, moment)
            if reward.instrument == Instrument.CODE:
                by_voucher[_voucher(conn, reward)].append(reward.id)
            else:
                _pay(ctx, conn, reward)
        for voucher_id, reward_ids in by_voucher.items():
            owners = [{"reward_id": reward_id} for reward_id in reward_ids]
            codes.plan_codes(conn, shop_id, voucher_id, owners, ctx.keys.code_hmac, moment)
    return len(due)


def _with_end(conn: Connection, reward: AnyRow, moment: datetime) -> AnyRow:
    """From now on the reward has an end, and a reminder before it; a merchant's duty has none."""
    end = remind_at = None
    if reward.instrument not in HANDED_OVER:
        program = programs.promised(conn, reward.shop_id, reward.offer_id)
        said = program.version.arm(reward.offer_id).side(Side(reward.side))
        end = ends_at(expiry_bucket(moment, said.reward_days))
        remind_at = end - timedelta(days=said.remind_days) if said.remind_days else None
    return note_reward(conn, reward, due_at=None, expires_at=end, remind_at=remind_at)


def _voucher(conn: Connection, reward: AnyRow) -> int:
    """The voucher whose code will pay the reward."""
    left = reward.amount - reward.netted
    terms = voucher_terms(terms_from_json(reward.terms), reward.channel, left, reward.unit)
    return codes.voucher_for(
        conn,
        reward.shop_id,
        reward.offer_id,
        VoucherKind.ADVOCATE,
        terms,
        _last_bucket(reward),
    )


def _last_bucket(reward: AnyRow) -> date:
    end: date = reward.expires_at.date()
    return end


def _pay(ctx: Context, conn: Connection, reward: AnyRow) -> None:
    if reward.instrument == Instrument.GIFT_CARD:
        terms = terms_from_json(reward.terms)
        tops_up = isinstance(terms, GiftCard) and terms.top_up
        card = gift_cards.card_for(conn, reward, tops_up=tops_up, expires_on=_last_bucket(reward))
        gift_cards.extend_card(conn, card, reward)
        reward = note_reward(conn, reward, gift_card_id=card.id)
    if reward.instrument not in _MADE_IN_SHOP:
        reward = mark_issued(ctx, conn, reward)
    look_at_instrument(conn, reward)


def expire_rewards(ctx: Context, shop_id: int) -> int:
    """End rewards that were not used in time; the shop has ended codes and cards by itself."""
    with ctx.engine.begin() as conn:
        over = take_expired_rewards(conn, shop_id, now(), _BATCH)
        for reward in over:
            _expire(conn, reward)
    return len(over)


def _expire(conn: Connection, reward: AnyRow) -> None:
    act = Act(Reason.REWARD_EXPIRED)
    if reward.instrument == Instrument.FLAG:
        look_at_instrument(conn, move_reward(conn, reward, RewardState.VOIDING, act, due_at=None))
        return
    # Points that turned into something are not there any more, whatever becomes of the rest.
    move_reward(conn, reward, RewardState.EXPIRED, act, due_at=None, credited=reward.used)
    code = codes.good_code_of(conn, reward_id=reward.id)
    if code is not None:
        codes.change_codes(conn, [code.id], state=CodeState.RETIRED)
