"""What our codes took off orders."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Numeric, case, cast, func


def taken_off(order: Any, terms: Any) -> ColumnElement[Any]:
    """By a code of these terms (JSON; NULL: no code), of what was kept of the order.

    The shop tells only how much less was paid in all, which may be by sales and gift cards too: so
    it is no more than the terms can explain.
    """
    kind, whole = terms["kind"].astext, order.c.total + order.c.discount - order.c.shipping
    sum_there = terms["amounts"].op("->")(order.c.channel).op("->>")("amount")
    explained = case(
        (kind.is_(None), 0),
        (kind == "percent", whole * _number(terms["percent"].astext) / 100),
        (kind == "fixed", _number(sum_there)),
        else_=order.c.discount,
    )
    return func.greatest(0, func.least(order.c.discount, explained)) * _kept(order)


def _kept(order: Any) -> ColumnElement[Any]:
    """Which share of the order was not refunded."""
    kept = func.greatest(0, order.c.total - order.c.refunded)
    return case((order.c.total > 0, kept / order.c.total), else_=1)


def _number(text: Any) -> ColumnElement[Any]:
    return cast(text, Numeric)
