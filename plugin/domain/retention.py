"""For how long what is known of people is kept, in days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """visits: touches. marks: of networks and devices. messages: what was sent. claims: those that
    nothing came of. order_marks: of address, telephone and visits, on orders.
    """

    VISITS = "visits"
    MARKS = "marks"
    MESSAGES = "messages"
    CLAIMS = "claims"
    ORDER_MARKS = "order_marks"


@dataclass(frozen=True, slots=True)
class Span:
    """Days: unless the merchant says otherwise, and what they may say."""

    usual: int
    least: int
    most: int


SPANS = {
    Kept.VISITS: Span(180, 1, 1095),
    # Marks of two periods of 30 days cannot be compared anyway.
    Kept.MARKS: Span(60, 1, 180),
    Kept.MESSAGES: Span(30, 1, 365),
    # A claim is good for a year at most, as its program says.
    Kept.CLAIMS: Span(730, 400, 3650),
    Kept.ORDER_MARKS: Span(730, 30, 3650),
}


def days_of(said: Mapping[str, int]) -> dict[Kept, int]:
    """What holds in a shop that has said this."""
    return {kept: said.get(kept, span.usual) for kept, span in SPANS.items()}


def is_allowed(kept: Kept, days: int) -> bool:
    return SPANS[kept].least <= days <= SPANS[kept].most
