"""List what asks for somebody's attention, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from plugin.domain.figures.attention import Attention, Concern
from plugin.domain.limits import LimitLevel
from plugin.domain.program import ProgramState
from plugin.services.context import Context, now
from plugin.services.shops.install_shop import missing_permissions
from plugin.services.shops.list_troubles import count_failing
from plugin.storage.attention import waiting
from plugin.storage.deliveries import rejected
from plugin.storage.programs import Program, programs_of
from plugin.storage.shops import Shop, history_is_known, shop_by_id
from plugin.storage.waiting import waits_since

_ORDER = list(Concern)
# Paused by staff, it is as they want it.
_MEANT = (ProgramState.ACTIVE, ProgramState.SCHEDULED, ProgramState.PAUSED)
# A worker looks each minute, and may take a while.
_PATIENCE = timedelta(minutes=10)
_LATELY = timedelta(days=1)
_LEVELS = {LimitLevel.NEAR: Concern.LIMIT_NEAR, LimitLevel.REACHED: Concern.LIMIT_REACHED}


def list_attention(ctx: Context, shop: Shop) -> list[Attention]:
    with ctx.engine.begin() as conn:
        fresh = shop_by_id(conn, shop.id) or shop
        programs = programs_of(conn, shop.id)
        found = [
            *_of_shop(ctx, conn, fresh),
            *_of_programs(programs),
            *_of_work(conn, shop.id),
        ]
    return sorted(found, key=lambda one: _ORDER.index(one.concern))


def _of_shop(ctx: Context, conn: Connection, shop: Shop) -> Iterator[Attention]:
    if missing := missing_permissions(shop.permissions):
        yield Attention(Concern.PERMISSIONS_MISSING, len(missing), tuple(missing))
    if not history_is_known(conn, shop.id):
        yield Attention(Concern.HISTORY_NOT_READ)
    if shop.storefront_url is None:
        yield Attention(Concern.STOREFRONT_MISSING)
    if ctx.settings.smtp_url is None:
        yield Attention(Concern.MAIL_NOT_SET_UP)


def _of_programs(programs: Sequence[Program]) -> Iterator[Attention]:
    if not any(program.state in _MEANT for program in programs):
        yield Attention(Concern.PROGRAM_NOT_RUNNING)
    for program in programs:
        concern = _LEVELS.get(program.limit_level)
        if concern is not None and program.state in _MEANT:
            yield Attention(concern, 1, (program.name,), program.id)


def _of_work(conn: Connection, shop_id: int) -> Iterator[Attention]:
    moment = now()
    since = waits_since(conn, shop_id, moment)
    if since is not None and since < moment - _PATIENCE:
        yield Attention(Concern.WORK_WAITING, since=since)
    if answers := rejected(conn, shop_id, moment - _LATELY):
        yield Attention(Concern.EVENTS_REJECTED, len(answers), answers)
    counted = {**waiting(conn, shop_id, moment), Concern.WORK_FAILING: count_failing(conn, shop_id)}
    yield from (Attention(concern, count) for concern, count in counted.items() if count)
