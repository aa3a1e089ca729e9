"""Say what both would get to people who have no share link yet."""

from __future__ import annotations

from dataclasses import dataclass

from plugin.domain.invitation import for_everybody
from plugin.domain.offer import Arm
from plugin.services.context import Context
from plugin.services.people.rank_advocates import running_in
from plugin.storage.database import at_once
from plugin.storage.shops import Shop


@dataclass(frozen=True, slots=True)
class Invited:
    """arm: None where not everybody has the same."""

    arm: Arm | None


def invite_anybody(ctx: Context, shop: Shop, channel: str) -> Invited | None:
    """The offer of the program that runs in the channel, None where none does."""
    with at_once(ctx.engine) as conn:
        program = running_in(conn, shop, channel)
    return Invited(for_everybody(program.promise, channel)) if program is not None else None
