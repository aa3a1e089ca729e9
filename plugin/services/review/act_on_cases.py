"""Do the same to many cases at once."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from plugin.services.context import Context
from plugin.services.refusals import Refused
from plugin.services.review.ban_advocate import ban_advocate
from plugin.services.review.decide_case import approve_case, refuse_case
from plugin.services.review.hold_case import hold_case
from plugin.services.review.note_case import note_case
from plugin.services.staff.act_on_reward import By
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


class CaseAct(StrEnum):
    """ban: the advocate of the case; the case itself stays as it is."""

    APPROVE = "approve"
    REFUSE = "refuse"
    BAN = "ban"
    NOTE = "note"


def act_on_cases(
    ctx: Context, shop: Shop, case_ids: Sequence[int], act: CaseAct, by: By
) -> list[AnyRow | Refused]:
    """Each by itself, in this order: what is refused for one stops no other."""
    return [_act(ctx, shop, case_id, act, by) for case_id in case_ids]


def _act(ctx: Context, shop: Shop, case_id: int, act: CaseAct, by: By) -> AnyRow | Refused:
    try:
        return _ACTS[act](ctx, shop, case_id, by)
    except Refused as error:
        return error


def _ban(ctx: Context, shop: Shop, case_id: int, by: By) -> AnyRow:
    with ctx.engine.begin() as conn:
        case = hold_case(conn, shop, case_id)
    ban_advocate(ctx, shop, case.advocate_id, by)
    return case


_ACTS = {
    CaseAct.APPROVE: approve_case,
    CaseAct.REFUSE: refuse_case,
    CaseAct.BAN: _ban,
    CaseAct.NOTE: note_case,
}
