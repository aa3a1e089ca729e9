"""What is known around a referral that may speak against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """What two people may share.

    account: one has bought by the other's account, or under the other's address.
    name: first name and surname.
    """

    ACCOUNT = "account"
    PHONE = "phone"
    ADDRESS = "address"
    SURNAME = "surname"
    NAME = "name"
    NETWORK = "network"
    DEVICE = "device"


class Watched(StrEnum):
    """The shop's own lists."""

    BLOCKED = "blocked"
    STAFF = "staff"


class Ruled(StrEnum):
    """What a person decided who looked at the signals."""

    HONEST = "honest"
    DISHONEST = "dishonest"


@dataclass(frozen=True, slots=True)
class Claims:
    """How an advocate's offer goes round: claims within so long of this one, on both sides of it.

    old: those that had time to be used; unused: how many of them were not.
    """

    hour: int = 1
    day: int = 1
    week: int = 1
    old: int = 0
    unused: int = 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """shared: by advocate and friend. friends_alike: how many other friends of the advocate share
    each mark with this one, the name only at one address. ring: over how many people the advocate
    was brought by the friend, 0 for not at all. strangers: how many others lately tried codes of
    the advocate's friends.
    hosts, ads: of the pages that the friend's visits came from, and what marks them as paid for.
    hosts_of_others: how many others came to the advocate's link from where.
    refunded: orders that were undone after their reward was issued, out of rewarded.
    throwaway: the friend's mail address is from a disposable domain; throwaway_friends: how many
    other friends have such a one. ruled, looked_at: what a person decided, and after which rules.
    """

    shared: frozenset[Mark] = frozenset()
    friends_alike: Mapping[Mark, int] = field(default_factory=dict)
    watched: frozenset[Watched] = frozenset()
    claims: Claims = Claims()
    ring: int = 0
    strangers: int = 0
    hosts: frozenset[str] = frozenset()
    hosts_of_others: Mapping[str, int] = field(default_factory=dict)
    ads: frozenset[str] = frozenset()
    refunded: int = 0
    rewarded: int = 0
    throwaway: bool = False
    throwaway_friends: int = 0
    ruled: Ruled | None = None
    looked_at: frozenset[str] = frozenset()
