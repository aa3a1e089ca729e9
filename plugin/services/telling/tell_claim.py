"""Say how friend and advocate came together, and what became of it, to staff."""

from __future__ import annotations

from plugin.domain.evidence import Lost, Via
from plugin.domain.limits import Cap, Period
from plugin.domain.money import Money
from plugin.domain.standing import Used
from plugin.services.telling.reader import Reader, to_say
from plugin.storage.tables.base import AnyRow

CAME = {
    Via.LINK: to_say("The friend accepted the offer on {day}, by the share link."),
    Via.VOICE: to_say("Staff accepted the offer for the friend on {day}."),
    Via.NAME: to_say("The friend found the advocate by name, and accepted the offer on {day}."),
    Via.VISIT: to_say("The friend followed the share link on {day}, and accepted nothing."),
    Via.STAFF: to_say("Staff said that the advocate brought the friend, as of {day}."),
}
OVERTAKEN = {
    Lost.NOT_THEIRS: to_say("Somebody else's order has the code of this claim."),
    Lost.TOO_LATE: to_say("This claim came after the order."),
    Lost.EXPIRED: to_say("This claim came too long before the order."),
    Lost.REFERRED_BEFORE: to_say("An earlier order of the friend counts for another claim."),
    Lost.WEAKER: to_say("For this order there is stronger evidence."),
    Lost.EARLIER: to_say("For this order a later claim counts: the last one does."),
    Lost.LATER: to_say("For this order an earlier claim counts: the first one does."),
}
_PERIODS = {
    Period.DAY: to_say("Today"),
    Period.WEEK: to_say("This week"),
    Period.MONTH: to_say("This month"),
    Period.YEAR: to_say("This year"),
    Period.EVER: to_say("In all"),
}


def tell_claim(reader: Reader, claim: AnyRow) -> str:
    came = reader.say(CAME[Via(claim.via)], day=claim.created_at)
    if claim.withdrawn_at is None:
        return came
    taken_back = reader.say("That was taken back on {day}.", day=claim.withdrawn_at)
    return reader.together(came, taken_back)


def tell_overtaken(reader: Reader, lost: Lost | None) -> str:
    if lost is None:
        return reader.say("This order was decided in another program.")
    return reader.say(OVERTAKEN[lost])


def tell_limit(reader: Reader, cap: Cap, used: Used) -> str:
    """How much of a limit is used; a limit in money has a sum for each currency."""
    period = _period(reader, cap)
    if cap.count is not None:
        return reader.say(
            "{period}: {used} of {most} rewards.", period=period, used=used.count, most=cap.count
        )
    sums = [
        reader.say(
            "{period}: {used} of {most}.",
            period=period,
            used=Money(used.money.get(currency, most * 0), currency),
            most=Money(most, currency),
        )
        for currency, most in (cap.money or {}).items()
    ]
    return reader.together(*sums)


def _period(reader: Reader, cap: Cap) -> str:
    if cap.per is Period.ROLLING:
        return reader.say_many("In the last {number} day", "In the last {number} days", cap.days)
    return reader.say(_PERIODS[cap.per])
