"""A case that staff want to act on."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from plugin.domain.review import CaseState
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import cases
from plugin.storage.orders import hold_evaluation
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def hold_case(conn: Connection, shop: Shop, case_id: int) -> AnyRow:
    """No order comes into or out of a case until the transaction ends. Raises Refused."""
    hold_evaluation(conn, shop.id)
    case = cases.find_case(conn, shop.id, case_id)
    if case is None:
        raise Refused(RefusalCode.CASE_UNKNOWN)
    return case


def hold_open_group(conn: Connection, shop: Shop, case_id: int) -> Sequence[AnyRow]:
    """An open case, and then those that are merged into it. Raises Refused."""
    case = hold_case(conn, shop, case_id)
    if case.merged_into is not None:
        raise Refused(RefusalCode.CASE_STATE, f"It is part of case {case.merged_into}.")
    if case.state != CaseState.OPEN:
        raise Refused(RefusalCode.CASE_STATE, f"It is {case.state}.")
    return [row for row in cases.group_of(conn, shop.id, case.id) if row.state == CaseState.OPEN]
