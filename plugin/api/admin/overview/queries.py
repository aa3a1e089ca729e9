"""What staff may read of a shop as a whole."""

from __future__ import annotations

from datetime import date

import strawberry
from graphql import GraphQLError

from plugin.api.admin.advocates.views import viewer
from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_text
from plugin.api.admin.overview.attention import Attention, attention_view
from plugin.api.admin.overview.results import ProgramResults, results_view
from plugin.api.admin.overview.types import Definition, Overview, overview_view
from plugin.domain.figures.definitions import DEFINITIONS
from plugin.domain.figures.timeline import Step, Timeline
from plugin.services.figures.draw_overview import USUAL_DAYS, timeline_of
from plugin.services.figures.kept import OVERVIEW, RESULTS, OverviewAsked, ResultsAsked
from plugin.services.figures.list_attention import list_attention
from plugin.storage.people import advocates_by_id

# What one request can wait for, and one page can show.
LONGEST_DAYS = 3660
MOST_STEPS = 400
FIRST_YEAR, LAST_YEAR = 2000, 2100


@strawberry.type
class OverviewQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Money and people at a glance: from the day `since` until before the day "
        "`until`, as the shop's clocks have them. Unless said, `until` is tomorrow, and `since` is "
        "`days` before it. Of one channel, or of all. Where there are many orders the figures may "
        "be of some minutes ago.",
    )
    def overview(
        self,
        info: AdminInfo,
        since: date | None = None,
        until: date | None = None,
        channel: str | None = None,
        by: Step = Step.DAY,
        days: int = USUAL_DAYS,
    ) -> Overview:
        caller = info.context
        _check_years(since, until)
        _check_days(days)
        line = timeline_of(caller.ctx, caller.shop, since, until, by, days)
        _check(line)
        asked = OverviewAsked(since, until, days, by, filter_text(channel))
        shown = OVERVIEW.show(caller.ctx, caller.shop, asked)
        with caller.ctx.engine.begin() as conn:
            ids = [best.advocate_id for best in shown.figures.best]
            rows = advocates_by_id(conn, caller.shop.id, ids)
            view = viewer(conn, caller, list(rows.values()))
        return overview_view(shown, {number: view(row) for number, row in rows.items()})

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What each program brought and cost in the last `days`, with this one: one for "
        "each currency in which there was something. An order may count for two programs, and is "
        "whole in each. Where there are many orders the figures may be of some minutes ago.",
    )
    def program_results(self, info: AdminInfo, days: int = USUAL_DAYS) -> ProgramResults:
        caller = info.context
        _check_days(days)
        return results_view(RESULTS.show(caller.ctx, caller.shop, ResultsAsked(days)))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What asks for somebody's attention now, the most urgent first.",
    )
    def attention(self, info: AdminInfo, locale: str | None = None) -> list[Attention]:
        caller, reader = info.context, info.context.reader(locale)
        found = list_attention(caller.ctx, caller.shop)
        return [attention_view(one, reader) for one in found]

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What each figure of the overview counts; docs/figures.md says the same.",
    )
    def definitions(self) -> list[Definition]:
        return [Definition(name=name, text=text) for name, text in DEFINITIONS.items()]


def _check_years(*days: date | None) -> None:
    """Raises GraphQLError for days with which there is no reckoning."""
    if any(day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        raise GraphQLError(f"Days are of the years {FIRST_YEAR} to {LAST_YEAR}.")


def _check_days(days: int) -> None:
    if not 1 <= days <= LONGEST_DAYS:
        raise GraphQLError(f"`days` is 1 to {LONGEST_DAYS}.")


def _check(line: Timeline) -> None:
    """Raises GraphQLError for a period that no overview has."""
    days = (line.until - line.since).days
    if not 1 <= days <= LONGEST_DAYS:
        raise GraphQLError(f"`until` is 1 to {LONGEST_DAYS} days after `since`.")
    if len(line.steps) > MOST_STEPS:
        raise GraphQLError(f"A trend has at most {MOST_STEPS} steps; ask `by: WEEK`.")
