"""Addresses of people on the internet, so that what they ask is counted for each."""

from __future__ import annotations

from ipaddress import IPv4Address

_FIRST = int(IPv4Address("20.0.0.1"))
# Another network each: neighbours may be taken for one household.
_STEP = 257


def network_of(person: int) -> str:
    """Of the person of this number."""
    return str(IPv4Address(_FIRST + person * _STEP))
