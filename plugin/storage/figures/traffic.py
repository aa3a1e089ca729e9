"""How many people came how far before they bought: advocates' pages, links, visits and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, or_, select, tuple_

from plugin.domain.evidence import Via
from plugin.domain.figures.people import Traffic
from plugin.storage.figures.asked import Asked
from plugin.storage.tables import advocates, claims, touches

# The others are not accepted by anybody: they are made of visits, and of what staff said.
_ACCEPTED = (Via.LINK, Via.VOICE, Via.NAME)
_SHORT_LINKS = ("redirect", "qr")
# Whether it is of the time that is asked for, and in which step; None for all steps together.
Place = tuple[bool, int | None]


def traffic(conn: Connection, asked: Asked) -> Mapping[Place, Traffic]:
    """Of each step, and of all."""
    found: dict[Place, Traffic] = defaultdict(Traffic)
    for rows, counts in (_pages(asked), _visits(asked), _claims(asked)):
        placed = rows.subquery("placed")
        named = {name: count(placed.c) for name, count in counts.items()}
        all_steps, each = tuple_(placed.c.is_now), tuple_(placed.c.is_now, placed.c.step)
        query = select(placed.c.is_now, placed.c.step, *named.values()).group_by(
            func.grouping_sets(all_steps, each)
        )
        for is_now, step, *sums in conn.execute(query):
            place = is_now, step
            found[place] = replace(found[place], **dict(zip(named, sums, strict=True)))
    return found


# Rows in their steps, and what to count of them.
_Counted = tuple[Any, Mapping[str, Callable[[Any], Any]]]


def _pages(asked: Asked) -> _Counted:
    return _placed(asked, advocates), {"pages": lambda _: func.count()}


def _visits(asked: Asked) -> _Counted:
    rows = _placed(asked, touches).where(touches.c.advocate_id.is_not(None))
    if asked.channel is not None:
        # Whoever opens a short link has not come into a channel yet.
        there = touches.c.channel == asked.channel
        rows = rows.where(or_(there, touches.c.kind.in_(_SHORT_LINKS)))
    return rows.add_columns(touches.c.kind, touches.c.journey_id), {
        "links": lambda row: func.count().filter(row.kind.in_(_SHORT_LINKS)),
        "visits": lambda row: func.count(row.journey_id.distinct()).filter(row.kind == "visit"),
    }


def _claims(asked: Asked) -> _Counted:
    accepted = claims.c.via.in_(_ACCEPTED), claims.c.withdrawn_at.is_(None)
    rows = _placed(asked, claims).where(*accepted)
    if asked.channel is not None:
        rows = rows.where(claims.c.channel == asked.channel)
    return rows, {"claims": lambda _: func.count()}


def _placed(asked: Asked, table: Any) -> Any:
    at = table.c.created_at
    place = select(asked.is_now(at).label("is_now"), asked.step(at).label("step"))
    return place.where(table.c.shop_id == asked.shop_id, *asked.holds(at))
