"""What friends bought by each program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, false, func, select, true, union_all

from plugin.domain.figures.money import Sales
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.counted import (
    KEPT,
    LATER,
    in_time,
    is_friends_code,
    is_newcomer,
    stands_for,
)
from plugin.storage.figures.taken_off import taken_off
from plugin.storage.tables import claims, codes, orders, referrals, rewards, vouchers

# By the program's id and currency.
Sold = Mapping[tuple[int, str], Sales]


def program_sales(conn: Connection, asked: Asked) -> Sold:
    """Without `revenue` and `rewarded`, which are of the whole shop."""
    found: dict[tuple[int, str], Sales] = defaultdict(Sales)
    for program_id, currency, *sums in conn.execute(_referred(asked)):
        revenue, orders_, firsts, new = sums
        found[program_id, currency] = Sales(
            referred_revenue=revenue, referred_orders=orders_, firsts=firsts, new_customers=new
        )
    for program_id, currency, discounts in conn.execute(_discounts(asked)):
        place = program_id, currency
        found[place] = replace(found[place], friend_discounts=discounts)
    return found


def _referred(asked: Asked) -> Any:
    first = _bought(referrals, asked, true(), and_(*is_newcomer())).where(~referrals.c.held)
    later = _bought(rewards, asked, false(), false()).where(*LATER)
    every = union_all(first, later).subquery("every")
    by = every.c.program_id, every.c.currency
    is_first, is_new = func.bool_or(every.c.is_first), func.bool_or(every.c.is_new)
    # An order counts once for a program, however much it earned.
    once = (
        select(*by, every.c.kept, is_first.label("is_first"), is_new.label("is_new"))
        .group_by(*by, every.c.order_id, every.c.kept)
        .subquery("once")
    )
    return select(
        once.c.program_id,
        once.c.currency,
        func.sum(once.c.kept),
        func.count(),
        func.count().filter(once.c.is_first),
        func.count().filter(once.c.is_new),
    ).group_by(once.c.program_id, once.c.currency)


def _bought(table: Any, asked: Asked, is_first: Any, is_new: Any) -> Any:
    """Orders, each with the program that it counts for."""
    return (
        select(
            table.c.program_id,
            orders.c.id.label("order_id"),
            orders.c.currency,
            KEPT.label("kept"),
            is_first.label("is_first"),
            is_new.label("is_new"),
        )
        .join(orders, stands_for(table))
        .where(*in_time(asked))
    )


def _discounts(asked: Asked) -> Any:
    taken = taken_off(orders, vouchers.c.terms)
    return (
        select(claims.c.program_id, orders.c.currency, func.sum(taken))
        .select_from(orders)
        .join(codes, is_friends_code())
        .join(vouchers, vouchers.c.id == codes.c.voucher_id)
        .join(claims, claims.c.id == codes.c.claim_id)
        .where(*in_time(asked))
        .group_by(claims.c.program_id, orders.c.currency)
    )
