"""What the shop has pledged to causes, and what it has given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, func, select

from plugin.domain.instrument import Instrument
from plugin.domain.reward import RewardState
from plugin.storage.pages.period import Period
from plugin.storage.tables import rewards


@dataclass(frozen=True, slots=True)
class Pledged:
    """pledged: not given yet."""

    cause: str
    currency: str
    pledged: Decimal
    given: Decimal


def pledges(conn: Connection, shop_id: int, period: Period) -> list[Pledged]:
    """By cause and currency, of rewards that were earned in the period."""
    cause = rewards.c.terms["cause"].astext

    query = (
        select(
            cause,
            rewards.c.unit,
            _in_state(RewardState.ISSUED),
            _in_state(RewardState.SPENT),
        )
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.instrument == Instrument.PLEDGE,
            rewards.c.state.in_((RewardState.ISSUED, RewardState.SPENT)),
            *period.holds(rewards.c.earned_at),
        )
        .group_by(cause, rewards.c.unit)
        .order_by(cause, rewards.c.unit)
    )
    return [Pledged(*row) for row in conn.execute(query)]


def _in_state(state: RewardState) -> ColumnElement[Decimal]:
    total = func.sum(rewards.c.amount).filter(rewards.c.state == state)
    return func.coalesce(total, Decimal(0))
