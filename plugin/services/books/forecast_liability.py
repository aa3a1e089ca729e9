"""Forecast what the rewards that are outstanding will cost, and when limits will be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from plugin.domain.forecast import PACE, Liability, Reach, Redemption, reaches
from plugin.domain.limits import Cap, Period
from plugin.services.context import Context, now
from plugin.storage import programs
from plugin.storage.liability import liabilities, redemption
from plugin.storage.programs import Program
from plugin.storage.shops import Shop, shop_by_id
from plugin.storage.usage import program_usage

# Only its period counts here: whatever was given in the last days.
_RECENTLY = Cap(per=Period.ROLLING, days=PACE.days, count=1)


@dataclass(frozen=True, slots=True)
class Forecast:
    """limits: by the program's id."""

    at: datetime
    redemption: Redemption
    liabilities: Sequence[Liability]
    limits: Mapping[int, Sequence[Reach]]


def forecast_liability(ctx: Context, shop: Shop, program_id: int | None = None) -> Forecast:
    """Of all programs, or of one."""
    moment = now()
    with ctx.engine.begin() as conn:
        shop = shop_by_id(conn, shop.id) or shop
        return Forecast(
            at=moment,
            redemption=redemption(conn, shop.id, moment),
            liabilities=liabilities(conn, shop.id, program_id, moment),
            limits={
                program.id: list(_reaches(conn, shop, program, moment))
                for program in programs.programs_of(conn, shop.id)
                if program_id in (None, program.id)
            },
        )


def _reaches(conn: Connection, shop: Shop, program: Program, moment: datetime) -> Iterator[Reach]:
    caps = program.promise.limits.per_program
    if not caps:
        return
    *used, recent = program_usage(conn, shop.id, program.id, (*caps, _RECENTLY), moment, shop.zone)
    for cap, spent in zip(caps, used, strict=True):
        yield from reaches(cap, spent, recent, moment, shop.zone)
