"""Check that a webhook is what it says it is, then hand it to its family."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from joserfc.jwk import KeySet
from sqlalchemy.exc import SQLAlchemyError

from plugin.saleor.signatures import BadSignature, KeysUnavailable, UnknownKey, verify_webhook
from plugin.services.context import Context
from plugin.services.orders.store_orders import OrderStore, StoreFailed
from plugin.services.shops.note_deliveries import Deliveries
from plugin.services.shops.recognise_shop import Known, ShopDirectory
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected

LARGEST_BODY = 1_000_000


class Payload(msgspec.Struct, rename="camel", gc=False):
    """What our subscriptions ask for. An order is read only by who knows what orders look like."""

    typename: Any = msgspec.field(name="__typename", default=None)
    recipient: Any = None
    issued_at: Any = None
    errors: Any = None
    app: Any = None
    user: Any = None
    hidden: Any = None
    order: msgspec.Raw = msgspec.Raw(b"null")


@dataclass(frozen=True)
class Edge:
    """What handlers may use."""

    ctx: Context
    shops: ShopDirectory
    orders: OrderStore
    deliveries: Deliveries


@dataclass(frozen=True, slots=True)
class Family:
    """An event family: which events it takes, by their `__typename`, and what becomes of one."""

    events: Mapping[str, str]
    handle: Callable[[Edge, Shop, Payload], None]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One POST: headers by their lower-case names, and the raw body that was signed."""

    api_url: str
    event: str
    signature: str
    body: bytes


def receive(edge: Edge, family: Family, delivery: Delivery) -> None:
    """Return once the event is safely ours. Raises Rejected."""
    try:
        known = _shop(edge, delivery)
        _verify(edge, known, delivery)
        payload = _payload(delivery)
        _check_event(family, delivery, payload)
        _check_recipient(edge, known.shop, payload)
        family.handle(edge, known.shop, payload)
    except (SQLAlchemyError, StoreFailed) as error:
        raise Rejected(Answer.NOT_STORED) from error


def _shop(edge: Edge, delivery: Delivery) -> Known:
    if not (delivery.api_url and delivery.event and delivery.signature):
        raise Rejected(Answer.HEADER_MISSING)
    known = edge.shops.find(delivery.api_url)
    if known is None or known.shop.state == "deleted":
        # Perhaps installed a moment ago, on another machine.
        known = edge.shops.read(delivery.api_url)
    if known is None or known.shop.state == "deleted":
        raise Rejected(Answer.UNKNOWN_SHOP)
    if known.shop.state == "registering":
        known = edge.shops.read(delivery.api_url)
        if known is None or known.shop.state == "registering":
            raise Rejected(Answer.SHOP_REGISTERING)
    return known


def _verify(edge: Edge, known: Known, delivery: Delivery) -> None:
    def check(keys: KeySet) -> None:
        verify_webhook(delivery.signature, delivery.body, keys)

    try:
        edge.shops.verify(known, check)
    except (BadSignature, UnknownKey) as error:
        raise Rejected(Answer.SIGNATURE_INVALID) from error
    except KeysUnavailable as error:
        raise Rejected(Answer.KEYS_UNAVAILABLE) from error


_DECODER = msgspec.json.Decoder(Payload)


def _payload(delivery: Delivery) -> Payload:
    try:
        return _DECODER.decode(delivery.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected(Answer.NOT_JSON) from error


def _check_event(family: Family, delivery: Delivery, payload: Payload) -> None:
    """The header is not signed, so the body has to say the same."""
    if delivery.event not in family.events:
        raise Rejected(Answer.UNKNOWN_EVENT, delivery.event[:100])
    if payload.typename is None:
        raise Rejected(Answer.FIELD_MISSING, "__typename")
    if payload.typename != family.events[delivery.event]:
        raise Rejected(Answer.EVENT_MISMATCH)


def _check_recipient(edge: Edge, shop: Shop, payload: Payload) -> None:
    """All apps of a shop get bodies signed with one key; this one must be ours."""
    recipient = payload.recipient
    if not isinstance(recipient, Mapping) or not recipient.get("id"):
        raise Rejected(Answer.FIELD_MISSING, "recipient.id")
    if recipient["id"] == shop.app_id:
        return
    fresh = edge.shops.read(shop.api_url)
    if fresh is None or recipient["id"] != fresh.shop.app_id:
        raise Rejected(Answer.WRONG_RECIPIENT)
