"""Whether two people's marks are the same: all that staff are told of them."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Agreement(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def agreement(ours: Collection[str | None], theirs: Collection[str | None]) -> Agreement:
    """Of all that is known of one kind. What is not known of one of them, agrees with nothing."""
    known = {mark for mark in ours if mark}, {mark for mark in theirs if mark}
    if not all(known):
        return Agreement.UNKNOWN
    return Agreement.YES if known[0] & known[1] else Agreement.NO


def same_sighting(ours: str | None, theirs: str | None) -> Agreement:
    """Never no: the key of such marks lasts for a while only, and two of different whiles say
    nothing about each other."""
    return Agreement.YES if ours is not None and ours == theirs else Agreement.UNKNOWN
