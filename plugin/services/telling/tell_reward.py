"""Say what moved a reward, and what it waits for, to staff."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from plugin.domain.instrument import HANDED_OVER, Instrument
from plugin.domain.money import Money
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.reward import RewardState
from plugin.services.telling.reader import Reader, to_say
from plugin.storage.tables.base import AnyRow

# What it means that an amount comes into an account of the ledger.
MOVES = {
    "promise": to_say("Not given: {amount}."),
    "owed": to_say("Promised: {amount}."),
    "issued": to_say("Given out: {amount}."),
    "spent": to_say("Used: {amount}."),
    "released": to_say("Given up: {amount}."),
    "clawback": to_say("Used without being earned: {amount}."),
}
# While a reward that is pending has one of these, it waits for its day, or for its code.
ON_ITS_WAY = frozenset(
    {
        Reason.QUALIFIED,
        Reason.REPEAT_ORDER,
        Reason.GRANTED_BY_STAFF,
        Reason.CORRECTED_BY_STAFF,
        Reason.UNDONE_BY_STAFF,
    }
)
_WAITS = {
    RewardState.VOIDING: to_say("What pays it is being taken back in the shop."),
    RewardState.REVIEW: to_say("Somebody has to decide: it was used before its order was undone."),
    RewardState.OWED_BACK: to_say("The next reward of its owner has to make up for it."),
    RewardState.CAPPED: to_say("It does not fit into a limit of the program, so it is not given."),
}
_WAITS_FOR = {
    Reason.NOT_FULFILLED_YET: to_say("It waits until the order has been sent."),
    Reason.ACCOUNT_NEEDED: to_say("It waits until its owner has an account in the shop."),
}


def worth(reader: Reader, amount: Decimal, unit: str) -> str:
    match unit:
        case "percent":
            return reader.percent(amount)
        case "points":
            return reader.say_many("{number} point", "{number} points", int(amount))
        case "pieces":
            return reader.say_many("{number} piece", "{number} pieces", int(amount))
        case _:
            return reader.shown(Money(amount, unit))


def tell_move(reader: Reader, entry: AnyRow) -> str:
    """A row of the ledger: what moved, and why."""
    moved = reader.say(MOVES[entry.to_account], amount=worth(reader, entry.amount, entry.unit))
    return reader.together(moved, reader.say(SENTENCES[Reason(entry.reason)]))


def held_until(reward: AnyRow, moment: datetime) -> datetime | None:
    """For returns; None for what is not held, or not any more."""
    if reward.state != RewardState.PENDING or Reason(reward.reason) not in ON_ITS_WAY:
        return None
    due_at: datetime | None = reward.due_at
    return due_at if due_at is not None and due_at > moment else None


def waits_until(reward: AnyRow, moment: datetime) -> datetime | None:
    """Until when a reward is held, or can be used; None where no day says so."""
    if reward.state == RewardState.ISSUED:
        expires_at: datetime | None = reward.expires_at
        return expires_at
    return held_until(reward, moment)


def tell_wait(reader: Reader, reward: AnyRow, moment: datetime) -> str | None:
    """What the reward waits for; None if for nothing any more."""
    state = RewardState(reward.state)
    if state is RewardState.PENDING:
        return _pending(reader, reward, moment)
    if state is RewardState.ISSUED:
        return _issued(reader, reward)
    return reader.say(_WAITS[state]) if state in _WAITS else None


def _pending(reader: Reader, reward: AnyRow, moment: datetime) -> str:
    if waits_for := _WAITS_FOR.get(Reason(reward.reason)):
        return reader.say(waits_for)
    if Reason(reward.reason) not in ON_ITS_WAY:
        return reader.say(SENTENCES[Reason(reward.reason)])
    if day := held_until(reward, moment):
        return reader.say("It is held until {day}, for returns.", day=day)
    return reader.say("What pays it is being made in the shop.")


def _issued(reader: Reader, reward: AnyRow) -> str:
    if Instrument(reward.instrument) in HANDED_OVER:
        return reader.say("The shop has to hand it over.")
    return reader.say("It can be used until {day}.", day=reward.expires_at)
