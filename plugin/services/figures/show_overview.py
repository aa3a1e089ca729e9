"""Show the overview of a shop: at once, if need be with figures of some minutes ago.

Where many orders are to be added up, the sums are kept. Whoever asks again is shown those, with
their time, while a worker adds up new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from plugin.domain.figures.timeline import Step
from plugin.services.context import Context, now
from plugin.services.figures.draw_overview import Overview, draw_overview, timeline_of
from plugin.storage import kept_figures
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.sales import has_orders
from plugin.storage.shops import Shop

_T = TypeVar("_T")
# From so many orders on, in the period and before it.
BUSY = 2_000
GOOD_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Question:
    """See `timeline_of`. channel: its slug, None for all."""

    since: date | None
    until: date | None
    days: int
    by: Step
    channel: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """is_counted_anew: newer figures will be there soon."""

    overview: Overview
    counted_at: datetime
    is_counted_anew: bool = False


def show_overview(ctx: Context, shop: Shop, question: Question) -> Shown:
    return _kept(ctx, shop, question) or _count(ctx, shop, question)


def count_anew(ctx: Context, shop: Shop) -> int:
    """Add up what somebody wants anew; how many overviews that were."""
    with ctx.engine.begin() as conn:
        written = kept_figures.take_wanted(conn, shop.id)
    if written is None:
        return 0
    _count(ctx, shop, _decoded(written, Question))
    return 1


def _kept(ctx: Context, shop: Shop, question: Question) -> Shown | None:
    """What was added up before; a worker is woken where that is some time ago."""
    written, moment = _encoded(question), now()
    with ctx.engine.begin() as conn:
        kept = kept_figures.find_kept(conn, shop.id, written)
        if kept is None or kept.counted_at <= moment - kept_figures.KEPT_FOR:
            return None
        is_late = kept.counted_at <= moment - GOOD_FOR
        if is_late:
            kept_figures.want_newer(conn, shop.id, written, moment)
    if is_late:
        ctx.wake(shop.id)
    return Shown(_decoded(kept.answer, Overview), kept.counted_at, is_late)


def _count(ctx: Context, shop: Shop, question: Question) -> Shown:
    moment = now()
    line = timeline_of(ctx, shop, question.since, question.until, question.by, question.days)
    drawn = draw_overview(ctx, shop, line, question.channel)
    with ctx.engine.begin() as conn:
        asked = Asked(shop.id, tuple(line.bounds), question.channel)
        if has_orders(conn, asked, BUSY):
            kept_figures.keep(conn, shop.id, _encoded(question), _encoded(drawn), moment)
    return Shown(drawn, moment)


def _encoded(found: Question | Overview) -> str:
    return msgspec.json.encode(found, enc_hook=str).decode()


def _decoded(written: str, kind: type[_T]) -> _T:
    return msgspec.json.decode(written, type=kind, dec_hook=_zone)


def _zone(kind: type, name: Any) -> Any:
    """All that msgspec does not know by itself."""
    if kind is tzinfo:
        return ZoneInfo(name)
    raise NotImplementedError(kind)
