"""Promises for tests: ten per cent for the friend and a sum for the advocate, unless said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plugin.domain.audience import Friends, Who
from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.promise import Promise
from plugin.domain.terms import FixedOff, PercentOff, Terms

TENTH = PercentOff(Decimal(10))
ANYONE = Friends(who=Who.ANYONE)


def sums(*, eu: int, pl: int) -> FixedOff:
    """A sum off, in the shop's two channels."""
    return FixedOff({"eu": Money(Decimal(eu), "EUR"), "pl": Money(Decimal(pl), "PLN")})


TEN_EACH = sums(eu=10, pl=40)


def a_promise(
    friend: Terms | None = TENTH,
    advocate: Terms | None = TEN_EACH,
    *,
    hold_days: int = 14,
    **said: Any,
) -> Promise:
    """One offer; `said` are fields of the Promise, or of the advocate's side."""
    sides = {name: said.pop(name) for name in tuple(said) if name in _OF_A_SIDE}
    arm = Arm(
        friend=SidePromise(friend, hold_days=hold_days),
        advocate=SidePromise(advocate, hold_days=hold_days, **sides),
    )
    if "order_conditions" in said:
        said["order"] = said.pop("order_conditions")
    return Promise(**{"name": "Refer a friend", "offers": (arm,), **said})


_OF_A_SIDE = frozenset({"on", "reward_days", "remind_days", "repeat", "milestones"})
