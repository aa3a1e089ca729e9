"""What staff send about referrals, turned into our words."""

from __future__ import annotations

from datetime import datetime

import strawberry

from plugin.api.admin.caller import (
    Caller,
    NeedsOrders,
    NeedsUsers,
    filter_email,
    filter_id,
    filter_text,
)
from plugin.api.admin.pages import period_of
from plugin.api.admin.referrals.types import ReferralState
from plugin.storage.pages.referrals import Wanted


@strawberry.input(description="What is left out is not asked for.")
class ReferralFilter:
    program_id: strawberry.ID | None = None
    advocate_id: strawberry.ID | None = None
    state: ReferralState | None = None
    is_held: bool | None = None
    word: str | None = strawberry.field(default=None, description="How the advocate's begins.")
    email: str | None = strawberry.field(
        default=None, description="The friend's or the advocate's. Needs MANAGE_USERS."
    )
    order_number: str | None = strawberry.field(default=None, description="Needs MANAGE_ORDERS.")
    since: datetime | None = strawberry.field(name="from", default=None)
    until: datetime | None = strawberry.field(
        name="to", default=None, description="The first moment after."
    )


def referrals_wanted(caller: Caller, asked: ReferralFilter) -> Wanted:
    """Raises GraphQLError for what one may not ask by."""
    if asked.email is not None:
        NeedsUsers.check(caller)
    if asked.order_number is not None:
        NeedsOrders.check(caller)
    return Wanted(
        program_id=filter_id(asked.program_id),
        advocate_id=filter_id(asked.advocate_id),
        counts=None if asked.state is None else asked.state is ReferralState.BOUGHT,
        held=asked.is_held,
        word=filter_text(asked.word),
        email_hmac=filter_email(caller, asked.email),
        order_number=filter_text(asked.order_number),
        created=period_of(caller, asked.since, asked.until),
    )
