"""Which offer an advocate shares: the first program that runs, and that they may refer in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from plugin.domain.assignment import is_held_out, offer_for
from plugin.domain.audience import Advocates
from plugin.domain.codes import is_word
from plugin.domain.identity import Person
from plugin.domain.program import Offer
from plugin.domain.segments import segment
from plugin.domain.standing import AdvocateFacts
from plugin.services.context import now
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.history import advocate_facts
from plugin.storage.lists import lists_naming
from plugin.storage.newcomers import Newcomer
from plugin.storage.programs import Program, running_programs
from plugin.storage.sharers import sharer
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Found:
    """An offer, and the program and the advocate that it comes from."""

    advocate: AnyRow
    program: Program
    offer: Offer


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share link stands for just now: all that its advocate may share, the best first.

    known: by the id of a program, what is known of who asks; see Sharer.
    """

    advocate: AnyRow
    offers: Sequence[Found]
    known: Mapping[int, AnyRow]

    def offer_in(self, channel: str) -> Found | None:
        for found in self.offers:
            covered = found.offer.channels
            if covered is None or channel in covered:
                return found
        return None


def find_offer(conn: Connection, shop: Shop, word: str, channel: str) -> Found:
    """What a share link stands for in this channel just now. Raises Refused."""
    return _offer_in(_demand(find_shared(conn, shop, word)), channel)


def find_offer_for(
    conn: Connection, shop: Shop, word: str, channel: str, newcomer: Newcomer
) -> tuple[Found, AnyRow]:
    """The same, and what is known of who asks, see newcomers.ABOUT. Raises Refused."""
    shared = _demand(find_shared(conn, shop, word, newcomer))
    found = _offer_in(shared, channel)
    return found, shared.known[found.program.id]


def _demand(shared: Shared | None) -> Shared:
    if shared is None:
        raise Refused(RefusalCode.WORD_UNKNOWN)
    return shared


def _offer_in(shared: Shared, channel: str) -> Found:
    if not shared.offers:
        raise Refused(RefusalCode.PROGRAM_NOT_RUNNING)
    found = shared.offer_in(channel) if channel in shared.advocate.channels else None
    if found is None:
        raise Refused(RefusalCode.CHANNEL_NOT_COVERED)
    return found


def find_shared(
    conn: Connection, shop: Shop, word: str, newcomer: Newcomer | None = None
) -> Shared | None:
    """None for a word that is not this shop's."""
    found = sharer(conn, word, newcomer) if is_word(word) else None
    if found is None or found.advocate.shop_id != shop.id:
        return None
    offers = _offers_among(conn, shop, found.advocate, found.running)
    return Shared(found.advocate, offers, found.known)


def offers_of(conn: Connection, shop: Shop, advocate: AnyRow) -> list[Found]:
    """All that this advocate may share just now, what comes first first."""
    return _offers_among(conn, shop, advocate, running_programs(conn, shop.id))


def _offers_among(
    conn: Connection, shop: Shop, advocate: AnyRow, running: Iterable[Program]
) -> list[Found]:
    """The same, for what runs in the shop."""
    if advocate.banned_at is not None:
        return []
    moment, zone = now(), shop.zone
    return [
        Found(advocate, program, offer_for(program.version, advocate.email_hmac))
        for program in running
        if program.promise.schedule.is_open(moment, zone)
        and not is_held_out(program.version, advocate.email_hmac)
        and not _lacks(conn, shop, program, advocate, moment)
    ]


def facts_of(
    conn: Connection,
    shop_id: int,
    program: Program,
    advocate: AnyRow,
    moment: datetime,
    flags: Collection[str],
) -> AdvocateFacts:
    """What the program's segment asks about; nothing is looked up for one that lets all refer."""
    if program.promise.advocates == Advocates():
        return AdvocateFacts()
    person = Person(advocate.email_hmac, advocate.user_hmac)
    named = lists_naming(conn, shop_id, program.id, person.fingerprints)
    is_invited = "invited" in named
    return advocate_facts(conn, shop_id, advocate, moment, flags=flags, is_invited=is_invited)


def _lacks(
    conn: Connection, shop: Shop, program: Program, advocate: AnyRow, moment: datetime
) -> tuple[str, ...]:
    facts = facts_of(conn, shop.id, program, advocate, moment, advocate.flags)
    return segment(program.promise.advocates, facts, moment, shop.zone)
