"""How often somebody may ask by the storefront's door."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Asked(StrEnum):
    """ask: any question. claim, join, find, word: accept an offer, ask for a page by mail, look for
    somebody by name, choose a word. mailbox: a mail to one address, whoever asks for it.
    """

    ASK = "ask"
    CLAIM = "claim"
    JOIN = "join"
    MAILBOX = "mailbox"
    FIND = "find"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Rate:
    times: int
    minutes: int


RATES = {
    Asked.ASK: Rate(600, 1),
    Asked.CLAIM: Rate(60, 60),
    Asked.JOIN: Rate(20, 60),
    Asked.MAILBOX: Rate(5, 60),
    Asked.FIND: Rate(60, 60),
    Asked.WORD: Rate(20, 60),
}
# A storefront's own server asks for all of its customers. It is known by naming no origin, which
# others can leave out too: what they gain is still bounded.
SERVER_TIMES = 50


def rate_of(asked: Asked, *, by_server: bool) -> Rate:
    rate = RATES[asked]
    return Rate(rate.times * SERVER_TIMES, rate.minutes) if by_server else rate
