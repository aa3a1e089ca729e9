"""Say what the rules about people found: who refers, and who is referred."""

from __future__ import annotations

from plugin.domain.audience import Who
from plugin.domain.reasons import Reason
from plugin.services.telling import saw
from plugin.services.telling.reader import Reader, to_say
from plugin.services.telling.saw import Saw

# What a program may ask of advocates, by the names in domain/segments.py.
CONDITIONS = {
    "invited_only": to_say("to be on the program's list"),
    "min_orders": to_say("enough orders of their own"),
    "min_spent": to_say("enough money spent"),
    "last_order_days": to_say("a recent order of their own"),
    "countries": to_say("an order to one of its countries"),
    "channels": to_say("an order by one of its channels"),
    "flag": to_say("a mark on their account"),
    "signed_up_before": to_say("to have signed up early enough"),
}


def self_referral(reader: Reader, _: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("Advocate and buyer are two people.")
    return reader.say("Advocate and friend have the same e-mail address or account.")


def friend_lists(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    if reason is Reason.FRIEND_BLOCKED:
        return reader.say("The friend is on the program's block list.")
    if reason is not None:
        return reader.say("Only friends on the program's list count; this one is not on it.")
    if saw.is_true(seen["allowed_only"]):
        return reader.say("The friend is on the program's list.")
    return reader.say("The friend is not on the program's block list.")


def advocate(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("The advocate was among those who may refer.")
    return reader.say(
        "The program asks for what the advocate did not have: {conditions}.",
        conditions=conditions(reader, saw.words(seen["missing"])),
    )


def not_banned(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    banned_at = saw.moment(seen["banned"])
    if banned_at is None:
        return reader.say("The advocate is not banned.")
    if reason is None:
        return reader.say("The advocate was banned only later, on {day}.", day=banned_at)
    return reader.say("The advocate was banned before that, on {day}.", day=banned_at)


def conditions(reader: Reader, names: list[str]) -> list[str]:
    return [reader.say(CONDITIONS[name]) for name in names]


def friend(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    match Who(seen["wanted"]):
        case Who.NEW:
            return _new(reader, int(seen["earlier_orders"]), reason)
        case Who.LAPSED:
            return _lapsed(reader, seen, reason)
        case Who.ANYONE:
            return reader.say("The program is for all friends, whatever they bought before.")


def _new(reader: Reader, earlier: int, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("The friend had not bought in this shop before.")
    return reader.say_many(
        "The program is for new customers; the friend had {number} order before.",
        "The program is for new customers; the friend had {number} orders before.",
        earlier,
    )


def _lapsed(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    day = saw.moment(seen["last_order"])
    if day is None:
        return reader.say("The program is for customers who come back; this one is new.")
    if reason is None:
        return reader.say("The friend bought last on {day}, which is long enough ago.", day=day)
    return reader.say("The friend bought last on {day}, which is too recent.", day=day)
