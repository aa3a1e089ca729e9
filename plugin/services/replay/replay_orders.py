"""Replay a shop's past orders under a promise: what it would have paid, held and refused."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import text

from plugin.domain.dues import Due
from plugin.domain.program import Version, offers_of
from plugin.domain.promise import Promise
from plugin.domain.replay import Books, Earned
from plugin.services.context import Context, now
from plugin.services.programs.change_program import check_promise, find
from plugin.services.replay.replay_part import PartOfReplay
from plugin.services.replay.replay_processes import RemotePart, snapshot, started
from plugin.services.replay.tally_replay import (
    Capped,
    Cappeds,
    OutcomeCount,
    Payout,
    Payouts,
    outcomes_of,
    reach_of,
)
from plugin.storage.past_orders import Part
from plugin.storage.shops import Shop

# Of a promise that no program has yet.
_NO_PROGRAM = 0


@dataclass(frozen=True, slots=True)
class Replay:
    """What the promise would have done.

    since: when the oldest order that was looked at was placed. reachable: orders that nobody
    brought and that would have counted; reach: what they would have cost if friends had.
    """

    orders: int
    since: datetime | None
    outcomes: tuple[OutcomeCount, ...]
    paid: tuple[Payout, ...]
    capped: tuple[Capped, ...]
    reachable: int
    reach: tuple[Payout, ...]


def trial_version(
    ctx: Context, shop: Shop, promise: Promise | None, program_id: int | None
) -> Version:
    """What to replay: the promise, as a program's next version if one is named, or its newest.

    Raises Refused.
    """
    with ctx.engine.connect() as conn:
        version = find(conn, shop, program_id).version if program_id is not None else None
        if promise is not None:
            check_promise(conn, shop, promise)
            offers = offers_of(promise, range(1, len(promise.offers) + 1))
            program = program_id if program_id is not None else _NO_PROGRAM
            return Version(0, program, 0, promise, offers)
    assert version is not None  # one of the two is said
    return version


def replay_orders(
    ctx: Context, shop: Shop, version: Version, part: Part, *, processes: int = 1
) -> Replay:
    """Look at the orders as they stand now, one after the other as they were paid.

    Any number of processes gives the same answer: all read the same moment of the database.
    """
    with ExitStack() as stack:
        conn = stack.enter_context(snapshot(ctx.engine))
        name: str = conn.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        own, *others = [replace(part, number=n, parts=processes) for n in range(processes)]
        running = [
            stack.enter_context(started(ctx.engine, name, shop, version, share)) for share in others
        ]
        # This process has all that it needs already, the others take a second to begin.
        shares: list[PartOfReplay | RemotePart] = [PartOfReplay(conn, shop, version, own), *running]
        return _finished(shop, version, shares)


def _finished(shop: Shop, version: Version, shares: Sequence[PartOfReplay | RemotePart]) -> Replay:
    """Limits and milestones hang on the orders before, whichever share those are in."""
    books, moment = Books(version.promise.limits, shop.zone), now()
    paid, capped = Payouts(), Cappeds()
    for due in _entered(books, shares):
        if due.capped is None:
            paid.add(due, moment)
        else:
            capped.add(due, due.capped)
    tallies = [share.tally for share in shares]
    return Replay(
        orders=sum(tally.orders for tally in tallies),
        since=min((tally.oldest for tally in tallies if tally.oldest), default=None),
        outcomes=outcomes_of(tallies),
        paid=paid.said(),
        capped=capped.said(),
        reachable=sum(tally.reached for tally in tallies),
        reach=reach_of(tallies),
    )


def _entered(books: Books, shares: Sequence[PartOfReplay | RemotePart]) -> Iterator[Due]:
    for earned in heapq.merge(*(_one_by_one(share) for share in shares), key=_in_time):
        yield from books.enter(earned)
    yield from books.kept_back()


def _one_by_one(share: PartOfReplay | RemotePart) -> Iterator[Earned]:
    for batch in share.batches():
        yield from batch


def _in_time(earned: Earned) -> tuple[datetime, datetime, str]:
    return earned.moment, earned.placed_at, earned.order_id
