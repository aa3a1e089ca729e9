"""Who shares a link, and what runs in their shop just now: asked for each friend who comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ARRAY, Connection, Text, func, select

from plugin.storage.newcomers import ABOUT, CLAIM_BEFORE, Newcomer
from plugin.storage.people import BY_WORD
from plugin.storage.programs import Program, programs_in, with_running
from plugin.storage.tables import advocates, channels, shops
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Sharer:
    """advocate: with `consent_needed` of their shop and the slugs of its `channels`. running: its
    programs, those that come first first.

    known: by the id of a program, what newcomers.ABOUT says of who asks; empty where nobody does.
    """

    advocate: AnyRow
    running: list[Program]
    known: Mapping[int, AnyRow]


_SLUGS = select(channels.c.slug).where(channels.c.shop_id == advocates.c.shop_id)
_INSISTS = select(shops.c.consent_needed).where(shops.c.id == advocates.c.shop_id)
# In one go: to ask for the programs by themselves takes a tenth of a friend's whole question.
_SHARER = with_running(
    BY_WORD.add_columns(
        func.array(_SLUGS.scalar_subquery(), type_=ARRAY(Text)).label("channels"),
        _INSISTS.scalar_subquery().label("consent_needed"),
    ),
    advocates.c.shop_id,
)
_SHARER_TO_NEWCOMER = _SHARER.add_columns(*ABOUT).outerjoin(*CLAIM_BEFORE)


def sharer(conn: Connection, word: str, newcomer: Newcomer | None = None) -> Sharer | None:
    """The advocate whose share link carries this word, or has carried it, in whichever shop."""
    if newcomer is None:
        rows = conn.execute(_SHARER, {"share_word": word}).all()
    else:
        rows = conn.execute(_SHARER_TO_NEWCOMER, {"share_word": word, **newcomer.asked}).all()
    if not rows:
        return None
    running = [row for row in rows if row.program_id is not None]
    known = {row.program_id: row for row in running} if newcomer is not None else {}
    return Sharer(rows[0], programs_in(conn, running), known)
