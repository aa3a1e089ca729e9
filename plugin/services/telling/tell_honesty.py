"""Say what the rules against abuse found."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Mark
from plugin.domain.abuse.registry import BY_NAME
from plugin.domain.abuse.told import Told, signals_of_step
from plugin.domain.reasons import Reason
from plugin.services.telling import saw
from plugin.services.telling.reader import Reader, to_say
from plugin.services.telling.saw import Saw

MARKS = {
    Mark.ACCOUNT: to_say("an account or an address of before"),
    Mark.PHONE: to_say("telephone"),
    Mark.ADDRESS: to_say("postal address"),
    Mark.SURNAME: to_say("surname"),
    Mark.NAME: to_say("first name and surname"),
    Mark.NETWORK: to_say("network"),
    Mark.DEVICE: to_say("device"),
}
# Evidence that lists marks.
_OF_MARKS = frozenset({"by", "shared"})


def tell_signal(reader: Reader, told: Told) -> str:
    """The rule's sentence with what it saw."""
    values = {name: _shown(reader, name, text) for name, text in told.evidence.items()}
    return reader.say(BY_NAME[told.rule].sentence, **values)


def _shown(reader: Reader, name: str, text: str) -> object:
    if text.isdecimal():
        return int(text)
    found = saw.words(text)
    if name in _OF_MARKS:
        known = {str(mark): said for mark, said in MARKS.items()}
        return [reader.say(known[word]) if word in known else word for word in found]
    return found


def honesty(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    signals = reader.together(*(tell_signal(reader, told) for told in signals_of_step(seen)))
    values = {name: int(seen[name]) for name in ("points", "hold", "refuse")}
    if seen["ruled"] == "dishonest":
        return reader.say(
            "A person found the referral dishonest. {signals}", signals=signals
        ).strip()
    if reason is Reason.LOOKS_DISHONEST:
        return reader.say(
            "{points} points, and from {refuse} on it is refused. {signals}",
            signals=signals,
            **values,
        )
    if reason is Reason.HELD_FOR_REVIEW:
        return reader.say(
            "{points} points, and from {hold} on a person looks at it. {signals}",
            signals=signals,
            **values,
        )
    if not signals:
        return reader.say("Nothing speaks against the referral.")
    if seen["ruled"] == "honest":
        return reader.say("A person found the referral honest. {signals}", signals=signals)
    return reader.say(
        "{points} points, and a person looks at it only from {hold} on. {signals}",
        signals=signals,
        **values,
    )
