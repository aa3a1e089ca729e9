"""Filters that a shop keeps under a name: what of each list may be kept."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class FilteredList(StrEnum):
    REFERRALS = "referrals"
    REWARDS = "rewards"
    ADVOCATES = "advocates"
    LEDGER = "ledger"
    CASES = "cases"


# What each list is filtered and sorted by. What looks for one person or one order is not kept: it
# would outlast them, and nobody would know. `days` go along with today, as no `from` does.
KEPT: Mapping[FilteredList, frozenset[str]] = {
    FilteredList.REFERRALS: frozenset(
        {"programId", "state", "isHeld", "from", "to", "days", "sort"}
    ),
    FilteredList.REWARDS: frozenset(
        {"state", "side", "kind", "programId", "from", "to", "days", "sort"}
    ),
    FilteredList.ADVOCATES: frozenset({"isBanned", "sort"}),
    FilteredList.LEDGER: frozenset({"programId", "account", "unit", "from", "to", "days"}),
    FilteredList.CASES: frozenset({"state", "kind"}),
}
_LONGEST_NAME = 60
_LONGEST_VALUE = 60


def is_name(name: str) -> bool:
    """No address, for a name is kept."""
    is_long_enough = bool(name.strip()) and len(name) <= _LONGEST_NAME
    return is_long_enough and name.isprintable() and "@" not in name


def strange_in(of_list: FilteredList, said: Mapping[str, object]) -> list[str]:
    """What of this filter cannot be kept."""
    return sorted(
        name for name, value in said.items() if name not in KEPT[of_list] or not _is_plain(value)
    )


def _is_plain(value: object) -> bool:
    is_text = isinstance(value, str) and len(value) <= _LONGEST_VALUE and value.isprintable()
    return isinstance(value, bool) or is_text
