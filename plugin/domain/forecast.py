"""What rewards will probably cost, and when a limit will be reached: arithmetic on what was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal

from plugin.domain.limits import Cap, Period, period_of
from plugin.domain.money import Money
from plugin.domain.standing import Used

# Below so many rewards whose time is over, a rate is a guess.
ENOUGH = 20
# With so many it says what people do nowadays.
PLENTY = 10_000
# The present pace is the mean of so many days.
PACE = timedelta(days=28)
_HORIZON = Decimal(36_500)


@dataclass(frozen=True, slots=True)
class Redemption:
    """Of the last PLENTY rewards that somebody could use, and whose time is over: how many were
    used, and were not.

    A gift card that was half used is half of each.
    """

    spent: Decimal
    expired: Decimal

    @property
    def rate(self) -> Decimal | None:
        """spent ÷ (spent + expired), None for too few to tell."""
        over = self.spent + self.expired
        if over < ENOUGH:
            return None
        return (self.spent / over).quantize(Decimal("0.0001"))


@dataclass(frozen=True, slots=True)
class Liability:
    """What a program owes in one currency, by what its rewards are likely to cost.

    owed: held, or waiting for what pays it. issued: can still be used, as far as it is not spent.
    certain: of both, what the shop hands over itself, such as pledges. due_in_7, due_in_30: of what
    is owed, that which is issued within so many days.
    """

    program_id: int
    currency: str
    owed: Decimal
    issued: Decimal
    certain: Decimal
    due_in_7: Decimal
    due_in_30: Decimal

    def expected_cost(self, redemption: Redemption) -> Decimal | None:
        """All that is outstanding × the rate at which rewards are used, and what is certain.

        None without a rate.
        """
        if redemption.rate is None:
            return None
        uncertain = self.owed + self.issued - self.certain
        cost = self.certain + uncertain * redemption.rate
        return Money(cost, self.currency).rounded_down().amount


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a limit is used up: of one currency, or of a count where currency is None.

    pace: what is used a day. reached_at: now if it is reached, None if at this pace it will not be.
    """

    cap: Cap
    currency: str | None
    most: Decimal
    used: Decimal
    pace: Decimal
    reached_at: datetime | None


def reaches(cap: Cap, used: Used, recent: Used, moment: datetime, zone: tzinfo) -> Iterator[Reach]:
    """One for each thing that the cap limits. recent: what was used in the last PACE."""
    if cap.count is not None:
        yield _reach(cap, None, Decimal(cap.count), used, recent, moment, zone)
    for currency, most in (cap.money or {}).items():
        yield _reach(cap, currency, most, used, recent, moment, zone)


def _reach(
    cap: Cap,
    currency: str | None,
    most: Decimal,
    used: Used,
    recent: Used,
    moment: datetime,
    zone: tzinfo,
) -> Reach:
    spent, pace = _part(used, currency), _part(recent, currency) / PACE.days
    at = _reached_at(cap, most, spent, pace, moment, zone)
    return Reach(cap, currency, most, spent, pace.quantize(Decimal("0.0001")), at)


def _part(used: Used, currency: str | None) -> Decimal:
    return Decimal(used.count) if currency is None else used.money.get(currency, Decimal(0))


def _reached_at(
    cap: Cap, most: Decimal, used: Decimal, pace: Decimal, moment: datetime, zone: tzinfo
) -> datetime | None:
    if used >= most:
        return moment
    if not pace:
        return None
    if cap.per is Period.ROLLING and pace * cap.days < most:
        # As much leaves the window as comes into it.
        return None
    days = (most - used) / pace
    if days > _HORIZON:
        return None
    at = moment + timedelta(days=float(days))
    _, end = period_of(cap, moment, zone)
    return None if end is not None and at >= end else at
