"""Which figures are kept where a shop is busy: the overview, what each program brought, and what is
still owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from plugin.domain.figures.timeline import Step, Timeline
from plugin.services.books.forecast_liability import Forecast, forecast_liability
from plugin.services.context import Context
from plugin.services.figures.draw_overview import Overview, draw_overview, timeline_of
from plugin.services.figures.keep_figures import BUSY, Figures
from plugin.services.figures.weigh_programs import Result, asked_of, weigh_programs
from plugin.storage import kept_figures
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.sales import has_orders
from plugin.storage.liability import has_rewards
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


@dataclass(frozen=True, slots=True)
class LiabilityAsked:
    """Of all programs: what is of one is picked out."""


def _sold_much(ctx: Context, asked: Asked) -> bool:
    with ctx.engine.begin() as conn:
        return has_orders(conn, asked, BUSY)


def _gave_much(ctx: Context, shop: Shop) -> bool:
    with ctx.engine.begin() as conn:
        return has_rewards(conn, shop.id, BUSY)


def _overview_of(ctx: Context, shop: Shop, asked: OverviewAsked) -> Asked:
    return Asked(shop.id, tuple(asked.line(ctx, shop).bounds), asked.channel)


OVERVIEW = Figures(
    "overview",
    OverviewAsked,
    Overview,
    is_much=lambda ctx, shop, asked: _sold_much(ctx, _overview_of(ctx, shop, asked)),
    count=lambda ctx, shop, asked: draw_overview(ctx, shop, asked.line(ctx, shop), asked.channel),
)
RESULTS = Figures(
    "results",
    ResultsAsked,
    list[Result],
    is_much=lambda ctx, shop, asked: _sold_much(ctx, asked_of(shop, asked.line(ctx, shop))),
    count=lambda ctx, shop, asked: weigh_programs(ctx, shop, asked.line(ctx, shop)),
)
LIABILITY = Figures(
    "liability",
    LiabilityAsked,
    Forecast,
    is_much=lambda ctx, shop, _: _gave_much(ctx, shop),
    count=lambda ctx, shop, _: forecast_liability(ctx, shop),
)
_ALL: tuple[Figures[Any, Any], ...] = (OVERVIEW, RESULTS, LIABILITY)


def count_anew(ctx: Context, shop: Shop) -> int:
    """Answer one question anew that somebody wants newer figures for; how many that were."""
    with ctx.engine.begin() as conn:
        written = kept_figures.take_wanted(conn, shop.id)
    for figures in _ALL:
        if written is not None and written.startswith(f"{figures.name} "):
            figures.recount(ctx, shop, written)
    return 0 if written is None else 1
