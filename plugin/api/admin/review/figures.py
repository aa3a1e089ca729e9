"""How well the rules against abuse do, as staff see it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry

from plugin.domain.abuse.signal import Suspicion
from plugin.storage.tables.base import AnyRow

_SHARE = Decimal("0.0001")


@strawberry.type(description="Of the cases of one kind, or of all; parts of a case count with it.")
class ReviewFigure:
    kind: Suspicion | None = strawberry.field(description="Null for all together.")
    decided: int = strawberry.field(description="By a person.")
    approved: int
    refused: int
    false_hold_rate: Decimal | None = strawberry.field(
        description="approved ÷ decided: how often what was held was honest. Null for none."
    )
    median_hours: Decimal | None = strawberry.field(description="Until a person decided.")
    by_deadline: int = strawberry.field(description="Decided because nobody did in time.")
    open: int = strawberry.field(description="Now.")
    overdue: int = strawberry.field(description="Of those, which wait for longer than they should.")


@strawberry.type(description="What became of the cases that were decided in these days.")
class ReviewFigures:
    since: datetime
    all: ReviewFigure
    kinds: list[ReviewFigure]


def figures_view(since: datetime, rows: list[AnyRow]) -> ReviewFigures:
    """rows: one for each kind, and one for all, whose kind is None."""
    (total,) = [row for row in rows if row.kind is None]
    return ReviewFigures(
        since=since,
        all=_figure(total),
        kinds=[_figure(row) for row in rows if row.kind is not None],
    )


def _figure(row: AnyRow) -> ReviewFigure:
    decided = row.approved + row.refused
    waited = row.median_seconds
    return ReviewFigure(
        kind=Suspicion(row.kind) if row.kind is not None else None,
        decided=decided,
        approved=row.approved,
        refused=row.refused,
        false_hold_rate=(Decimal(row.approved) / decided).quantize(_SHARE) if decided else None,
        median_hours=Decimal(waited / 3600).quantize(Decimal("0.1")) if decided else None,
        by_deadline=row.by_deadline,
        open=row.open,
        overdue=row.overdue,
    )
