"""The friend came by an advertisement that somebody paid for."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion

# Facebook and TikTok mark every link alike, so theirs are no sign of an advertisement.
_CLICKS = ("gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid")
_MEDIA = ("cpc", "ppc", "cpm", "cpv", "paid", "paidsearch", "paid-search", "paid_search", "display")


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    known = {*said.listed("parameters"), *(f"utm_medium={name}" for name in said.listed("media"))}
    found = tuple(sorted(seen.ads & known))
    if not found:
        return None
    return Signal(Suspicion.PAID_TRAFFIC, said.points, {"by": found})


def signs_in(address: str | None, utm: Mapping[str, str]) -> set[str]:
    """What might mark a visit as paid for: the names in its address, and its medium."""
    try:
        query = dict(parse_qsl(urlsplit(address or "").query))
    except ValueError:
        # A storefront may send anything.
        query = {}
    medium = utm.get("medium") or query.get("utm_medium")
    signs = {name.lower() for name in query}
    return signs | {f"utm_medium={medium.lower()}"} if medium else signs


RULE = Rule(
    Suspicion.PAID_TRAFFIC,
    look,
    RuleSettings(points=60, words={"parameters": _CLICKS, "media": _MEDIA}),
    "The friend came by an advertisement: {by}.",
)
