"""Origins of pages: from which a browser may ask for a shop."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

_PORTS = {"https": 443, "http": 80}


def origin_of(url: str) -> str | None:
    """As a browser says it: `https://shop.example`, with a port that is not the usual one.

    None for what is no address of a page.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or not parts.hostname.isascii():
        return None
    shown = f":{port}" if port not in (None, _PORTS[parts.scheme]) else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{shown}"


def may_ask(origin: str | None, listed: Collection[str], storefront_url: str | None) -> bool:
    """Whether a page of this origin may. Nothing listed: any may. None: it is no page that asks."""
    if origin is None or not listed:
        return True
    own = origin_of(storefront_url) if storefront_url is not None else None
    return origin == own or origin in listed
