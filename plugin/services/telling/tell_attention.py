"""Say what asks for somebody's attention."""

from __future__ import annotations

from plugin.domain.figures.attention import Attention, Concern
from plugin.services.telling.reader import Reader, to_say

_SAID = {
    Concern.HISTORY_NOT_READ: to_say(
        "Past orders are still being read; until that is done nothing is decided."
    ),
    Concern.STOREFRONT_MISSING: to_say("Say where customers shop: share links lead there."),
    Concern.MAIL_NOT_SET_UP: to_say("No mails are sent: the app has no mail server."),
    Concern.EVENTS_REJECTED: to_say("Events of the shop are not taken: {names}."),
    Concern.WORK_WAITING: to_say("Work waits since {since}: no worker runs."),
    Concern.PERMISSIONS_MISSING: to_say("The app lacks permissions: {names}."),
    Concern.PROGRAM_NOT_RUNNING: to_say("No program runs."),
    Concern.LIMIT_REACHED: to_say("The program “{names}” has given all that it may."),
    Concern.LIMIT_NEAR: to_say("The program “{names}” has given 80 % of what it may."),
}


def tell_attention(reader: Reader, found: Attention) -> str:
    said = _SAID.get(found.concern)
    if said is not None:
        since = reader.moment(found.since) if found.since is not None else ""
        return reader.say(said, names=found.names, since=since)
    match found.concern:
        case Concern.LEAKS:
            return reader.say_many(
                "Codes or the link of {number} advocate go round among strangers.",
                "Codes or links of {number} advocates go round among strangers.",
                found.count,
            )
        case Concern.CASES_OVERDUE:
            return reader.say_many(
                "{number} case has waited for longer than it should.",
                "{number} cases have waited for longer than they should.",
                found.count,
            )
        case Concern.CASES_OPEN:
            return reader.say_many(
                "{number} case waits for a decision.",
                "{number} cases wait for a decision.",
                found.count,
            )
        case Concern.REWARDS_IN_REVIEW:
            return reader.say_many(
                "{number} reward was used before its order was undone, and waits for a decision.",
                "{number} rewards were used before their orders were undone, and wait for a "
                "decision.",
                found.count,
            )
        case _:
            return reader.say_many(
                "{number} thing has failed and is tried again.",
                "{number} things have failed and are tried again.",
                found.count,
            )
