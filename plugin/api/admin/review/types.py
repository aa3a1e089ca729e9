"""Cases, as staff see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.review import AtDeadline, CaseState, Place
from plugin.services.context import now
from plugin.storage.tables.base import AnyRow

strawberry.enum(CaseState)
strawberry.enum(
    AtDeadline,
    description="HOLD: it waits, and staff are reminded. APPROVE, REFUSE: as if a person had. "
    "With REFUSE, honest customers may be refused whom nobody has looked at.",
)
strawberry.enum(
    Place,
    name="CaseOrderState",
    description="HELD: it waits in the case. JUDGED: it was decided with it. LEFT: neither.",
)


@strawberry.type(
    description="Orders of one advocate that one kind of signal speaks against, for a person to "
    "decide."
)
class Case:
    id: strawberry.ID
    advocate_id: strawberry.ID
    kind: Suspicion = strawberry.field(description="The rule that spoke loudest.")
    state: CaseState
    orders: int = strawberry.field(description="With those of the cases that are part of it.")
    points: int = strawberry.field(description="Of the order against which the most speaks.")
    opened_at: datetime = strawberry.field(
        description="Since when it waits; anew where a decision is undone."
    )
    deadline_at: datetime
    is_overdue: bool
    reminded_at: datetime | None
    decided_at: datetime | None
    decided_by: str | None = strawberry.field(description="As in `auditLog`.")
    merged_into: strawberry.ID | None = strawberry.field(
        description="The case that this one is part of, and is decided with."
    )


CaseResult = Annotated[Case | Refusal, strawberry.union("CaseResult")]


@strawberry.type(description="What became of one case of many.")
class CaseAnswer:
    id: strawberry.ID
    result: CaseResult


@strawberry.type(description="One answer for each case, in the order in which they were named.")
class ActedOnCases:
    answers: list[CaseAnswer]


ActOnCasesResult = Annotated[ActedOnCases | Refusal, strawberry.union("ActOnCasesResult")]


@strawberry.input(description="What is left out is not asked for.")
class CaseFilter:
    state: CaseState | None = None
    kind: Suspicion | None = None
    advocate_id: strawberry.ID | None = None


def case_viewer(counted: Mapping[int, AnyRow]) -> Callable[[AnyRow], Case]:
    """counted: of each case its `orders` and `points`."""

    moment = now()

    def view(row: AnyRow) -> Case:
        found = counted.get(row.id)
        return Case(
            id=strawberry.ID(str(row.id)),
            advocate_id=strawberry.ID(str(row.advocate_id)),
            kind=Suspicion(row.kind),
            state=CaseState(row.state),
            orders=found.orders if found is not None else 0,
            points=found.points if found is not None else 0,
            opened_at=row.opened_at,
            deadline_at=row.deadline_at,
            is_overdue=row.state == CaseState.OPEN and row.deadline_at <= moment,
            reminded_at=row.reminded_at,
            decided_at=row.decided_at,
            decided_by=row.decided_by,
            merged_into=strawberry.ID(str(row.merged_into)) if row.merged_into else None,
        )

    return view
