"""Count people's points, and turn them into what the program says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.dues import POINTS_RULE
from plugin.domain.instrument import instrument_of
from plugin.domain.promise import PointsRule
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.spending import attribute
from plugin.services.context import Context, now
from plugin.services.instruments.settle_spending import held, settle_rewards, write_credits
from plugin.services.rewards.withdraw import withdraw
from plugin.storage import points, programs
from plugin.storage.promise_json import terms_to_json
from plugin.storage.rewards import Act, add_reward
from plugin.storage.tables.base import AnyRow

_BATCH = 50
_UNSPENT = (RewardState.PENDING, RewardState.ISSUED)


def settle_due_points(ctx: Context, shop_id: int) -> int:
    """Count the accounts that are due; how many there were."""
    with ctx.engine.begin() as conn:
        due = points.take_due_accounts(conn, shop_id, now(), _BATCH)
        for account in due:
            _settle(ctx, conn, account)
            points.account_counted(conn, account)
    return len(due)


def _settle(ctx: Context, conn: Connection, account: AnyRow) -> None:
    earned = points.points_of(conn, account)
    _take_back(ctx, conn, points.conversions_of(conn, account), _deserved(earned))
    if earned:
        _convert(conn, account, earned)
    turned = points.conversions_of(conn, account)
    spending = attribute(held(earned), Decimal(sum(_price(conn, made) for made in turned)))
    if any(made.state == RewardState.VOIDING for made in turned):
        # Whether they were used already is known in a moment; then this is looked at again.
        earned = [reward for reward in earned if reward.state != RewardState.VOIDING]
    settle_rewards(ctx, conn, write_credits(conn, earned, spending), spending)


def _deserved(earned: Sequence[AnyRow]) -> Decimal:
    return sum((has.deserved for has in held(earned)), Decimal(0))


def _price(conn: Connection, made: AnyRow) -> int:
    """How many points turned into this."""
    return _rule(conn, made).at


def _rule(conn: Connection, reward: AnyRow) -> PointsRule:
    rule = programs.promised(conn, reward.shop_id, reward.offer_id).promise.points
    assert rule is not None  # or nobody would have points
    return rule


def _take_back(ctx: Context, conn: Connection, turned: Sequence[AnyRow], deserved: Decimal) -> None:
    """The newest first, while there are more than the points are enough for. What was used was
    used: points that are earned later make up for it."""
    stays = [made for made in turned if made.state != RewardState.VOIDING]
    missing = sum(_price(conn, made) for made in stays) - deserved
    for made in reversed(stays):
        if missing > 0 and made.state in _UNSPENT:
            withdraw(ctx, conn, made, Act(Reason.POINTS_RETURNED, order_id=made.order_id))
            missing -= _price(conn, made)


def _convert(conn: Connection, account: AnyRow, earned: Sequence[AnyRow]) -> None:
    """As often as the points are enough for it."""
    rule = _rule(conn, earned[-1])
    turned = points.conversions_of(conn, account)
    free = _deserved(earned) - sum(_price(conn, made) for made in turned)
    number = points.last_conversion(conn, account)
    while free >= rule.at:
        number += 1
        _add(conn, earned[-1], rule, number)
        free -= rule.at


def _add(conn: Connection, earned: AnyRow, rule: PointsRule, number: int) -> None:
    money = rule.into.amounts[earned.channel]
    same = (
        "referral_id",
        "program_id",
        "advocate_id",
        "offer_id",
        "side",
        "owner_hmac",
        "channel",
        "order_id",
    )
    add_reward(
        conn,
        earned.shop_id,
        Act(Reason.POINTS_CONVERTED, order_id=earned.order_id),
        **{name: getattr(earned, name) for name in same},
        rule=POINTS_RULE,
        milestone=number,
        paid_ahead=False,
        instrument=instrument_of(rule.into),
        terms=terms_to_json(rule.into),
        amount=money.amount,
        unit=money.currency,
        # The points were counted when they were earned.
        cost=Decimal(0),
        currency=money.currency,
        earned_at=now(),
        state=RewardState.PENDING,
        due_at=now(),
    )
