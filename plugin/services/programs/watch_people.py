"""Whom a shop watches in all of its programs: those whom it blocks, and its own staff."""

from __future__ import annotations

from collections.abc import Sequence

from plugin.domain.abuse.circumstances import Watched
from plugin.domain.audit import What
from plugin.services.context import Context
from plugin.services.programs.edit_lists import marked
from plugin.storage import audit, watched
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# A list may come by the thousand; the audit log names the first.
_MOST_NAMED = 20


def watch_people(
    ctx: Context, shop: Shop, name: Watched, entries: Sequence[str], actor: str
) -> None:
    """By e-mail or, with `@` before it, all of a mail domain.

    Raises Refused for the first entry that is neither; then none was added.
    """
    known = [marked(ctx, entry) for entry in entries]
    with ctx.engine.begin() as conn:
        ids = [
            watched.watch(conn, shop.id, name, mark, label=label, actor=actor)
            for mark, label in known
        ]
        if known:
            added = {"list": name, "people": len(known), "entries": ids[:_MOST_NAMED]}
            audit.record(conn, shop.id, What.SHOP_PEOPLE_WATCHED, shop.id, actor, after=added)


def unwatch_person(ctx: Context, shop: Shop, entry_id: int, actor: str) -> None:
    """No matter if the entry is off its list already."""
    with ctx.engine.begin() as conn:
        gone = watched.unwatch(conn, shop.id, entry_id)
        if gone is not None:
            before = {"list": gone.list, "people": 1, "entries": [gone.id]}
            what = What.SHOP_PERSON_UNWATCHED
            audit.record(conn, shop.id, what, shop.id, actor, before=before)


def watched_people(ctx: Context, shop: Shop) -> Sequence[AnyRow]:
    with ctx.engine.begin() as conn:
        return watched.all_watched(conn, shop.id)
