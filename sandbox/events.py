"""The events the shop can tell an app about, and what an app needs to hear each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sandbox.permissions import Permission

if TYPE_CHECKING:
    from sandbox.accounts import User
    from sandbox.apps import App


class EventType(StrEnum):
    ORDER_CREATED = "ORDER_CREATED"
    ORDER_CONFIRMED = "ORDER_CONFIRMED"
    ORDER_PAID = "ORDER_PAID"
    ORDER_FULLY_PAID = "ORDER_FULLY_PAID"
    ORDER_UPDATED = "ORDER_UPDATED"
    ORDER_FULFILLED = "ORDER_FULFILLED"
    ORDER_CANCELLED = "ORDER_CANCELLED"
    ORDER_EXPIRED = "ORDER_EXPIRED"
    ORDER_REFUNDED = "ORDER_REFUNDED"
    ORDER_FULLY_REFUNDED = "ORDER_FULLY_REFUNDED"
    ORDER_METADATA_UPDATED = "ORDER_METADATA_UPDATED"
    VOUCHER_CREATED = "VOUCHER_CREATED"
    VOUCHER_UPDATED = "VOUCHER_UPDATED"
    VOUCHER_DELETED = "VOUCHER_DELETED"
    VOUCHER_METADATA_UPDATED = "VOUCHER_METADATA_UPDATED"
    VOUCHER_CODES_CREATED = "VOUCHER_CODES_CREATED"
    VOUCHER_CODES_DELETED = "VOUCHER_CODES_DELETED"
    CUSTOMER_CREATED = "CUSTOMER_CREATED"
    CUSTOMER_UPDATED = "CUSTOMER_UPDATED"
    CUSTOMER_DELETED = "CUSTOMER_DELETED"
    CUSTOMER_METADATA_UPDATED = "CUSTOMER_METADATA_UPDATED"
    ACCOUNT_CONFIRMED = "ACCOUNT_CONFIRMED"
    ACCOUNT_DELETED = "ACCOUNT_DELETED"
    GIFT_CARD_CREATED = "GIFT_CARD_CREATED"
    GIFT_CARD_UPDATED = "GIFT_CARD_UPDATED"
    GIFT_CARD_DELETED = "GIFT_CARD_DELETED"
    GIFT_CARD_SENT = "GIFT_CARD_SENT"
    GIFT_CARD_STATUS_CHANGED = "GIFT_CARD_STATUS_CHANGED"
    GIFT_CARD_METADATA_UPDATED = "GIFT_CARD_METADATA_UPDATED"
    CHECKOUT_CREATED = "CHECKOUT_CREATED"
    CHECKOUT_UPDATED = "CHECKOUT_UPDATED"
    CHECKOUT_METADATA_UPDATED = "CHECKOUT_METADATA_UPDATED"
    APP_INSTALLED = "APP_INSTALLED"
    APP_UPDATED = "APP_UPDATED"
    APP_STATUS_CHANGED = "APP_STATUS_CHANGED"
    APP_DELETED = "APP_DELETED"

    @property
    def graphql_type(self) -> str:
        return "".join(word.capitalize() for word in self.value.split("_"))

    @property
    def permission(self) -> Permission | None:
        """What hearing it takes; None: it goes to the app it is about, and to no other."""
        return PERMISSIONS[self.value.split("_", 1)[0]]

    @property
    def reaches_sleeping_apps(self) -> bool:
        return self in {EventType.APP_DELETED, EventType.APP_STATUS_CHANGED}


PERMISSIONS: Mapping[str, Permission | None] = {
    "ORDER": Permission.MANAGE_ORDERS,
    "VOUCHER": Permission.MANAGE_DISCOUNTS,
    "CUSTOMER": Permission.MANAGE_USERS,
    "ACCOUNT": Permission.MANAGE_USERS,
    "GIFT": Permission.MANAGE_GIFT_CARD,
    "CHECKOUT": Permission.MANAGE_CHECKOUTS,
    "APP": None,
}

EVENTS_BY_GRAPHQL_TYPE = {event.graphql_type: event for event in EventType}


@dataclass(frozen=True)
class Happening:
    """An event before anybody was told: the subject is read when the payload is written.

    beside: fields of the event that are not about its subject.
    """

    type: EventType
    subject: object
    issued_at: datetime
    principal: "User | App | None"
    beside: Mapping[str, object] = field(default_factory=dict)
