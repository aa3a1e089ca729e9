"""Whose circumstances are asked about, and the pieces that the questions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, or_

from plugin.domain.evidence import Claim
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.storage.tables import orders


@dataclass(frozen=True, slots=True)
class Referred:
    """An order, the claim that explains it, and the moment of the question."""

    order: Order
    claim: Claim
    moment: datetime


def equals(column: ColumnElement[Any], value: object) -> ColumnElement[bool]:
    """What is not known equals nothing."""
    return column == value if value is not None else false()


def placed_by(person: Person) -> ColumnElement[bool]:
    """True of an order of this person, by e-mail or by account."""
    return or_(equals(orders.c.email_hmac, person.email), equals(orders.c.user_hmac, person.user))


def joined(table: Table, key: str, other: Table, pointing: str) -> ColumnElement[bool]:
    """A row of the other table points at one of this, within the shop."""
    return and_(table.c.shop_id == other.c.shop_id, table.c[key] == other.c[pointing])
