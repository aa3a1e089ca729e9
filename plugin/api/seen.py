"""What a request says of whoever sent it; it is turned into marks before anything is kept."""

from __future__ import annotations

from flask import Request

from plugin.domain.sighting import Networks, Seen, client_address
from plugin.services.telling.catalogs import LANGUAGES

# More than any browser says.
_LENGTH = 1000


def seen_in(request: Request, trusted: Networks) -> Seen:
    forwarded = request.headers.get("X-Forwarded-For", "")[:_LENGTH]
    addresses = [part.strip() for part in forwarded.split(",") if part.strip()]
    return Seen(
        address=client_address(request.remote_addr or "", addresses, trusted),
        user_agent=request.headers.get("User-Agent", "")[:_LENGTH],
        languages=request.headers.get("Accept-Language", "")[:_LENGTH],
        referrer=request.headers.get("Referer", "")[:_LENGTH],
    )


def spoken_in(request: Request) -> str | None:
    """What a browser asks for, of the languages that we have; a server says `*`, which is none."""
    asked = request.accept_languages
    return None if asked.best == "*" else asked.best_match(LANGUAGES)
