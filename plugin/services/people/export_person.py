"""All that is held of one person, as they may ask to see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from plugin.services.context import Context, now
from plugin.services.people.claim_offer import valid_email
from plugin.storage.consents import texts_agreed
from plugin.storage.holdings import held_of, rows_about
from plugin.storage.personal import MEANINGS
from plugin.storage.shops import Shop


def export_person(
    ctx: Context, shop: Shop, email: str | None, user_id: str | None
) -> dict[str, Any]:
    """By table, each row about them in whole, as JSON; what is sealed is opened. Raises Refused."""
    # Somebody has to be named.
    address = valid_email(email or "") if email is not None or user_id is None else None
    person = ctx.keys.person(email=address, user_id=user_id)
    with ctx.engine.connect() as conn:
        held = held_of(conn, shop.id, person)
        found = rows_about(conn, shop.id, held)
        agreed = texts_agreed(conn, shop.id, [row.text_id for row in found["consents"]])
    rows = {
        table: [_plain(ctx, row._mapping) for row in about]
        for table, about in found.items()
        if about
    }
    return {
        "shop": shop.api_url,
        "at": now().isoformat(),
        "held": rows,
        "texts": [{"id": text.id, "language": text.language, "text": text.text} for text in agreed],
        "meanings": {table: MEANINGS[table] for table in rows},
    }


def _plain(ctx: Context, row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _value(ctx, value) for name, value in row.items() if name != "shop_id"}


def _value(ctx: Context, value: object) -> Any:
    match value:
        case bytes() | memoryview():
            return ctx.keys.open(bytes(value))
        case datetime() | date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case _:
            return value
