"""Say what spoke for whom, and what another program said."""

from __future__ import annotations

from plugin.domain.evidence import Lost, Strength
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.telling import saw
from plugin.services.telling.reader import Reader, to_say
from plugin.services.telling.saw import Saw

STRENGTHS = {
    Strength.STAFF: to_say("what staff said"),
    Strength.CODE: to_say("the code on the order"),
    Strength.TOKEN: to_say("the token of the checkout"),
    Strength.CLAIM: to_say("the offer that the buyer accepted"),
    Strength.NAME: to_say("the advocate whom the buyer found by name"),
    Strength.VISIT: to_say("the share link that the buyer followed"),
}
LOSSES = {
    Lost.NOT_THEIRS: to_say("given to somebody else"),
    Lost.TOO_LATE: to_say("after the order"),
    Lost.WEAKER: to_say("weaker evidence"),
    Lost.EARLIER: to_say("earlier; the last one counts"),
    Lost.LATER: to_say("later; the first one counts"),
    Lost.EXPIRED: to_say("too long before the order"),
    Lost.REFERRED_BEFORE: to_say("another had referred the friend before"),
}


def attribution(reader: Reader, seen: Saw, _: Reason | None) -> str:
    lost = [evidence(reader, one) for one in saw.words(seen.get("lost", saw.NOTHING))]
    if "winner" not in seen:
        if not lost:
            return reader.say("Nothing ties this order to an advocate.")
        return reader.say("Nothing of what was found counts: {lost}.", lost=lost)
    won = evidence(reader, seen["winner"])
    if not lost:
        return reader.say("What counts is this: {won}.", won=won)
    return reader.say("What counts is this: {won}. What does not: {lost}.", won=won, lost=lost)


def evidence(reader: Reader, seen: str) -> str:
    """With its claim or visit, and why it lost if it did, as domain/trace.py writes them."""
    candidate, _, why = seen.partition("=")
    strength, _, named = candidate.partition(":")
    said = reader.say(STRENGTHS[Strength[strength.upper()]])
    lost = ": " + reader.say(LOSSES[Lost(why)]) if why else ""
    return f"{said} (#{named}{lost})"


def other_programs(reader: Reader, seen: Saw, _: Reason | None) -> str:
    return reader.together(*(_in_program(reader, one) for one in saw.words(seen["others"])))


def _in_program(reader: Reader, said: str) -> str:
    program, _, reason = said.partition("=")
    sentence = reader.say(SENTENCES[Reason(reason)])
    return reader.say("In program {program}: {sentence}", program=program, sentence=sentence)
