"""Act on cases that nobody has decided in time, as the shop has said."""

from __future__ import annotations

import structlog

from plugin.domain.review import AtDeadline
from plugin.services.context import Context, now
from plugin.services.messages.remind_staff import remind_staff
from plugin.services.refusals import Refused
from plugin.services.review.decide_case import approve_case, refuse_case
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, cases
from plugin.storage.shops import Shop

log = structlog.get_logger()

_BATCH = 25
_ACTS = {AtDeadline.APPROVE: approve_case, AtDeadline.REFUSE: refuse_case}


def keep_deadlines(ctx: Context, shop: Shop) -> int:
    """How many cases were due."""
    if shop.deadline.then is AtDeadline.HOLD:
        return _remind(ctx, shop)
    with ctx.engine.begin() as conn:
        due = cases.due_cases(conn, shop.id, now(), _BATCH)
    for case_id in due:
        _decide(ctx, shop, case_id)
    return len(due)


def _remind(ctx: Context, shop: Shop) -> int:
    moment = now()
    with ctx.engine.begin() as conn:
        due = cases.due_cases(conn, shop.id, moment, _BATCH)
        if due:
            again = shop.deadline.next_reminder(moment)
            cases.change_cases(conn, shop.id, due, reminded_at=moment, due_at=again)
            remind_staff(ctx, conn, shop)
    return len(due)


def _decide(ctx: Context, shop: Shop, case_id: int) -> None:
    """In a transaction of its own: a fault in one case must not stop the others."""
    by = By(audit.DEADLINE, f"Nobody decided within {shop.deadline.days} days")
    try:
        _ACTS[shop.deadline.then](ctx, shop, case_id, by)
    except Refused:
        # A person was quicker.
        log.info("case_decided_meanwhile", case_id=case_id)
    except Exception:
        log.exception("deadline_not_kept", case_id=case_id)
        moment = now()
        with ctx.engine.begin() as conn:
            again = shop.deadline.next_reminder(moment)
            cases.change_cases(conn, shop.id, [case_id], reminded_at=moment, due_at=again)
