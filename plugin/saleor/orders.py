"""Saleor's order turned into ours. Nothing else knows the payload's shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from msgspec import Raw

from plugin.domain.money import AbsurdAmount, plausible
from plugin.domain.order import Line, Order
from plugin.keys import Keys
from plugin.saleor.order_lines import lines_of
from plugin.saleor.order_payload import AbsurdValue, Address, OrderPayload, read_order
from plugin.saleor.tokens import (
    CHECKOUT_TOKEN_KEY,
    JOURNEY_TOKEN_KEY,
    claim_of_checkout_token,
    journey_of_token,
)

_NOWHERE = Address()


def parse_order(written: Raw | Mapping[str, Any], keys: Keys, shop_id: int) -> Order:
    """A `ReferralOrder`, as JSON that was read or not, as an Order.

    Addresses and codes are turned into fingerprints here and go no further.
    Raises MissingField or AbsurdValue.
    """
    raw = read_order(written)
    try:
        return _order(raw, keys, shop_id)
    except AbsurdAmount as error:
        raise AbsurdValue(str(error)) from error


def _order(raw: OrderPayload, keys: Keys, shop_id: int) -> Order:
    total, shipping = plausible(raw.total.gross.amount), plausible(raw.shipping_price.gross.amount)
    undiscounted = plausible(raw.undiscounted_total.gross.amount)
    address = raw.shipping_address or raw.billing_address or _NOWHERE
    country = _country(address)
    said = _metadata(raw.metadata)
    token, journey = said.get(CHECKOUT_TOKEN_KEY), said.get(JOURNEY_TOKEN_KEY)
    return Order(
        id=raw.id,
        number=raw.number,
        channel=raw.channel.slug,
        currency=raw.channel.currency_code,
        status=raw.status,
        charge_status=raw.charge_status,
        created_at=_moment(raw.created),
        updated_at=_moment(raw.updated_at),
        total=total,
        discount=max(Decimal(0), undiscounted - total),
        charged=plausible(raw.total_charged.amount),
        refunded=plausible(raw.total_refunded.amount),
        shipping=shipping,
        country=country,
        household=_household(keys, address, country),
        name=keys.full_name(address.first_name or "", address.last_name or ""),
        surname=keys.surname(address.last_name) if address.last_name else None,
        phone=keys.phone(address.phone, country) if address.phone else None,
        lines=_lines(raw, total - shipping),
        buyer=keys.person(email=raw.user_email, user_id=raw.user.id if raw.user else None),
        code=keys.code_fingerprint(raw.voucher_code) if raw.voucher_code else None,
        claim_id=claim_of_checkout_token(keys.signing, shop_id, token) if token else None,
        journey_id=journey_of_token(keys.signing, shop_id, journey) if journey else None,
        domain=keys.mail_domain(raw.user_email) if raw.user_email else None,
        gift_cards=tuple([card.id for card in raw.gift_cards]) if raw.gift_cards else (),
        language=raw.language_code_enum,
    )


def _lines(raw: OrderPayload, goods: Decimal) -> tuple[Line, ...]:
    if raw.lines is None:
        # Not told, so the order counts as a whole, as goods that no scope names.
        return (Line(product="", variant="", amount=max(Decimal(0), goods)),)
    return lines_of(raw.lines, raw.fulfillments or ())


def _country(address: Address) -> str:
    return (address.country and address.country.code) or ""


def _household(keys: Keys, address: Address, country: str) -> str | None:
    """The fingerprint of a postal address, None where it has neither street nor postal code."""
    street, code = address.street_address1, address.postal_code
    if not street or not code:
        return None
    rest = (address.street_address2 or "", code, address.city or "", country)
    return keys.household((street, *rest))


def _moment(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _metadata(entries: Any) -> dict[str, str]:
    found = [e for e in entries if isinstance(e, Mapping)] if isinstance(entries, list) else []
    pairs = ((e.get("key"), e.get("value")) for e in found)
    return {k: v for k, v in pairs if isinstance(k, str) and isinstance(v, str)}
