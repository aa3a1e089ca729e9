"""From where, and with what, somebody was seen: enough to tell two people apart, never to find one.

What a request says (`Seen`) is turned into keyed marks at once, and goes no further. A key lasts
for one period: marks of two periods cannot be compared by anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

PERIOD_DAYS = 30

Networks = Collection[IPv4Network | IPv6Network]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one request says of whoever sent it. referrer: the page that they came from."""

    address: str = ""
    user_agent: str = ""
    languages: str = ""
    referrer: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is kept of that; each is None where the request did not say."""

    network_mark: str | None = None
    device_mark: str | None = None
    referrer_host: str | None = None


def period_of(day: date) -> int:
    return day.toordinal() // PERIOD_DAYS


def network_of(address: str) -> str | None:
    """What one household or office has of its own: an IPv4 address, the /64 of an IPv6 one.

    None for addresses that are not on the internet: a proxy of our own tells nobody apart.
    """
    try:
        # A scope, as in fe80::1%eth0, names a card of our own machine.
        found = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if not found.is_global:
        return None
    return str(found if found.version == 4 else ip_network((found, 64), strict=False))


def device_of(user_agent: str, languages: str) -> str | None:
    return f"{user_agent}\n{languages}" if user_agent else None


def host_of(url: str) -> str | None:
    """The host of an address, without path, port or user: those may name somebody."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host[:253] if host and host.isascii() and host.isprintable() else None


def client_address(peer: str, forwarded: Sequence[str], trusted: Networks) -> str:
    """Who asks, beyond proxies that we trust to say who asked them; empty if they do not say.

    forwarded: X-Forwarded-For, the farthest first. What stands before the first address that is
    not a trusted proxy may be made up.
    """
    for address in (peer, *reversed(forwarded)):
        if not _is_in(address, trusted):
            return address
    return ""


def _is_in(address: str, networks: Networks) -> bool:
    try:
        found = ip_address(address.strip())
    except ValueError:
        return False
    return any(found in network for network in networks)
