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
from plugin.services.shops.recognise_shop import Known, ShopDirectory
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected
from webhooks.tally import Tally

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
    tally: Tally


@dataclass(frozen=True, slots=True)
class Delivery:
    """One POST: headers by their lower-case names, and the raw body that was signed."""

    api_url: str
    event: str
    signature: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What a webhook says, to be verified before it is read."""

    delivery: Delivery
    typename: str
    app_id: str | None
    keys: KeySet

    def verify(self) -> None:
        """Raises BadSignature or UnknownKey."""
        verify_webhook(self.delivery.signature, self.delivery.body, self.keys)

    def payload(self) -> Payload:
        """Raises Rejected, WrongRecipient for what may be meant for another app."""
        payload = _payload(self.delivery)
        if payload.typename is None:
            raise Rejected(Answer.FIELD_MISSING, "__typename")
        # The header is not signed, so the body has to say the same.
        if payload.typename != self.typename:
            raise Rejected(Answer.EVENT_MISMATCH)
        # All apps of a shop get bodies signed with one key; this one must be ours.
        recipient = payload.recipient
        if not isinstance(recipient, dict) or not recipient.get("id"):
            raise Rejected(Answer.FIELD_MISSING, "recipient.id")
        if recipient["id"] != self.app_id:
            raise WrongRecipient(Answer.WRONG_RECIPIENT)
        return payload

    def verified_payload(self) -> Payload:
        """Raises what the two raise."""
        self.verify()
        return self.payload()


class WrongRecipient(Rejected):
    """For another app of the shop, as far as this process knows."""


@dataclass(frozen=True, slots=True)
class Family:
    """An event family: which events it takes, by their `__typename`, and what becomes of one."""

    events: Mapping[str, str]
    handle: Callable[[Edge, Shop, Told], None]


def receive(edge: Edge, family: Family, delivery: Delivery) -> None:
    """Return once the event is safely ours. Raises Rejected."""
    try:
        known = _shop(edge, delivery)
        try:
            _handle(edge, family, known, delivery)
        except WrongRecipient:
            # Perhaps installed anew a moment ago, and this process remembers the old id.
            fresh = edge.shops.read(known.shop.api_url)
            if fresh is None or fresh.shop.app_id == known.shop.app_id:
                raise
            _handle(edge, family, fresh, delivery)
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


def _handle(edge: Edge, family: Family, known: Known, delivery: Delivery) -> None:
    typename = family.events.get(delivery.event)
    if typename is None:
        raise Rejected(Answer.UNKNOWN_EVENT, delivery.event[:100])

    def take(keys: KeySet) -> None:
        family.handle(edge, known.shop, Told(delivery, typename, known.shop.app_id, keys))

    try:
        edge.shops.verify(known, take)
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
