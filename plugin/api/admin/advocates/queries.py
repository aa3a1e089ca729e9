"""What staff may read of advocates."""

from __future__ import annotations

from functools import partial

import strawberry

from plugin.api.admin.advocates.inputs import AdvocateFilter, advocates_wanted
from plugin.api.admin.advocates.types import Advocate, AdvocateSort
from plugin.api.admin.advocates.views import viewer
from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id
from plugin.api.admin.pages import Page, cut_of, page_of, ranked_cursor
from plugin.storage.pages.advocates import best_advocates, count_advocates, newest_advocates
from plugin.storage.people import advocate_by_id
from plugin.storage.tables.base import AnyRow


@strawberry.type
class AdvocateQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="A filter by e-mail or customer needs MANAGE_USERS, one by an order's number "
        "MANAGE_ORDERS. A cursor is of the same sort only.",
    )
    def advocates(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: AdvocateFilter | None = None,
        sort: AdvocateSort = AdvocateSort.NEWEST,
    ) -> Page[Advocate]:
        caller, asked = info.context, filter or AdvocateFilter()
        ranked = sort is AdvocateSort.FRIENDS
        place = ranked_cursor(after) if ranked else None
        cut = cut_of(first, None if ranked else after)
        shop_id, wanted = caller.shop.id, advocates_wanted(caller, asked)
        with caller.ctx.engine.begin() as conn:
            if ranked:
                rows = best_advocates(conn, shop_id, wanted, after=place, limit=cut.limit)
            else:
                rows = newest_advocates(conn, shop_id, wanted, after=cut.after, limit=cut.limit)
            view = viewer(conn, caller, rows[:first])
        count = partial(count_advocates, shop_id=shop_id, wanted=wanted)
        return page_of(cut, rows, view, count, _rank if ranked else _id)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def advocate(self, info: AdminInfo, id: strawberry.ID) -> Advocate | None:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            row = advocate_by_id(conn, caller.shop.id, known_id(id) or 0)
            return viewer(conn, caller, [row])(row) if row is not None else None


def _id(row: AnyRow) -> str:
    return str(row.id)


def _rank(row: AnyRow) -> str:
    return f"{row.friends}.{row.id}"
