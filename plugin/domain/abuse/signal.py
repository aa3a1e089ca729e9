"""What a rule against abuse says: its name, its points, and what it saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plugin.domain.abuse.circumstances import Circumstances

Evidence = Mapping[str, int | tuple[str, ...]]


class Suspicion(StrEnum):
    """The rules by their public names, which never change."""

    BLOCK_LIST = "block_list"
    STAFF_LIST = "staff_list"
    SELF_REFERRAL = "self_referral"
    HOUSEHOLD = "household"
    SAME_DEVICE = "same_device"
    SAME_NETWORK = "same_network"
    ONE_BEHIND_MANY = "one_behind_many"
    CIRCLE = "circle"
    DISPOSABLE_DOMAIN = "disposable_domain"
    VELOCITY = "velocity"
    UNUSED_CLAIMS = "unused_claims"
    TRIED_BY_MANY = "tried_by_many"
    COUPON_SITE = "coupon_site"
    PAID_TRAFFIC = "paid_traffic"
    REFUND_AFTER_REWARD = "refund_after_reward"


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """points: what a match counts. numbers, words: what the rule compares with."""

    points: int
    enabled: bool = True
    numbers: Mapping[str, int] | None = None
    words: Mapping[str, tuple[str, ...]] | None = None

    def number(self, name: str) -> int:
        return (self.numbers or {})[name]

    def listed(self, name: str) -> tuple[str, ...]:
        return (self.words or {})[name]


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that matched. evidence: counts and kinds, nothing that names a person."""

    rule: Suspicion
    points: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rule:
    """usual: the settings of a shop that says nothing. sentence: what staff read, with the
    evidence in its gaps."""

    name: Suspicion
    look: Callable[[Circumstances, RuleSettings], Signal | None]
    usual: RuleSettings
    sentence: str
