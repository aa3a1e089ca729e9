"""Permissions as Saleor names them, the ones the sandbox knows of."""

from enum import StrEnum


class Permission(StrEnum):
    MANAGE_USERS = "MANAGE_USERS"
    MANAGE_STAFF = "MANAGE_STAFF"
    MANAGE_APPS = "MANAGE_APPS"
    MANAGE_CHANNELS = "MANAGE_CHANNELS"
    MANAGE_CHECKOUTS = "MANAGE_CHECKOUTS"
    HANDLE_CHECKOUTS = "HANDLE_CHECKOUTS"
    MANAGE_DISCOUNTS = "MANAGE_DISCOUNTS"
    MANAGE_GIFT_CARD = "MANAGE_GIFT_CARD"
    MANAGE_ORDERS = "MANAGE_ORDERS"
    HANDLE_PAYMENTS = "HANDLE_PAYMENTS"
    HANDLE_TAXES = "HANDLE_TAXES"
    MANAGE_PRODUCTS = "MANAGE_PRODUCTS"
    MANAGE_SETTINGS = "MANAGE_SETTINGS"
    MANAGE_SHIPPING = "MANAGE_SHIPPING"
    MANAGE_TRANSLATIONS = "MANAGE_TRANSLATIONS"


EVERY_PERMISSION = frozenset(Permission)


def described(permissions: frozenset[Permission]) -> list[dict[str, str]]:
    """The shape of GraphQL's `Permission`, in a steady order."""
    return [
        {"code": code.value, "name": f"{code.value.replace('_', ' ').capitalize()}."}
        for code in sorted(permissions)
    ]
