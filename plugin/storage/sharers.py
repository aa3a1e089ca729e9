"""Who shares a link, and what runs in their shop just now: asked for each friend who comes."""

from __future__ import annotations

from sqlalchemy import ARRAY, Connection, Text, func, select

from plugin.storage.people import BY_WORD
from plugin.storage.programs import Program, programs_in, with_running
from plugin.storage.tables import advocates, channels, shops
from plugin.storage.tables.base import AnyRow

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


def sharer(conn: Connection, word: str) -> tuple[AnyRow, list[Program]] | None:
    """The advocate whose share link carries this word, or has carried it, in whichever shop: with
    `consent_needed` of the shop and the slugs of its `channels`, and its running programs."""
    rows = conn.execute(_SHARER, {"share_word": word}).all()
    if not rows:
        return None
    return rows[0], programs_in(conn, [row for row in rows if row.program_id is not None])
