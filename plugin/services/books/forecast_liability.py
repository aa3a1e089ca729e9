"""Forecast what the rewards that are outstanding will cost, and when limits will be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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

    def of_program(self, program_id: int) -> Forecast:
        """Of this one alone; the rate is the shop's all the same."""
        return replace(
            self,
            liabilities=[one for one in self.liabilities if one.program_id == program_id],
            limits={id_: found for id_, found in self.limits.items() if id_ == program_id},
        )


def forecast_liability(ctx: Context, shop: Shop) -> Forecast:
    """Of all programs."""
    moment = now()
    with ctx.engine.begin() as conn:
        shop = shop_by_id(conn, shop.id) or shop
        return Forecast(
            at=moment,
            redemption=redemption(conn, shop.id, moment),
            liabilities=liabilities(conn, shop.id, moment),
            limits={
                program.id: list(_reaches(conn, shop, program, moment))
                for program in programs.programs_of(conn, shop.id)
            },
        )


def _reaches(conn: Connection, shop: Shop, program: Program, moment: datetime) -> Iterator[Reach]:
    caps = program.promise.limits.per_program
    if not caps:
        return
    *used, recent = program_usage(conn, shop.id, program.id, (*caps, _RECENTLY), moment, shop.zone)
    for cap, spent in zip(caps, used, strict=True):
        yield from reaches(cap, spent, recent, moment, shop.zone)
