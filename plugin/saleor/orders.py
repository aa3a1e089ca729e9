"""Saleor's order, as JSON, turned into ours. Nothing else knows the payload's shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from plugin.domain.money import AbsurdAmount, parse_amount
from plugin.domain.order import Line, Order
from plugin.keys import Keys
from plugin.saleor.order_lines import BadLine, parse_lines
from plugin.saleor.tokens import CHECKOUT_TOKEN_KEY, claim_of_checkout_token


class MissingField(ValueError):
    """The payload lacks something that our query asks for; the text is its path."""


class AbsurdValue(ValueError):
    """A field holds what no order can have."""


def parse_order(raw: Mapping[str, Any], keys: Keys, shop_id: int) -> Order:
    """A `ReferralOrder` object as an Order.

    Addresses and codes are turned into fingerprints here and go no further.
    Raises MissingField or AbsurdValue.
    """
    status, charge_status = _text(raw, "status"), _text(raw, "chargeStatus")
    updated_at = _moment(raw, "updatedAt")
    total = _amount(raw, "total", "gross", "amount")
    code = _text_or_none(raw, "voucherCode")
    token = _metadata(raw).get(CHECKOUT_TOKEN_KEY)
    shipping = _amount(raw, "shippingPrice", "gross", "amount")
    address = _find(raw, "shippingAddress") or _find(raw, "billingAddress") or {}
    return Order(
        id=_text(raw, "id"),
        number=_text(raw, "number"),
        channel=_text(raw, "channel", "slug"),
        currency=_text(raw, "channel", "currencyCode"),
        status=status,
        charge_status=charge_status,
        created_at=_moment(raw, "created"),
        updated_at=updated_at,
        total=total,
        discount=max(Decimal(0), _amount(raw, "undiscountedTotal", "gross", "amount") - total),
        charged=_amount(raw, "totalCharged", "amount"),
        refunded=_amount(raw, "totalRefunded", "amount"),
        shipping=shipping,
        country=_text_or_none(address, "country", "code") or "",
        household=_household(keys, address),
        lines=_lines(raw, total - shipping),
        buyer=keys.person(
            email=_text_or_none(raw, "userEmail"), user_id=_text_or_none(raw, "user", "id")
        ),
        code=keys.code_fingerprint(code) if code else None,
        claim_id=claim_of_checkout_token(keys.signing, shop_id, token) if token else None,
        gift_cards=_gift_cards(raw),
        language=_text(raw, "languageCodeEnum"),
    )


def _lines(raw: Mapping[str, Any], goods: Decimal) -> tuple[Line, ...]:
    try:
        lines = parse_lines(raw)
    except BadLine as error:
        raise AbsurdValue(f"lines: {error}") from error
    if lines is None:
        # Not told, so the order counts as a whole, as goods that no scope names.
        return (Line(product="", variant="", amount=max(Decimal(0), goods)),)
    return lines


def _gift_cards(raw: Mapping[str, Any]) -> tuple[str, ...]:
    cards = raw.get("giftCards")
    return tuple([_text(card, "id") for card in cards]) if cards else ()


def _household(keys: Keys, address: Mapping[str, Any]) -> str | None:
    """The fingerprint of a postal address, None where it has neither street nor postal code."""
    parts = [
        _text_or_none(address, name) or ""
        for name in ("streetAddress1", "streetAddress2", "postalCode", "city")
    ]
    if not parts[0] or not parts[2]:
        return None
    return keys.household([*parts, _text_or_none(address, "country", "code") or ""])


def _find(raw: Mapping[str, Any], *path: str) -> Any:
    value: Any = raw
    for name in path:
        # Not Mapping: asking for an abstract class takes ten times as long.
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _field(raw: Mapping[str, Any], *path: str) -> Any:
    value = _find(raw, *path)
    if value is None:
        raise MissingField(".".join(path))
    return value


def _text(raw: Mapping[str, Any], *path: str) -> str:
    return str(_field(raw, *path))


def _text_or_none(raw: Mapping[str, Any], *path: str) -> str | None:
    """A text that an order may do without; an empty one says as little."""
    value = _find(raw, *path) or None
    if value is not None and not isinstance(value, str):
        raise AbsurdValue(f"{'.'.join(path)}: not a text")
    return value


def _amount(raw: Mapping[str, Any], *path: str) -> Decimal:
    try:
        return parse_amount(_field(raw, *path))
    except AbsurdAmount as error:
        raise AbsurdValue(f"{'.'.join(path)}: {error}") from error


def _moment(raw: Mapping[str, Any], *path: str) -> datetime:
    written = _text(raw, *path)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise AbsurdValue(f"{'.'.join(path)}: not a time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _metadata(raw: Mapping[str, Any]) -> dict[str, str]:
    entries = raw.get("metadata")
    found = [e for e in entries if isinstance(e, Mapping)] if isinstance(entries, list) else []
    pairs = ((e.get("key"), e.get("value")) for e in found)
    return {k: v for k, v in pairs if isinstance(k, str) and isinstance(v, str)}
