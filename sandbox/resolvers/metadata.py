"""Metadata, and who may read and write it on what."""

from typing import Any

from sandbox.accounts import Caller, User
from sandbox.apps import App
from sandbox.checkouts import Checkout
from sandbox.entity import EntityWithMetadata
from sandbox.events import EventType
from sandbox.gift_cards import GiftCard
from sandbox.ids import MalformedId, split_global_id
from sandbox.orders import Order
from sandbox.permissions import Permission
from sandbox.refusals import Refused, not_permitted, permission_denied
from sandbox.registry import Call, answers
from sandbox.shop import Shop
from sandbox.transactions import TransactionItem
from sandbox.vouchers import Voucher

Input = list[dict[str, str]]

PRIVATE: dict[type, tuple[Permission, ...]] = {
    Order: (Permission.MANAGE_ORDERS, Permission.HANDLE_TAXES),
    Checkout: (Permission.MANAGE_CHECKOUTS, Permission.HANDLE_TAXES),
    User: (Permission.MANAGE_USERS,),
    Voucher: (Permission.MANAGE_DISCOUNTS,),
    GiftCard: (Permission.MANAGE_GIFT_CARD,),
    TransactionItem: (Permission.HANDLE_PAYMENTS,),
    App: (Permission.MANAGE_APPS,),
}

CHANGED = {
    Order: EventType.ORDER_METADATA_UPDATED,
    Checkout: EventType.CHECKOUT_METADATA_UPDATED,
    User: EventType.CUSTOMER_METADATA_UPDATED,
    Voucher: EventType.VOUCHER_METADATA_UPDATED,
    GiftCard: EventType.GIFT_CARD_METADATA_UPDATED,
}
UPDATED = {User: EventType.CUSTOMER_UPDATED, Checkout: EventType.CHECKOUT_UPDATED}


@answers("*.metadata")
def metadata(source: Any, _call: Call) -> list[dict[str, str]]:
    return _rows(getattr(source, "metadata", {}))


@answers("*.privateMetadata")
def private_metadata(source: Any, call: Call) -> list[dict[str, str]]:
    needed = _needed(source)
    if not call.caller.may(*needed) and call.caller.app is not source:
        raise not_permitted()
    return _rows(getattr(source, "private_metadata", {}))


def _needed(source: object) -> tuple[Permission, ...]:
    if isinstance(source, User) and source.is_staff:
        return (Permission.MANAGE_STAFF,)
    return PRIVATE.get(type(source), (Permission.MANAGE_SETTINGS,))


def _rows(entries: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in sorted(entries.items())]


@answers("Mutation.updateMetadata")
def update_metadata(call: Call, id: str, input: Input) -> dict[str, Any]:  # noqa: A002
    item = _writable(call, id, private=False)
    entries = item.metadata | entries_of(input, "input")
    return _write(call, item, entries, item.private_metadata)


@answers("Mutation.updatePrivateMetadata")
def update_private_metadata(call: Call, id: str, input: Input) -> dict[str, Any]:  # noqa: A002
    item = _writable(call, id, private=True)
    entries = item.private_metadata | entries_of(input, "input")
    return _write(call, item, item.metadata, entries)


@answers("Mutation.deleteMetadata")
def delete_metadata(call: Call, id: str, keys: list[str]) -> dict[str, Any]:  # noqa: A002
    item = _writable(call, id, private=False)
    return _write(call, item, _without(item.metadata, keys), item.private_metadata)


@answers("Mutation.deletePrivateMetadata")
def delete_private_metadata(call: Call, id: str, keys: list[str]) -> dict[str, Any]:  # noqa: A002
    item = _writable(call, id, private=True)
    return _write(call, item, item.metadata, _without(item.private_metadata, keys))


def entries_of(rows: Input, field: str) -> dict[str, str]:
    if any(not row["key"].strip() for row in rows):
        raise Refused(field, "REQUIRED", "Metadata key cannot be empty.")
    return {row["key"]: row["value"] for row in rows}


def _without(entries: dict[str, str], keys: list[str]) -> dict[str, str]:
    return {key: value for key, value in entries.items() if key not in keys}


def _write(
    call: Call, item: EntityWithMetadata, public: dict[str, str], private: dict[str, str]
) -> dict[str, Any]:
    changed = (public, private) != (item.metadata, item.private_metadata)
    item.metadata, item.private_metadata = public, private
    if isinstance(item, (Order, User)) or (changed and isinstance(item, Checkout)):
        # Orders and people count as updated even where the same was written again.
        item.updated_at = call.shop.clock()
    if changed:
        tell_of_metadata(call, item)
    return {"item": item}


def tell_of_metadata(call: Call, item: EntityWithMetadata, *, told: bool = False) -> None:
    """The legacy way, which is the default, says of some that they were updated, too.

    told: somebody has said so already.
    """
    updated = UPDATED.get(type(item))
    if updated and not told and call.shop.tells_twice_of_metadata:
        call.tell(updated, item)
    if event := CHANGED.get(type(item)):
        call.tell(event, item)


def _writable(call: Call, global_id: str, *, private: bool) -> EntityWithMetadata:
    item = find(call.shop, global_id)
    if item is None and private and split_global_id(global_id, "node")[0] == "User":
        # Of nobody Saleor says the same as of somebody one may not see.
        raise not_permitted()
    if item is None:
        raise Refused.missing(global_id)
    needed = _needed(item)
    if not _may_write(call.caller, item, needed, private=private):
        raise permission_denied(needed)
    return item


def _may_write(
    caller: Caller, item: EntityWithMetadata, needed: tuple[Permission, ...], *, private: bool
) -> bool:
    if isinstance(item, Checkout) and not private:
        # Whoever knows a checkout's id may write here; nothing in it can be trusted.
        return True
    if isinstance(item, User) and caller.user is item and not private:
        return True
    return caller.may(*needed) or caller.app is item


def find(shop: Shop, global_id: str) -> EntityWithMetadata | None:
    kind, key = split_global_id(global_id, "node")
    by_uuid: dict[str, dict[str, Any]] = {
        "Order": shop.orders,
        "Checkout": shop.checkouts,
        "TransactionItem": shop.transactions,
    }
    by_number: dict[str, dict[int, Any]] = {
        "User": shop.users,
        "Voucher": shop.vouchers.vouchers,
        "GiftCard": shop.gift_cards.by_pk,
        "App": {int(app.pk): app for app in shop.living_apps()},
    }
    found: EntityWithMetadata | None
    if kind in by_uuid:
        found = by_uuid[kind].get(key)
    elif kind in by_number and key.isdigit():
        found = by_number[kind].get(int(key))
    else:
        raise MalformedId(f"Invalid ID: {global_id}.")
    return found
