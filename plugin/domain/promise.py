"""What a program promises: the content of one version, as it stands in the program's file."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from plugin.domain.audience import Advocates, Friends
from plugin.domain.goods import OrderConditions
from plugin.domain.limits import Limits
from plugin.domain.offer import Arm
from plugin.domain.part import BadTerms, part, within
from plugin.domain.schedule import Schedule
from plugin.domain.terms import FixedOff, GiftCard, Points, Terms


class Touch(StrEnum):
    """Which claim wins when several advocates have one from the same friend."""

    FIRST = "first"
    LAST = "last"


class RefundPolicy(StrEnum):
    """What becomes of a reward that was spent before the order behind it was undone.

    forgive: the shop bears it. net: it comes off the next reward. review: a person decides.
    """

    FORGIVE = "forgive"
    NET = "net"
    REVIEW = "review"


@part
class PointsRule:
    """So many points turn into this, by themselves, as soon as somebody has them."""

    at: int
    into: FixedOff | GiftCard

    def __post_init__(self) -> None:
        within("at", self.at, 1, 10_000_000)


@part
class Promise:
    """The whole content of a version.

    window_days: how long after the claim an order still counts. code_days: how long the friend's
    code lasts at least. holdout_percent: that many of a hundred advocates are shown nothing, so
    that the merchant can tell what the program brings.
    """

    name: str
    offers: tuple[Arm, ...] = (Arm(),)
    priority: int = 0
    friends: Friends = Friends()
    advocates: Advocates = Advocates()
    order: OrderConditions = OrderConditions()
    schedule: Schedule = Schedule()
    limits: Limits = Limits()
    window_days: int = 30
    code_days: int = 30
    attribution: Touch = Touch.LAST
    holdout_percent: int = 0
    refunds: RefundPolicy = RefundPolicy.REVIEW
    points: PointsRule | None = None
    format: Literal[1] = 1

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 100:
            raise BadTerms("A program has a name of at most 100 letters.")
        within("priority", self.priority, -1000, 1000)
        within("window_days", self.window_days, 1, 365)
        within("code_days", self.code_days, 1, 365)
        within("holdout_percent", self.holdout_percent, 0, 90)
        if not any(arm.weight for arm in self.offers):
            raise BadTerms("At least one offer has a weight above 0.")
        names = [arm.name for arm in self.offers]
        if len(set(names)) < len(names):
            raise BadTerms("Each offer has a name of its own.")
        if self.points is None and any(isinstance(t, Points) for t in rewards_in(self)):
            raise BadTerms("Points need a rule that says what they turn into.")


def rewards_in(promise: Promise) -> list[Terms]:
    """All terms that the promise names, with repetitions."""
    into = [promise.points.into] if promise.points else []
    return [*into, *(terms for arm in promise.offers for terms in arm.rewards)]
