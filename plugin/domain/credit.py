"""Shares of credit for reports: which channels led to an order. Nobody is paid by these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plugin.domain.money import Money, rounded_down
from plugin.domain.part import BadTerms

REFERRAL = "referral"
DIRECT = "direct"
_WHOLE = Decimal(100)


class CreditModel(StrEnum):
    """first, last: that touch has it all. linear: each has the same.

    position: the first and the last have what the merchant says, the rest share what is left.
    """

    FIRST = "first"
    LAST = "last"
    LINEAR = "linear"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class CreditRule:
    """first, last: percent, for `position` only. Raises BadTerms."""

    model: CreditModel = CreditModel.LAST
    first: Decimal = Decimal(40)
    last: Decimal = Decimal(40)

    def __post_init__(self) -> None:
        if self.first < 0 or self.last < 0 or self.first + self.last > _WHOLE:
            raise BadTerms("The first and the last touch have from 0 to 100 percent together.")


def channel_of(utm: Mapping[str, str], *, is_referral: bool) -> str:
    """How a report calls the way on which somebody came: what its tags say, or `direct`."""
    if is_referral:
        return REFERRAL
    said = (utm.get("source", ""), utm.get("medium", ""))
    return " / ".join(filter(None, said)).lower() or DIRECT


def shares(channels: Sequence[str], total: Money, rule: CreditRule) -> dict[str, Money]:
    """What each channel has of an order's total; together exactly that.

    channels: of the touches before the order, the oldest first; none is `direct`.
    """
    touched = list(channels) or [DIRECT]
    weights = _weights(len(touched), rule)
    parts: dict[str, Decimal] = defaultdict(Decimal)
    for channel, weight in zip(touched, weights, strict=True):
        parts[channel] += rounded_down(total.amount * weight / sum(weights), total.currency)
    # What rounding leaves over goes to whoever came last.
    parts[touched[-1]] += total.amount - sum(parts.values())
    return {channel: Money(amount, total.currency) for channel, amount in parts.items()}


def _weights(count: int, rule: CreditRule) -> list[Decimal]:
    """By touch, in no unit; some are above 0."""
    one, none = Decimal(1), Decimal(0)
    match rule.model:
        case CreditModel.FIRST:
            return [one, *[none] * (count - 1)]
        case CreditModel.LAST:
            return [*[none] * (count - 1), one]
        case CreditModel.LINEAR:
            return [one] * count
    return _by_position(count, rule)


def _by_position(count: int, rule: CreditRule) -> list[Decimal]:
    between = count - 2
    if between > 0:
        each = (_WHOLE - rule.first - rule.last) / between
        found = [rule.first, *[each] * between, rule.last]
    else:
        found = [rule.first, rule.last][:count]
    # Where those who are there have nothing, they have the same.
    return found if sum(found) else [Decimal(1)] * count
