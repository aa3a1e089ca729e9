"""The one door by which an act of staff is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from plugin.domain.audit import Subject
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.undo_on_advocate import undo_on_advocate
from plugin.services.review.undo_on_case import undo_on_case
from plugin.services.review.undo_setting import undo_setting
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.undo_act import undo_act
from plugin.storage import audit
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Undone:
    """row: of what the act was on, as it is then; None for the shop itself."""

    subject: Subject
    row: AnyRow | None


def undo(ctx: Context, shop: Shop, audit_id: int, by: By) -> Undone:
    """Raises Refused."""
    with ctx.engine.begin() as conn:
        act = audit.find_act(conn, shop.id, audit_id)
    if act is None:
        raise Refused(RefusalCode.ACT_UNKNOWN)
    if act.subject == Subject.SHOP:
        undo_setting(ctx, shop, act, by)
        return Undone(Subject.SHOP, None)
    if act.subject == Subject.CASE:
        return Undone(Subject.CASE, undo_on_case(ctx, shop, act, by))
    if act.subject == Subject.ADVOCATE:
        return Undone(Subject.ADVOCATE, undo_on_advocate(ctx, shop, act, by))
    return Undone(Subject.REWARD, undo_act(ctx, shop, audit_id, by))
