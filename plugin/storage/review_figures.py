"""How many cases are decided which way, and how long they wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Float, and_, cast, func, or_, select

from plugin.domain.review import CaseState
from plugin.storage.audit import DEADLINE
from plugin.storage.tables import cases
from plugin.storage.tables.base import AnyRow

_IS_OPEN = cases.c.state == CaseState.OPEN
_BY_PERSON = and_(
    cases.c.state.in_((CaseState.APPROVED, CaseState.REFUSED)), cases.c.decided_by != DEADLINE
)
_WAITED = cast(func.extract("epoch", cases.c.decided_at - cases.c.opened_at), Float)


def review_figures(
    conn: Connection, shop_id: int, since: datetime, moment: datetime
) -> Sequence[AnyRow]:
    """One row for each kind, and one for all, whose kind is None.

    approved, refused, median_seconds: of those that a person has decided since then. open, overdue:
    now. Cases that are part of another count with it.
    """
    query = (
        select(
            cases.c.kind,
            func.count().filter(_BY_PERSON, cases.c.state == CaseState.APPROVED).label("approved"),
            func.count().filter(_BY_PERSON, cases.c.state == CaseState.REFUSED).label("refused"),
            func.count().filter(cases.c.decided_by == DEADLINE).label("by_deadline"),
            func.percentile_cont(0.5)
            .within_group(_WAITED)
            .filter(_BY_PERSON)
            .label("median_seconds"),
            func.count().filter(_IS_OPEN).label("open"),
            func.count().filter(_IS_OPEN, cases.c.deadline_at <= moment).label("overdue"),
        )
        .where(
            cases.c.shop_id == shop_id,
            cases.c.merged_into.is_(None),
            or_(_IS_OPEN, cases.c.decided_at >= since),
        )
        .group_by(func.rollup(cases.c.kind))
        .order_by(cases.c.kind)
    )
    return conn.execute(query).all()
