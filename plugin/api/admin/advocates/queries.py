"""What staff may read of advocates."""

from __future__ import annotations

import strawberry

from plugin.api.admin.advocates.types import Advocate, AdvocateFilter, AdvocateSort
from plugin.api.admin.advocates.views import viewer
from plugin.api.admin.caller import (
    AdminInfo,
    NeedsDiscounts,
    NeedsUsers,
    filter_email,
    filter_text,
    known_id,
)
from plugin.api.admin.pages import Page, cut_of, page_of, ranked_cursor
from plugin.storage.pages.advocates import best_advocates, newest_advocates
from plugin.storage.people import advocate_by_id
from plugin.storage.tables.base import AnyRow


@strawberry.type
class AdvocateQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="A filter by e-mail needs MANAGE_USERS. A cursor is of the same sort only.",
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
        if asked.email is not None:
            NeedsUsers.check(info)
        ranked = sort is AdvocateSort.FRIENDS
        place = ranked_cursor(after) if ranked else None
        cut = cut_of(first, None if ranked else after)
        who = {"word": filter_text(asked.word), "email_hmac": filter_email(caller, asked.email)}
        with caller.ctx.engine.begin() as conn:
            shop_id, limit = caller.shop.id, cut.limit
            if ranked:
                rows = best_advocates(conn, shop_id, **who, after=place, limit=limit)
            else:
                rows = newest_advocates(conn, shop_id, **who, after=cut.after, limit=limit)
            view = viewer(conn, caller, rows[:first])
        return page_of(cut, rows, view, _rank if ranked else _id)

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
