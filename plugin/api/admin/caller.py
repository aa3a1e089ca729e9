"""Who asks by the admin door, what their rights open, and what their ids may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.permission import BasePermission, PermissionExtension
from strawberry.types import Info

from plugin.api.admin.names import Names
from plugin.keys import KeyLost
from plugin.saleor.tokens import StaffMember
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.telling.reader import Reader
from plugin.storage.shops import Shop


@dataclass(frozen=True)
class Caller:
    """One request: the shop, and the member of staff whose rights count."""

    ctx: Context
    shop: Shop
    staff: StaffMember

    @property
    def actor(self) -> str:
        return self.staff.user_id

    @cached_property
    def names(self) -> Names:
        return Names(self.ctx.engine, self.shop.id)

    def reader(self, locale: str | None) -> Reader:
        return Reader.of(locale, self.shop.zone)


def opened(info: Info[Caller, None], sealed: bytes | None) -> str | None:
    """An address that is kept; None where it is not, or its key is lost."""
    if sealed is None:
        return None
    try:
        return info.context.ctx.keys.open(sealed)
    except KeyLost:
        return None


NO_CURSOR = "`after` is an `endCursor` of an earlier page."
AdminInfo = Info[Caller, None]


class _Needs(BasePermission):
    permission: str

    def __init_subclass__(cls) -> None:
        """Pages say in their reader's language which right is missing."""
        cls.error_extensions = {"code": "PERMISSION_DENIED", "permission": cls.permission}

    def has_permission(self, source: Any, info: AdminInfo, **kwargs: Any) -> bool:  # noqa: ARG002
        return self.is_given(info)

    @classmethod
    def is_given(cls, info: AdminInfo) -> bool:
        return cls.is_right_of(info.context)

    @classmethod
    def is_right_of(cls, caller: Caller) -> bool:
        return cls.permission in caller.staff.permissions

    @classmethod
    def check(cls, caller: Caller) -> None:
        """For an argument that asks for more than its field. Raises GraphQLError."""
        if not cls.is_right_of(caller):
            cls().on_unauthorized()


class NeedsDiscounts(_Needs):
    permission = "MANAGE_DISCOUNTS"
    message = "You need the permission MANAGE_DISCOUNTS for this."


class NeedsOrders(_Needs):
    permission = "MANAGE_ORDERS"
    message = "You need the permission MANAGE_ORDERS for this."


class NeedsUsers(_Needs):
    permission = "MANAGE_USERS"
    message = "You need the permission MANAGE_USERS for this."


class NullWithout(PermissionExtension):
    """For fields within lists: null is no error, or each row would bring one."""

    def __init__(self, needed: type[_Needs]) -> None:
        super().__init__([needed()], use_directives=False, fail_silently=True)


def known_id(value: strawberry.ID) -> int | None:
    """The row that an id of ours may mean, None for what cannot be one."""
    return int(value) if value.isdecimal() and len(value) <= 18 else None


def filter_id(value: strawberry.ID | None) -> int | None:
    """The same for a filter: 0, which no row has, for what cannot be an id."""
    return None if value is None else known_id(value) or 0


def filter_text(value: str | None) -> str | None:
    """The same for words: a sign that no row has for what the database cannot even hold."""
    return value if value is None or value.isprintable() else "\N{REPLACEMENT CHARACTER}"


def filter_email(caller: Caller, email: str | None) -> str | None:
    """Its fingerprint; empty, which nobody has, for what is no address."""
    if email is None:
        return None
    return caller.ctx.keys.person(email=filter_text(email), user_id=None).email or ""


def filter_user(caller: Caller, user_id: strawberry.ID | None) -> str | None:
    """The same for a customer's id in Saleor."""
    if user_id is None:
        return None
    return caller.ctx.keys.person(email=None, user_id=filter_text(user_id)).user or ""


def program_key(value: strawberry.ID) -> int:
    wanted = known_id(value)
    if wanted is None:
        raise Refused(RefusalCode.PROGRAM_UNKNOWN)
    return wanted


def cursor_key(value: strawberry.ID | None) -> int | None:
    if value is None:
        return None
    found = known_id(value)
    if found is None:
        raise GraphQLError(NO_CURSOR)
    return found
