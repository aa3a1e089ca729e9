"""The friend came by an advertisement that somebody paid for."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion

# Facebook and TikTok mark every link alike, so theirs are no sign of an advertisement.
_CLICKS = ("gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid")
# What is kept of an address, so that a shop may choose among them.
KNOWN_CLICKS = frozenset({*_CLICKS, "fbclid", "ttclid", "twclid", "li_fat_id", "epik", "rdt_cid"})
_MEDIA = ("cpc", "ppc", "cpm", "cpv", "paid", "paidsearch", "paid-search", "paid_search", "display")


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    known = {*said.listed("parameters"), *(f"utm_medium={name}" for name in said.listed("media"))}
    found = tuple(sorted(seen.ads & known))
    if not found:
        return None
    return Signal(Suspicion.PAID_TRAFFIC, said.points, {"by": found})


def clicks_in(address: str) -> set[str]:
    """The names in a visit's address that networks of advertisements write there, and its medium.

    What they stand for may name somebody, and is left out.
    """
    try:
        query = {name.lower(): value for name, value in parse_qsl(urlsplit(address).query)}
    except ValueError:
        # A storefront may send anything.
        return set()
    return {name for name in query if name in KNOWN_CLICKS} | medium_of(query.get("utm_medium"))


def medium_of(said: str | None) -> set[str]:
    return {f"utm_medium={said.lower()[:40]}"} if said and said.isprintable() else set()


RULE = Rule(
    Suspicion.PAID_TRAFFIC,
    look,
    RuleSettings(points=60, words={"parameters": _CLICKS, "media": _MEDIA}),
    "The friend came by an advertisement: {by}.",
)
