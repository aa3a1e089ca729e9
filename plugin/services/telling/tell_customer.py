"""Say to customers why their rewards and friends are as they are: nothing about anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plugin.domain.friendly import friendly
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_reward import ON_ITS_WAY

# What an advocate is told of a friend who bought; the rest is about the reward alone.
_OF_FRIENDS = frozenset(
    {
        Reason.REPEAT_ORDER,
        Reason.NOT_FULFILLED_YET,
        Reason.TOO_LITTLE_LEFT,
        Reason.ADVOCATE_LIMIT_REACHED,
        Reason.HOUSEHOLD_LIMIT_REACHED,
        Reason.PROGRAM_LIMIT_REACHED,
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A reward as its owner may know it. held_until: for returns. hold_days: None where no order
    is behind it."""

    side: Side
    state: RewardState
    reason: Reason
    held_until: datetime | None
    hold_days: int | None
    expires_at: datetime | None


def tell_reward(reader: Reader, reward: Standing) -> str:
    if reward.state is RewardState.PENDING and reward.reason in ON_ITS_WAY:
        return _on_its_way(reader, reward)
    said = reader.say(friendly(reward.reason, reward.side))
    if reward.state is RewardState.ISSUED and reward.expires_at is not None:
        until = reader.say("You can use it until {day}.", day=reward.expires_at)
        return reader.together(said, until)
    return said


def _on_its_way(reader: Reader, reward: Standing) -> str:
    day = reward.held_until
    if day is None:
        return reader.say("Your reward is being prepared.")
    if not reward.hold_days:
        return reader.say("Your reward is due on {day}.", day=day)
    if reward.side is Side.FRIEND:
        return reader.say(
            "Your order is inside the {days}-day return time; your reward is due on {day}.",
            days=reward.hold_days,
            day=day,
        )
    return reader.say(
        "Your friend's order is inside the {days}-day return time; your reward is due on {day}.",
        days=reward.hold_days,
        day=day,
    )


def tell_friend(
    reader: Reader, reason: Reason | None, reward: Standing | None, *, bought: bool
) -> str:
    """Of a friend who has accepted. reason: None while nothing has happened."""
    if reason is None:
        return reader.say(friendly(Reason.NOT_PAID_YET))
    if not bought:
        return reader.say(friendly(reason))
    if reward is not None and reward.held_until is not None:
        return tell_reward(reader, reward)
    return reader.say(friendly(reason if reason in _OF_FRIENDS else Reason.QUALIFIED))
