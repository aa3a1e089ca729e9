"""The ledger and the rewards, added up."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection, func, select

from plugin.domain.balances import Moved
from plugin.domain.reward import RewardState
from plugin.storage.tables import ledger, rewards


def moved(conn: Connection, shop_id: int, program_id: int | None) -> list[Moved]:
    """What went from where to where, of the whole shop or of one program."""
    ways = ledger.c.unit, ledger.c.from_account, ledger.c.to_account
    query = select(*ways, func.sum(ledger.c.amount)).where(ledger.c.shop_id == shop_id)
    if program_id is not None:
        mine = select(rewards.c.id).where(
            rewards.c.shop_id == shop_id, rewards.c.program_id == program_id
        )
        query = query.where(ledger.c.reward_id.in_(mine))
    return [Moved(*row) for row in conn.execute(query.group_by(*ways))]


def worth_of_rewards(
    conn: Connection, shop_id: int, program_id: int | None
) -> dict[tuple[str, RewardState], Decimal]:
    """The sums of all rewards, by unit and state."""
    kinds = rewards.c.unit, rewards.c.state
    query = select(*kinds, func.sum(rewards.c.amount)).where(rewards.c.shop_id == shop_id)
    if program_id is not None:
        query = query.where(rewards.c.program_id == program_id)
    rows = conn.execute(query.group_by(*kinds))
    return {(unit, RewardState(state)): amount for unit, state, amount in rows}
