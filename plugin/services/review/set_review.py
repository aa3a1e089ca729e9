"""Say how long a case may wait for a person, and what happens then."""

from __future__ import annotations

from plugin.domain.audit import What
from plugin.domain.review import Deadline
from plugin.services.context import Context
from plugin.services.note_setting import Setter, note_setting
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import shops
from plugin.storage.cases import set_deadlines
from plugin.storage.orders import hold_evaluation
from plugin.storage.shops import Shop

_MOST_DAYS = 365


def set_review(ctx: Context, shop: Shop, wanted: Deadline, by: Setter) -> None:
    """It holds for the cases that are open, too. Raises Refused."""
    if not all(1 <= days <= _MOST_DAYS for days in (wanted.days, wanted.remind_every_days)):
        raise Refused(RefusalCode.REVIEW_INVALID)
    with ctx.engine.begin() as conn:
        hold_evaluation(conn, shop.id)
        before = (shops.shop_by_id(conn, shop.id) or shop).deadline
        columns = {
            "review_days": wanted.days,
            "review_then": wanted.then,
            "review_remind_days": wanted.remind_every_days,
        }
        shops.change_shop(conn, shop.id, **columns)
        set_deadlines(conn, shop.id, wanted)
        said = [
            {"days": one.days, "then": one.then, "remind_every_days": one.remind_every_days}
            for one in (before, wanted)
        ]
        what = What.SHOP_REVIEW_SET
        note_setting(conn, shop.id, what, by, before=said[0], after=said[1])
    ctx.wake(shop.id)
