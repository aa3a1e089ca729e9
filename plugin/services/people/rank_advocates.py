"""Show who brought the most friends, by a letter each, where the shop wants that."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.leaderboard import MOST_SHOWN, counted_since, places
from plugin.domain.names import initial_of
from plugin.domain.program import covered_channels
from plugin.services.context import Context, now
from plugin.services.people.show_advocate import Visitor
from plugin.storage import people
from plugin.storage.programs import Program, running_programs
from plugin.storage.ranking import most_friends
from plugin.storage.shops import Shop, shop_by_id


@dataclass(frozen=True, slots=True)
class Place:
    """initial: empty where no name is known. friends: who bought and were not undone."""

    place: int
    initial: str
    friends: int
    is_you: bool


def rank_advocates(ctx: Context, shop: Shop, channel: str, visitor: Visitor | None) -> list[Place]:
    """The best of the program that runs in the channel; nobody where the shop shows none."""
    with ctx.engine.connect() as conn:
        # Read anew: it may have been switched off a moment ago, by another process.
        shop = shop_by_id(conn, shop.id) or shop
        program = running_in(conn, shop, channel) if shop.sharing.leaderboard else None
        if program is None:
            return []
        since = counted_since(program.promise.schedule, now(), shop.zone)
        rows = most_friends(conn, shop.id, program.id, since, MOST_SHOWN)
        you = _advocate_id(ctx, conn, shop, visitor)
    return [
        Place(place, initial_of(row.first_name, ""), row.friends, row.id == you)
        for place, row in zip(places([row.friends for row in rows]), rows, strict=True)
    ]


def running_in(conn: Connection, shop: Shop, channel: str) -> Program | None:
    """The first program that is open and has an offer in this channel."""
    moment = now()
    for program in running_programs(conn, shop.id):
        promise = program.promise
        if not promise.schedule.is_open(moment, shop.zone):
            continue
        for arm in promise.offers:
            covered = covered_channels(promise, arm)
            if covered is None or channel in covered:
                return program
    return None


def _advocate_id(ctx: Context, conn: Connection, shop: Shop, visitor: Visitor | None) -> int | None:
    if visitor is None:
        return None
    person = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
    advocate = people.find_advocate(conn, shop.id, person)
    return advocate.id if advocate is not None else None
