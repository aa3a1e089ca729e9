"""Which arm of a version somebody gets: always the same, and nobody has to remember it."""

from __future__ import annotations

from hashlib import sha256

from plugin.domain.program import Offer, Version


def place(program_id: int, purpose: str, person: str) -> float:
    """Where a person stands in the program's draw, from 0 up to but not including 1.

    It hangs on nothing but these three, so it stays when the program is edited.
    """
    drawn = sha256(f"{program_id}:{purpose}:{person}".encode()).digest()
    return int.from_bytes(drawn[:8]) / 2**64


def is_held_out(version: Version, person: str) -> bool:
    """True for those who are shown nothing, so that the merchant can compare."""
    share = version.promise.holdout_percent / 100
    return share > 0 and place(version.program_id, "holdout", person) < share


def offer_for(version: Version, person: str) -> Offer:
    """The offer that this advocate shares, drawn by the offers' weights."""
    if len(version.offers) == 1:
        return version.offers[0]
    weights = [offer.arm.weight for offer in version.offers]
    point = place(version.program_id, "offer", person) * sum(weights)
    for offer, weight in zip(version.offers, weights, strict=True):
        if point < weight:
            return offer
        point -= weight
    raise AssertionError("a place is below 1, so it is below the sum of the weights")
