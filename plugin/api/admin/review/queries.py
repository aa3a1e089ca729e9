"""What staff may read of cases."""

from __future__ import annotations

from datetime import timedelta

import strawberry
from graphql import GraphQLError

from plugin.api.admin.advocates.views import advocate_now
from plugin.api.admin.audit.types import audit_view
from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_id, known_id
from plugin.api.admin.pages import Page, cut_of, page_of
from plugin.api.admin.review.figures import ReviewFigures, figures_view
from plugin.api.admin.review.file import CaseFile, case_order_view
from plugin.api.admin.review.types import Case, CaseFilter
from plugin.api.admin.review.views import viewer
from plugin.services.context import now
from plugin.services.review.show_case import show_case
from plugin.storage.pages.cases import Wanted, count_cases, page_of_cases
from plugin.storage.review_figures import review_figures

_MOST_DAYS = 365


@strawberry.type
class ReviewQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What looks dishonest, one case for each advocate and kind; the newest first.",
    )
    def cases(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: CaseFilter | None = None,
    ) -> Page[Case]:
        caller, cut, asked = info.context, cut_of(first, after), filter or CaseFilter()
        wanted = Wanted(asked.state, asked.kind, filter_id(asked.advocate_id))
        shop_id = caller.shop.id
        with caller.ctx.engine.begin() as conn:
            rows = page_of_cases(conn, shop_id, wanted, after=cut.after, limit=cut.limit)
            view = viewer(conn, caller, rows)
        return page_of(cut, rows, view, lambda conn: count_cases(conn, shop_id, wanted))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="How well the rules against abuse did in the last days, 1 to 365: how often "
        "what they held was honest, and how long it waited.",
    )
    def review_figures(self, info: AdminInfo, days: int = 90) -> ReviewFigures:
        if not 1 <= days <= _MOST_DAYS:
            raise GraphQLError(f"`days` is from 1 to {_MOST_DAYS}.")
        caller, moment = info.context, now()
        since = moment - timedelta(days=days)
        with caller.ctx.engine.connect() as conn:
            rows = review_figures(conn, caller.shop.id, since, moment)
        return figures_view(since, list(rows))

    @strawberry.field(
        permission_classes=[NeedsDiscounts], description="A case, and the evidence side by side."
    )
    def case(
        self, info: AdminInfo, id: strawberry.ID, locale: str | None = None
    ) -> CaseFile | None:
        caller = info.context
        found = show_case(caller.ctx, caller.shop, known_id(id) or 0)
        if found is None:
            return None
        reader = caller.reader(locale)
        with caller.ctx.engine.begin() as conn:
            view = viewer(conn, caller, [found.case, *found.merged, *found.earlier])
        return CaseFile(
            case=view(found.case),
            merged=[view(row) for row in found.merged],
            advocate=advocate_now(caller, found.advocate),
            undone=found.undone,
            orders=[case_order_view(one, reader) for one in found.orders],
            acts=[audit_view(row) for row in found.acts],
            earlier=[view(row) for row in found.earlier],
        )
