"""Tell staff when codes or a link of an advocate go round among strangers."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from plugin.domain.abuse.leak import is_alarming, leak_in
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.abuse.told import signals_in
from plugin.domain.decision import Decision
from plugin.domain.reasons import Reason
from plugin.domain.trace import trace_to_json
from plugin.services.context import Context, now
from plugin.services.messages.announce import problem
from plugin.storage import people
from plugin.storage.honesty_json import honesty_settings
from plugin.storage.leaks import last_ended, open_leak, strangers_since
from plugin.storage.shops import Shop


def raise_alarm(ctx: Context, conn: Connection, shop: Shop, decision: Decision) -> None:
    """Once for each advocate, until somebody changes the codes. decision: one that is new."""
    rule = _leak(conn, shop, decision)
    if rule is None or decision.claim is None:
        return
    advocate_id = decision.claim.advocate_id
    if not open_leak(conn, shop.id, advocate_id, rule):
        return
    advocate = people.advocate_by_id(conn, shop.id, advocate_id)
    assert advocate is not None  # the claim points at one
    problem(
        ctx,
        conn,
        shop.id,
        problem_key(advocate_id),
        f"The link {advocate.word} or codes of its friends go round among strangers. "
        "Give its friends other codes: the link stays good.",
    )


def problem_key(advocate_id: int) -> str:
    return f"leak-{advocate_id}"


def _leak(conn: Connection, shop: Shop, decision: Decision) -> Suspicion | None:
    if decision.claim is None:
        return None
    ended = last_ended(conn, shop.id, decision.claim.advocate_id)
    if decision.reason is not Reason.CODE_OF_ANOTHER_PERSON:
        # What was accepted before somebody did something about it is no news.
        is_old = ended is not None and decision.claim.at < ended
        signals = signals_in(trace_to_json(decision))
        return None if is_old else leak_in(told.rule for told in signals)
    settings = honesty_settings(shop.honesty)
    hours = settings.rules[Suspicion.TRIED_BY_MANY].number("hours")
    since = now() - timedelta(hours=hours)
    since = since if ended is None else max(since, ended)
    strangers = strangers_since(conn, shop.id, decision.claim.advocate_id, since)
    return Suspicion.TRIED_BY_MANY if is_alarming(strangers, settings) else None
