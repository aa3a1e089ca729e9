"""The ledger and the rewards, added up."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from plugin.domain.balances import Moved
from plugin.domain.ledger import Stake
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


def stakes(conn: Connection, shop_id: int, program_id: int | None) -> list[tuple[str, Stake]]:
    """The rewards of each unit and state, added up to one."""
    kinds = rewards.c.unit, rewards.c.state
    parts = (rewards.c[name] for name in ("amount", "used", "netted", "owed_back", "paid_back"))
    query = select(*kinds, *map(func.sum, parts)).where(rewards.c.shop_id == shop_id)
    if program_id is not None:
        query = query.where(rewards.c.program_id == program_id)
    rows = conn.execute(query.group_by(*kinds))
    return [(unit, Stake(RewardState(state), *sums)) for unit, state, *sums in rows]
