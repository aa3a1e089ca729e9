"""What staff may read of the ledger."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_id
from plugin.api.admin.ledger.inputs import LedgerFilter, ledger_wanted
from plugin.api.admin.ledger.types import (
    Balance,
    Entry,
    balance_view,
    entry_view,
)
from plugin.api.admin.pages import Page, cut_of, page_of
from plugin.services.books.check_balances import check_balances
from plugin.storage.pages.ledger import count_ledger, page_of_ledger


@strawberry.type
class LedgerQuery:
    @strawberry.field(permission_classes=[NeedsDiscounts], description="The newest first.")
    def ledger(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: LedgerFilter | None = None,
    ) -> Page[Entry]:
        caller, cut = info.context, cut_of(first, after)
        shop_id, wanted = caller.shop.id, ledger_wanted(caller, filter or LedgerFilter())
        with caller.ctx.engine.begin() as conn:
            rows = page_of_ledger(conn, shop_id, wanted, after=cut.after, limit=cut.limit)
        return page_of(cut, rows, entry_view, lambda conn: count_ledger(conn, shop_id, wanted))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The ledger added up, one for each unit; of the whole shop or one program.",
    )
    def balances(self, info: AdminInfo, program_id: strawberry.ID | None = None) -> list[Balance]:
        caller = info.context
        books = check_balances(caller.ctx, caller.shop, filter_id(program_id))
        return [balance_view(balance) for balance in books]
