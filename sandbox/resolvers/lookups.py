"""From a global id to the thing, or to the refusal Saleor gives."""

from typing import TypeVar

from sandbox.accounts import User
from sandbox.apps import App
from sandbox.catalogue import Channel
from sandbox.checkouts import Checkout
from sandbox.gift_cards import GiftCard
from sandbox.ids import from_global_id
from sandbox.orders import Order
from sandbox.refusals import Refused
from sandbox.shop import Shop
from sandbox.vouchers import Voucher

Found = TypeVar("Found")


def checkout_of(shop: Shop, global_id: str | None) -> Checkout:
    found = shop.checkouts.get(from_global_id(global_id or "", "Checkout"))
    return _or_missing(found, global_id)


def order_of(shop: Shop, global_id: str | None) -> Order:
    return _or_missing(shop.orders.get(from_global_id(global_id or "", "Order")), global_id)


def voucher_of(shop: Shop, global_id: str) -> Voucher:
    found = shop.vouchers.vouchers.get(int(from_global_id(global_id, "Voucher")))
    return _or_missing(found, global_id)


def card_of(shop: Shop, global_id: str, field: str = "id") -> GiftCard:
    found = shop.gift_cards.by_pk.get(int(from_global_id(global_id, "GiftCard")))
    return _or_missing(found, global_id, field)


def user_of(shop: Shop, global_id: str | None, field: str = "id") -> User:
    found = shop.users.get(int(from_global_id(global_id or "", "User")))
    return _or_missing(found, global_id, field)


def app_of(shop: Shop, global_id: str) -> App:
    app = shop.apps.get(int(from_global_id(global_id, "App")))
    return _or_missing(None if app is None or app.is_removed else app, global_id)


def channel_of(shop: Shop, global_id: str) -> Channel | None:
    return next((c for c in shop.catalogue.channels if c.id == global_id), None)


def _or_missing(found: Found | None, global_id: str | None, field: str = "id") -> Found:
    if found is None:
        raise Refused.missing(global_id or "", field)
    return found
