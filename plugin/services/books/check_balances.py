"""Add up the ledger, and compare it with the rewards."""

from __future__ import annotations

from plugin.domain.balances import Balance, balances
from plugin.services.context import Context
from plugin.storage.books import moved, stakes
from plugin.storage.shops import Shop


def check_balances(ctx: Context, shop: Shop, program_id: int | None = None) -> list[Balance]:
    """One for each unit, of the whole shop or of one program."""
    # One snapshot for both: a reward that moves in between would look like a fault.
    with ctx.engine.connect().execution_options(isolation_level="REPEATABLE READ") as conn:
        moves = moved(conn, shop.id, program_id)
        rewards = stakes(conn, shop.id, program_id)
    return balances(moves, rewards)
