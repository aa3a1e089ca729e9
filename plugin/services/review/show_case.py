"""A case with all that a person needs to decide it, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.abuse.told import Told, signals_in
from plugin.domain.audit import Subject
from plugin.domain.review import Place
from plugin.services.context import Context
from plugin.services.review.compare_marks import Agreements, Known, compare
from plugin.storage import cases, people
from plugin.storage.audit import acts_with_undoes
from plugin.storage.orders import find_order, last_decisions
from plugin.storage.pages.cases import Wanted, page_of_cases
from plugin.storage.rewards import undone_referrals
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

_EARLIER = 20


@dataclass(frozen=True, slots=True)
class OrderInCase:
    """An order, how it stands in the case, the claim that explains it, what was found, and what
    it has in common with the advocate."""

    placed: AnyRow
    order: AnyRow
    advocate_id: int
    claim: AnyRow | None
    signals: list[Told]
    agreements: Agreements


@dataclass(frozen=True, slots=True)
class CaseFile:
    """merged: the cases that are part of it. acts: what was done to all of them. earlier: other
    cases of the advocate, the newest first. undone: how many friends of the advocate have bought,
    and then not."""

    case: AnyRow
    merged: Sequence[AnyRow]
    advocate: AnyRow
    undone: int
    orders: list[OrderInCase]
    acts: Sequence[AnyRow]
    earlier: Sequence[AnyRow]


def show_case(ctx: Context, shop: Shop, case_id: int) -> CaseFile | None:
    """None: there is no such case."""
    with ctx.engine.begin() as conn:
        case = cases.find_case(conn, shop.id, case_id)
        if case is None:
            return None
        group = cases.group_of(conn, shop.id, case.id)
        ids = [row.id for row in group]
        advocate = people.advocate_by_id(conn, shop.id, case.advocate_id)
        assert advocate is not None  # the case points at one
        wanted = Wanted(advocate_id=case.advocate_id)
        others = page_of_cases(conn, shop.id, wanted, after=None, limit=_EARLIER)
        return CaseFile(
            case=case,
            merged=group[1:],
            advocate=advocate,
            undone=undone_referrals(conn, shop.id, case.advocate_id),
            orders=_orders(conn, shop, group),
            acts=acts_with_undoes(conn, shop.id, Subject.CASE, ids),
            earlier=[row for row in others if row.id not in ids],
        )


def _orders(conn: Connection, shop: Shop, group: Sequence[AnyRow]) -> list[OrderInCase]:
    advocates = {row.id: row.advocate_id for row in group}
    placed = cases.orders_in(conn, shop.id, list(advocates), Place.HELD, Place.JUDGED)
    decisions = last_decisions(conn, shop.id, [row.order_id for row in placed])
    known = {
        advocate_id: Known.of(conn, advocate)
        for advocate_id in set(advocates.values())
        if (advocate := people.advocate_by_id(conn, shop.id, advocate_id)) is not None
    }
    found = []
    for row in placed:
        order, decision = find_order(conn, shop.id, row.order_id), decisions[row.order_id]
        assert order is not None  # the row points at it
        claim = people.find_claim(conn, shop.id, decision.claim_id) if decision.claim_id else None
        advocate_id, signals = advocates[row.case_id], signals_in(decision.trace)
        agreements = compare(known[advocate_id], order, claim)
        found.append(OrderInCase(row, order, advocate_id, claim, signals, agreements))
    return found
