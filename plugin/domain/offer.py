"""Offers as they are written: what each side gets, when, and for how long it is good."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from plugin.domain.money import Money
from plugin.domain.part import BadTerms, part, within
from plugin.domain.terms import Amounts, Discount, FixedOff, GiftCard, Terms, check_amounts


class Side(StrEnum):
    FRIEND = "friend"
    ADVOCATE = "advocate"


class Trigger(StrEnum):
    """What a reward waits for."""

    PAID = "paid"
    FULFILLED = "fulfilled"


@part
class Milestone:
    """One more reward when so many friends have bought."""

    friends: int
    reward: Terms

    def __post_init__(self) -> None:
        within("friends", self.friends, 1, 1000)


@part
class Repeat:
    """A reward for each later order of the friend too: the first `orders`, or within `months`.

    reward: None for the same as for the first order.
    """

    orders: int | None = None
    months: int | None = None
    reward: Terms | None = None

    def __post_init__(self) -> None:
        if self.orders is None and self.months is None:
            raise BadTerms("Repeat says for how many orders, for how many months, or both.")
        within("orders", self.orders or 1, 1, 1000)
        within("months", self.months or 1, 1, 120)


@part
class SidePromise:
    """What one side gets, when, and for how long it is good.

    hold_days: days of 24 hours after `on`. reward_days: at least so long it can be used.
    remind_days: so long before its end the owner is reminded, 0 for not at all.
    """

    reward: Terms | None = None
    on: Trigger = Trigger.PAID
    hold_days: int = 14
    reward_days: int = 180
    remind_days: int = 7
    repeat: Repeat | None = None
    milestones: tuple[Milestone, ...] = ()

    def __post_init__(self) -> None:
        within("hold_days", self.hold_days, 0, 365)
        within("reward_days", self.reward_days, 1, 3650)
        within("remind_days", self.remind_days, 0, 365)
        counts = [milestone.friends for milestone in self.milestones]
        if len(set(counts)) < len(counts):
            raise BadTerms("Each milestone has a number of friends of its own.")
        if self.repeat and self.repeat.reward is None and self.reward is None:
            raise BadTerms("Repeat says which reward, where there is none for the first order.")


@part
class Split:
    """A fixed budget for each referral, divided between the sides.

    friend_percent: 100 gives the friend all, 0 the advocate.
    """

    budget: Amounts
    friend_percent: int = 50
    paid_as: Literal["fixed", "gift_card"] = "fixed"

    def __post_init__(self) -> None:
        check_amounts(self.budget)
        within("friend_percent", self.friend_percent, 0, 100)

    def reward(self, side: Side) -> Terms | None:
        """This side's part. What rounding leaves goes to the advocate, so nothing is lost."""
        parts = {channel: self._part(side, money) for channel, money in self.budget.items()}
        kept = {channel: money for channel, money in parts.items() if money.amount}
        if not kept:
            return None
        return FixedOff(kept) if self.paid_as == "fixed" else GiftCard(kept)

    def _part(self, side: Side, money: Money) -> Money:
        friend = money.percent(Decimal(self.friend_percent))
        if side is Side.FRIEND:
            return friend
        return Money(money.amount - friend.amount, money.currency)


@part
class Wording:
    """What people read about an offer, in one language."""

    headline: str = ""
    for_friend: str = ""
    for_advocate: str = ""


@part
class Arm:
    """One offer of a version, as it is written. weight: its share among the arms."""

    name: str = "A"
    weight: int = 1
    friend: SidePromise = SidePromise()
    advocate: SidePromise = SidePromise()
    split: Split | None = None
    wording: Mapping[str, Wording] | None = None

    def __post_init__(self) -> None:
        within("weight", self.weight, 0, 1000)
        if self.friend.milestones:
            raise BadTerms("Milestones are for advocates: they count friends.")
        if self.split and (self.friend.reward or self.advocate.reward):
            raise BadTerms("An offer has a split budget or rewards of its own, not both.")

    def side(self, side: Side) -> SidePromise:
        return self.friend if side is Side.FRIEND else self.advocate

    def reward(self, side: Side) -> Terms | None:
        """What this side gets for the friend's first order that counts."""
        return self.split.reward(side) if self.split else self.side(side).reward

    @property
    def rewards(self) -> list[Terms]:
        """All terms that the offer names, with repetitions."""
        found: list[Terms | None] = []
        for side in Side:
            said = self.side(side)
            found += [self.reward(side), said.repeat.reward if said.repeat else None]
            found += [milestone.reward for milestone in said.milestones]
        return [terms for terms in found if terms is not None]

    @property
    def friend_discount(self) -> Discount | None:
        """What the friend's code takes off, None if the friend is not paid ahead by a code."""
        reward = self.reward(Side.FRIEND)
        return reward if isinstance(reward, Discount) else None
