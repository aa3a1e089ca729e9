"""What staff send about advocates, turned into our words."""

from __future__ import annotations

import strawberry
from graphql import GraphQLError

from plugin.api.admin.caller import (
    Caller,
    NeedsOrders,
    NeedsUsers,
    filter_email,
    filter_text,
    filter_user,
    known_id,
)
from plugin.api.admin.pages import LARGEST_PAGE
from plugin.storage.pages.advocates import Wanted


@strawberry.input(description="What is left out is not asked for.")
class AdvocateFilter:
    word: str | None = strawberry.field(default=None, description="How the word begins.")
    email: str | None = strawberry.field(default=None, description="Needs MANAGE_USERS.")
    user_id: strawberry.ID | None = strawberry.field(
        default=None, description="The customer's in Saleor. Needs MANAGE_USERS."
    )
    ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Those of these, at most 100."
    )
    order_number: str | None = strawberry.field(
        default=None, description="Of a friend's order that counts. Needs MANAGE_ORDERS."
    )
    is_banned: bool | None = None


def advocates_wanted(caller: Caller, asked: AdvocateFilter) -> Wanted:
    """Raises GraphQLError for what one may not ask by."""
    if asked.ids is not None and len(asked.ids) > LARGEST_PAGE:
        raise GraphQLError(f"`ids` are at most {LARGEST_PAGE}.")
    if asked.email is not None or asked.user_id is not None:
        NeedsUsers.check(caller)
    if asked.order_number is not None:
        NeedsOrders.check(caller)
    return Wanted(
        ids=None if asked.ids is None else [known_id(one) or 0 for one in asked.ids],
        word=filter_text(asked.word),
        email_hmac=filter_email(caller, asked.email),
        user_hmac=filter_user(caller, asked.user_id),
        order_number=filter_text(asked.order_number),
        is_banned=asked.is_banned,
    )
