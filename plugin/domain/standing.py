"""What is known beside the order when it is decided: history, people, and what was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import NamedTuple

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.settings import USUAL, HonestySettings
from plugin.domain.limits import Limits


class History(NamedTuple):
    """What else the friend has bought: orders that were paid and not called off.

    earlier_orders, last_order_at: those placed before this one. since_conversion: how many were
    placed between the one that converted and this one.
    """

    earlier_orders: int = 0
    last_order_at: datetime | None = None
    since_conversion: int = 0


@dataclass(frozen=True, slots=True)
class AdvocateFacts:
    """An advocate as of the moment of the claim, out of the orders that were paid and kept."""

    orders: int = 0
    spent: Mapping[str, Decimal] = field(default_factory=dict)
    last_order_at: datetime | None = None
    countries: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    signed_up_at: datetime | None = None
    is_invited: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """What counts towards one cap already: rewards of other orders in its period."""

    count: int = 0
    money: Mapping[str, Decimal] = field(default_factory=dict)


class Usage(NamedTuple):
    """For each cap of the version's limits, in their order, what is used of it."""

    per_advocate: tuple[Used, ...] = ()
    per_household: tuple[Used, ...] = ()
    per_program: tuple[Used, ...] = ()

    @classmethod
    def nothing(cls, limits: Limits) -> Usage:
        return cls(
            tuple(Used() for _ in limits.per_advocate),
            tuple(Used() for _ in limits.per_household),
            tuple(Used() for _ in limits.per_program),
        )


class Standing(NamedTuple):
    """Where friend and advocate stand in the program.

    converted_by, converted_at: the friend's order that has already counted, if any.
    other_friends: how many others this advocate has brought in the program.
    friend_is_allowed, friend_is_blocked: on the program's lists. usage: None for nothing yet.
    banned_at: since when the advocate is, None for not.
    zone: the shop's, in which months and days are counted. circumstances: None for an order that
    nobody asks to be honest, as in a replay.
    """

    converted_by: str | None = None
    converted_at: datetime | None = None
    other_friends: int = 0
    friend_is_allowed: bool = False
    friend_is_blocked: bool = False
    usage: Usage | None = None
    advocate: AdvocateFacts = AdvocateFacts()
    banned_at: datetime | None = None
    zone: tzinfo = UTC
    circumstances: Circumstances | None = None
    honesty: HonestySettings = USUAL
