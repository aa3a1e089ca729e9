"""Limits: how much a program may give, to one advocate and in all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from plugin.domain.money import Money
from plugin.domain.part import BadTerms, part, within
from plugin.domain.schedule import start_of
from plugin.domain.terms import check_money


class Period(StrEnum):
    """The time over which a limit counts, in the shop's time zone. rolling: the last `days`."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ROLLING = "rolling"
    EVER = "ever"


@part
class Cap:
    """At most so many rewards, or so much money in each of these currencies, in a period."""

    per: Period = Period.EVER
    count: int | None = None
    money: Mapping[str, Decimal] | None = None
    days: int = 30

    def __post_init__(self) -> None:
        if (self.count is None) == (self.money is None):
            raise BadTerms("A limit is a count or an amount of money.")
        within("count", self.count if self.count is not None else 1, 1, 10_000_000)
        within("days", self.days, 1, 3650)
        for currency, amount in (self.money or {}).items():
            check_money(Money(amount, currency))


@part
class Limits:
    """per_household: people who share a postal address count as one."""

    per_advocate: tuple[Cap, ...] = ()
    per_household: tuple[Cap, ...] = ()
    per_program: tuple[Cap, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.per_advocate or self.per_household or self.per_program)


def period_of(cap: Cap, moment: datetime, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """From when and until when rewards count towards the cap at this moment; None for no end."""
    if cap.per is Period.EVER:
        return None, None
    if cap.per is Period.ROLLING:
        # Without an end: whoever is evaluated late must see those who were quicker.
        return moment - timedelta(days=cap.days), None
    return _around(cap.per, moment.astimezone(zone).date(), zone)


# A replay asks about one day again and again.
@lru_cache(maxsize=100)
def _around(period: Period, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    first, after = _days(period, day)
    return start_of(first, zone), start_of(after, zone)


def _days(period: Period, day: date) -> tuple[date, date]:
    """The first day of the period around this one, and the first of the next."""
    match period:
        case Period.WEEK:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=7)
        case Period.MONTH:
            first = day.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1)
        case Period.YEAR:
            return date(day.year, 1, 1), date(day.year + 1, 1, 1)
        case _:
            return day, day + timedelta(days=1)


class LimitLevel(StrEnum):
    """How much of its limits a program has used up."""

    FREE = "free"
    NEAR = "near"
    REACHED = "reached"

    @classmethod
    def of(cls, share: Decimal | int) -> LimitLevel:
        if share >= 1:
            return cls.REACHED
        return cls.NEAR if share >= _NEAR else cls.FREE


_NEAR = Decimal("0.8")


def share_used(cap: Cap, count: int, money: Mapping[str, Decimal]) -> Decimal:
    """Which share of the cap is used: 1 when nothing more fits, more when it was lowered."""
    if cap.count is not None:
        return Decimal(count) / cap.count
    most = cap.money or {}
    return max(money.get(currency, Decimal(0)) / most[currency] for currency in most)
