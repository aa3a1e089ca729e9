"""Which figures are kept where a shop is busy: the overview, and what each program brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from plugin.domain.figures.timeline import Step, Timeline
from plugin.services.context import Context
from plugin.services.figures.draw_overview import Overview, draw_overview, timeline_of
from plugin.services.figures.keep_figures import Figures
from plugin.services.figures.weigh_programs import Result, asked_of, weigh_programs
from plugin.storage import kept_figures
from plugin.storage.figures.asked import Asked
from plugin.storage.shops import Shop


@dataclass(frozen=True, slots=True)
class OverviewAsked:
    """See `timeline_of`. channel: its slug, None for all."""

    since: date | None
    until: date | None
    days: int
    by: Step
    channel: str | None

    def line(self, ctx: Context, shop: Shop) -> Timeline:
        return timeline_of(ctx, shop, self.since, self.until, self.by, self.days)


@dataclass(frozen=True, slots=True)
class ResultsAsked:
    """Of the last days, with this one."""

    days: int

    def line(self, ctx: Context, shop: Shop) -> Timeline:
        return timeline_of(ctx, shop, None, None, Step.DAY, self.days)


def _overview_of(ctx: Context, shop: Shop, asked: OverviewAsked) -> Asked:
    return Asked(shop.id, tuple(asked.line(ctx, shop).bounds), asked.channel)


OVERVIEW = Figures(
    "overview",
    OverviewAsked,
    Overview,
    of=_overview_of,
    count=lambda ctx, shop, asked: draw_overview(ctx, shop, asked.line(ctx, shop), asked.channel),
)
RESULTS = Figures(
    "results",
    ResultsAsked,
    list[Result],
    of=lambda ctx, shop, asked: asked_of(shop, asked.line(ctx, shop)),
    count=lambda ctx, shop, asked: weigh_programs(ctx, shop, asked.line(ctx, shop)),
)
_ALL: tuple[Figures[Any, Any], ...] = (OVERVIEW, RESULTS)


def count_anew(ctx: Context, shop: Shop) -> int:
    """Answer one question anew that somebody wants newer figures for; how many that were."""
    with ctx.engine.begin() as conn:
        written = kept_figures.take_wanted(conn, shop.id)
    for figures in _ALL:
        if written is not None and written.startswith(f"{figures.name} "):
            figures.recount(ctx, shop, written)
    return 0 if written is None else 1
