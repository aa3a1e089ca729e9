"""A case with its evidence side by side, as staff see it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import strawberry

from plugin.api.admin.advocates.types import Advocate
from plugin.api.admin.audit.types import AuditEntry
from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.api.admin.honesty.types import Signal, signal_view
from plugin.api.admin.review.types import Case
from plugin.api.shared import Money
from plugin.domain.agreement import Agreement
from plugin.domain.money import plain
from plugin.domain.review import Place
from plugin.services.review.show_case import OrderInCase
from plugin.services.telling.reader import Reader

strawberry.enum(Agreement)


@strawberry.type(
    description="Whether the friend's order and the advocate's own ones agree, never in what. "
    "UNKNOWN where one of them said nothing; of network and device also where it cannot be told."
)
class SideBySide:
    email: Agreement
    account: Agreement
    phone: Agreement
    address: Agreement
    surname: Agreement
    network: Agreement
    device: Agreement


@strawberry.type(description="A friend's order, one column of the evidence.")
class CaseOrder:
    order_id: strawberry.ID | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )
    number: str | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )
    total: Money | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )
    case_id: strawberry.ID = strawberry.field(
        description="Another one for an order of a case that is part of this one."
    )
    advocate_id: strawberry.ID
    state: Place
    points: int
    claimed_at: datetime | None = strawberry.field(
        description="When the friend accepted the offer."
    )
    placed_at: datetime
    paid_at: datetime | None
    same: SideBySide
    signals: list[Signal]


@strawberry.type(description="A case with all that a person needs to decide it.")
class CaseFile:
    case: Case
    merged: list[Case] = strawberry.field(description="The cases that are part of it.")
    advocate: Advocate
    undone: int = strawberry.field(
        description="Of the friends whom the advocate brought, how many orders were undone."
    )
    orders: list[CaseOrder]
    acts: list[AuditEntry] = strawberry.field(
        description="What was decided and noted, also of its parts, in that order."
    )
    earlier: list[Case] = strawberry.field(
        description="Other cases of the advocate, the newest first; at most 20."
    )


def case_order_view(found: OrderInCase, reader: Reader) -> CaseOrder:
    order, placed = found.order, found.placed
    return CaseOrder(
        order_id=strawberry.ID(order.id),
        number=order.number,
        total=Money(amount=plain(order.total), currency=order.currency),
        case_id=strawberry.ID(str(placed.case_id)),
        advocate_id=strawberry.ID(str(found.advocate_id)),
        state=Place(placed.state),
        points=placed.points,
        claimed_at=found.claim.created_at if found.claim is not None else None,
        placed_at=order.placed_at,
        paid_at=order.paid_at,
        same=SideBySide(**asdict(found.agreements)),
        signals=[signal_view(told, reader) for told in found.signals],
    )
