"""Say what both would get to people who have no share link yet."""

from __future__ import annotations

from plugin.domain.invitation import for_everybody
from plugin.domain.offer import Arm
from plugin.services.context import Context
from plugin.services.people.rank_advocates import running_in
from plugin.storage.database import at_once
from plugin.storage.shops import Shop


def invite_anybody(ctx: Context, shop: Shop, channel: str) -> Arm | None:
    """The offer of the program that runs in the channel, None where not everybody has the same."""
    with at_once(ctx.engine) as conn:
        program = running_in(conn, shop, channel)
    return for_everybody(program.promise, channel) if program is not None else None
