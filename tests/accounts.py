"""Customers' accounts, as Saleor tells of them and as the app keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from plugin.domain.account import Account
from plugin.saleor.accounts import parse_told
from plugin.services.shops.note_account import note_told
from plugin.storage.tables import advocates
from plugin.storage.tables.base import AnyRow
from tests.world import Person, World

JOINED = datetime(2025, 3, 1, 23, 30, tzinfo=UTC)
CHANGED = datetime(2026, 11, 1, 12, tzinfo=UTC)


def has(
    world: World, person: Person, *flags: str, name: str = "Alice", is_confirmed: bool = True
) -> None:
    """The shop knows this account; it has not told the app of it."""
    account = Account(name, frozenset(flags), JOINED, CHANGED, is_confirmed)
    world.fake.accounts[str(person.user_id)] = account


def told_of(
    person: Person,
    public: Mapping[str, str] | None = None,
    private: Mapping[str, str] | None = None,
    *,
    changed: int = 1,
    told: int = 1,
    **user: Any,
) -> dict[str, Any]:
    """What a webhook says of a customer, but for the event itself.

    changed, told: minutes after CHANGED in which the account was changed, and the shop said so.
    """
    return {
        "issuedAt": (CHANGED + timedelta(minutes=told)).isoformat(),
        "user": {
            "id": person.user_id,
            "email": person.email,
            "firstName": person.name,
            "isStaff": False,
            "isConfirmed": False,
            "dateJoined": JOINED.isoformat(),
            "updatedAt": (CHANGED + timedelta(minutes=changed)).isoformat(),
            "metadata": entries(public or {}),
            **user,
        },
        "hidden": {"privateMetadata": entries(private or {})},
    }


def entries(metadata: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in metadata.items()]


def hears_of(
    world: World, person: Person, private: Mapping[str, str] | None = None, **said: Any
) -> None:
    """The shop tells the app of a customer."""
    told = parse_told(told_of(person, private=private, **said), world.ctx.keys)
    note_told(world.ctx, world.shop, told)


def kept(world: World, person: Person) -> AnyRow:
    """The advocate's row."""
    email = world.ctx.keys.person(email=person.email, user_id=None).email
    with world.ctx.engine.connect() as conn:
        query = select(advocates).where(
            advocates.c.shop_id == world.shop.id, advocates.c.email_hmac == email
        )
        return conn.execute(query).one()


def flags(world: World, person: Person) -> list[str]:
    found: list[str] = kept(world, person).flags
    return found
