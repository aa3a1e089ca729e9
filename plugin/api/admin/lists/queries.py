"""Who is on a program's lists."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id
from plugin.api.admin.lists.types import ListedPerson, listed_view
from plugin.services.programs.edit_lists import entries_of


@strawberry.type
class ListQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Who is on the program's lists. Addresses are not kept, only their beginning.",
    )
    def program_people(self, info: AdminInfo, program_id: strawberry.ID) -> list[ListedPerson]:
        caller, wanted = info.context, known_id(program_id)
        if wanted is None:
            return []
        return [listed_view(row) for row in entries_of(caller.ctx, caller.shop, wanted)]
