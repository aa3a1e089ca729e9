"""Whose circumstances are asked about, and the pieces that the questions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false

from plugin.domain.evidence import Claim
from plugin.domain.order import Order


@dataclass(frozen=True, slots=True)
class Referred:
    """An order, the claim that explains it, and the moment of the question."""

    order: Order
    claim: Claim
    moment: datetime


def equals(column: ColumnElement[Any], value: object) -> ColumnElement[bool]:
    """What is not known equals nothing."""
    return column == value if value is not None else false()


def joined(table: Table, key: str, other: Table, pointing: str) -> ColumnElement[bool]:
    """A row of the other table points at one of this, within the shop."""
    return and_(table.c.shop_id == other.c.shop_id, table.c[key] == other.c[pointing])
