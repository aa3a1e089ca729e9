"""What staff send about the ledger, turned into our words."""

from __future__ import annotations

from datetime import datetime

import strawberry

from plugin.api.admin.caller import Caller, filter_id, filter_text
from plugin.api.admin.pages import period_of
from plugin.storage.pages.ledger import Wanted


@strawberry.input(description="What is left out is not asked for.")
class LedgerFilter:
    program_id: strawberry.ID | None = None
    advocate_id: strawberry.ID | None = None
    reward_id: strawberry.ID | None = None
    account: str | None = strawberry.field(
        default=None, description="On either end: promise, owed, issued, spent, released, clawback."
    )
    unit: str | None = strawberry.field(
        default=None, description="A currency, or one of percent, points and pieces."
    )
    since: datetime | None = strawberry.field(name="from", default=None)
    until: datetime | None = strawberry.field(
        name="to", default=None, description="The first moment after."
    )


def ledger_wanted(caller: Caller, asked: LedgerFilter) -> Wanted:
    return Wanted(
        program_id=filter_id(asked.program_id),
        advocate_id=filter_id(asked.advocate_id),
        reward_id=filter_id(asked.reward_id),
        account=filter_text(asked.account),
        unit=filter_text(asked.unit),
        created=period_of(caller, asked.since, asked.until),
    )
