"""An order as Saleor writes it: the shape that our queries ask for, and nothing beside it.

What has another shape is refused while it is read, in one go with the JSON itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct


class _Part(Struct, rename="camel", gc=False):
    """A field without a default is always there; one that may be null says so."""


class Named(_Part):
    id: str


class Amount(_Part):
    amount: Decimal


class Taxed(_Part):
    gross: Amount


class Channel(_Part):
    slug: str
    currency_code: str


class Country(_Part):
    code: str | None = None


class Address(_Part):
    first_name: str | None = None
    last_name: str | None = None
    street_address1: str | None = None
    street_address2: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: Country | None = None
    phone: str | None = None


class Category(_Part):
    id: str
    parent: Category | None = None


class Product(_Part):
    id: str
    category: Category | None = None
    collections: tuple[Named, ...] | None = None


class Variant(_Part):
    id: str
    product: Product | None = None


class Discount(_Part):
    type: str


Pieces = Annotated[int, Meta(ge=0)]


class OrderLine(_Part):
    """variant is null once it was deleted."""

    id: str
    quantity: Pieces
    total_price: Taxed
    variant: Variant | None
    product_variant_id: str | None = None
    discounts: tuple[Discount, ...] | None = None


class FulfilledLine(_Part):
    quantity: Pieces
    order_line: Named


class Fulfilment(_Part):
    status: str
    lines: tuple[FulfilledLine, ...] | None = None


class OrderPayload(_Part):
    """A `ReferralOrder`. metadata is taken as it is: whoever has the checkout's id may write it."""

    id: str
    number: str
    created: datetime
    updated_at: datetime
    status: str
    charge_status: str
    language_code_enum: str
    channel: Channel
    total: Taxed
    undiscounted_total: Taxed
    shipping_price: Taxed
    total_charged: Amount
    total_refunded: Amount
    voucher_code: str | None = None
    gift_cards: tuple[Named, ...] | None = None
    user_email: str | None = None
    user: Named | None = None
    metadata: Any = None
    shipping_address: Address | None = None
    billing_address: Address | None = None
    lines: tuple[OrderLine, ...] | None = None
    fulfillments: tuple[Fulfilment, ...] | None = None


class MissingField(ValueError):
    """The payload lacks something that our query asks for; the text says where."""


class AbsurdValue(ValueError):
    """A field holds what no order can have; the text says where."""


_DECODER = msgspec.json.Decoder(OrderPayload)
# The library says only in words what is wrong; the tests hold it to these.
_MISSING = ("missing required field", "got `null`")


def read_order(written: Raw | Mapping[str, Any]) -> OrderPayload:
    """Out of JSON that was not read yet, or that was. Raises MissingField or AbsurdValue."""
    try:
        if isinstance(written, Raw):
            return _DECODER.decode(written)
        return msgspec.convert(written, OrderPayload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        said = str(error)
        is_missing = any(words in said for words in _MISSING)
        raise (MissingField(said) if is_missing else AbsurdValue(said)) from error
