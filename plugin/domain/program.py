"""Programs: a merchant's standing promise, kept in immutable versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from plugin.domain.terms import BadTerms, Terms


class ProgramState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Side(StrEnum):
    FRIEND = "friend"
    ADVOCATE = "advocate"


class Touch(StrEnum):
    """Which claim wins when several advocates have one from the same friend."""

    FIRST = "first"
    LAST = "last"


# Each number of days: the least and the most that a program may say.
_DAYS = {
    "window_days": (1, 365),
    "hold_days": (0, 365),
    "code_days": (1, 365),
    "reward_days": (1, 3650),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of a version. All times are counted in days of 24 hours.

    window_days: how long after the claim an order still counts.
    hold_days: how long after payment the advocate's reward is held for returns.
    code_days, reward_days: how long the friend's code and the advocate's reward last at least.
    """

    window_days: int = 30
    hold_days: int = 14
    code_days: int = 30
    reward_days: int = 180
    new_customers_only: bool = True
    attribution: Touch = Touch.LAST


@dataclass(frozen=True, slots=True)
class Offer:
    """One arm of a version: what the friend gets and what the advocate gets."""

    id: int
    friend: Terms
    advocate: Terms

    def terms(self, side: Side) -> Terms:
        return self.friend if side is Side.FRIEND else self.advocate


@dataclass(frozen=True, slots=True)
class Version:
    """What a program promises from one edit to the next; never changed once written."""

    id: int
    program_id: int
    number: int
    rules: Rules


def rules_to_json(rules: Rules) -> dict[str, Any]:
    """The form that rules_from_json reads."""
    return asdict(rules)


def rules_from_json(data: Mapping[str, Any]) -> Rules:
    """Rules with defaults for what is not said. Raises BadTerms for what cannot be meant."""
    unknown = set(data) - set(Rules.__dataclass_fields__)
    if unknown:
        raise BadTerms(f"A program has no rule {', '.join(sorted(unknown))}.")
    for name, (least, most) in _DAYS.items():
        days = data.get(name, least)
        if type(days) is not int or not least <= days <= most:
            raise BadTerms(f"{name} is a whole number from {least} to {most}.")
    if not isinstance(data.get("new_customers_only", True), bool):
        raise BadTerms("new_customers_only is true or false.")
    try:
        attribution = Touch(data.get("attribution", Touch.LAST))
    except ValueError as error:
        raise BadTerms("attribution is first or last.") from error
    return Rules(**{**data, "attribution": attribution})
