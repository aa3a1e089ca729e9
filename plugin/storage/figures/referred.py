"""What friends bought: orders that count, and how many of the friends are new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, false, func, select, true, union_all

from plugin.domain.figures.money import Sales
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.counted import KEPT, LATER, in_time, is_newcomer, stands_for
from plugin.storage.tables import orders, referrals, rewards
from plugin.storage.tables.base import AnyRow

# Of referrals or of rewards with their orders, what sums are grouped by.
By = Callable[[Any], ColumnElement[Any]]
# What `referred` tells of them.
REFERRED = ("referred_revenue", "referred_orders", "firsts")


def add_up(
    found: dict[tuple[Any, str], Sales], names: Sequence[str], rows: Iterable[AnyRow]
) -> None:
    """Put what rows tell, besides their place, where they belong."""
    for by, currency, *sums in rows:
        place = by, currency
        found[place] = replace(found[place], **dict(zip(names, sums, strict=True)))


def referred(asked: Asked, by: By) -> Any:
    """Rows of that and the currency, with revenue, orders and first orders."""
    later = _bought(rewards, asked, by, false()).where(*LATER, *asked.earned_since())
    every = union_all(_first(asked, by), later).subquery("every")
    place = every.c.by, every.c.currency
    is_first = func.bool_or(every.c.is_first).label("is_first")
    # An order counts once, however much it earned.
    once = (
        select(*place, every.c.kept, is_first)
        .group_by(*place, every.c.order_id, every.c.kept)
        .subquery("once")
    )
    return select(
        once.c.by,
        once.c.currency,
        func.sum(once.c.kept),
        func.count(),
        func.count().filter(once.c.is_first),
    ).group_by(once.c.by, once.c.currency)


def newcomers(asked: Asked, by: By) -> Any:
    """Rows of that and the currency, with how many friends' first order was their first at all."""
    new = _first(asked, by).where(*is_newcomer()).distinct().subquery("new")
    return select(new.c.by, new.c.currency, func.count()).group_by(new.c.by, new.c.currency)


def _first(asked: Asked, by: By) -> Any:
    return _bought(referrals, asked, by, true()).where(~referrals.c.held, *asked.converted_since())


def _bought(table: Any, asked: Asked, by: By, is_first: Any) -> Any:
    return (
        select(
            by(table).label("by"),
            orders.c.id.label("order_id"),
            orders.c.currency,
            KEPT.label("kept"),
            is_first.label("is_first"),
        )
        .join(orders, stands_for(table))
        .where(*in_time(asked))
    )
