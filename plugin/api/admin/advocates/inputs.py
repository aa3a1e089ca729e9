"""What staff send about advocates, turned into our words."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import Caller, NeedsOrders, NeedsUsers, filter_email, filter_text
from plugin.storage.pages.advocates import Wanted


@strawberry.input(description="What is left out is not asked for.")
class AdvocateFilter:
    word: str | None = strawberry.field(default=None, description="How the word begins.")
    email: str | None = strawberry.field(default=None, description="Needs MANAGE_USERS.")
    order_number: str | None = strawberry.field(
        default=None, description="Of a friend's order that counts. Needs MANAGE_ORDERS."
    )
    is_banned: bool | None = None


def advocates_wanted(caller: Caller, asked: AdvocateFilter) -> Wanted:
    """Raises GraphQLError for what one may not ask by."""
    if asked.email is not None:
        NeedsUsers.check(caller)
    if asked.order_number is not None:
        NeedsOrders.check(caller)
    return Wanted(
        word=filter_text(asked.word),
        email_hmac=filter_email(caller, asked.email),
        order_number=filter_text(asked.order_number),
        is_banned=asked.is_banned,
    )
