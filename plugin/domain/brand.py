"""How a shop presents itself: its name, its logo, its colour, and who its mails are from."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

_LONGEST_NAME = 60
_LONGEST_URL = 2000
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_BLACK, _WHITE = "#000000", "#ffffff"


class BadBrand(ValueError):
    """A shop cannot present itself like this; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Brand:
    """logo_url: of a picture. accent: as `#1a2b3c`. None for what is not said. Raises BadBrand."""

    name: str | None = None
    logo_url: str | None = None
    accent: str | None = None

    def __post_init__(self) -> None:
        check_name(self.name)
        if self.logo_url is not None and not _is_picture(self.logo_url):
            raise BadBrand("A logo has an address that begins with https://.")
        if self.accent is not None and not _COLOUR.fullmatch(self.accent):
            raise BadBrand("A colour is written as #1a2b3c.")

    @property
    def is_dressed(self) -> bool:
        """There is something to be seen beside the name."""
        return self.logo_url is not None or self.accent is not None

    @property
    def ink(self) -> str:
        """What can be read on the colour: black or white, whichever is the clearer."""
        light = _light_of(self.accent or _WHITE)
        # Contrast as WCAG 2 has it.
        return _BLACK if (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) else _WHITE


@dataclass(frozen=True, slots=True)
class Sender:
    """name: beside the operator's own address. reply_to: where answers go. Raises BadBrand."""

    name: str | None = None
    reply_to: str | None = None

    def __post_init__(self) -> None:
        check_name(self.name)


def check_name(name: str | None) -> None:
    """Raises BadBrand."""
    if name is None:
        return
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadBrand(f"A name has 1 to {_LONGEST_NAME} letters, on one line.")


def said(part: Brand | Sender) -> dict[str, Any]:
    """As it is kept: without what is not said."""
    return {name: value for name, value in asdict(part).items() if value is not None}


def _is_picture(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_address = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    return is_address and len(url) <= _LONGEST_URL and url.isprintable() and " " not in url


def _light_of(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    linear: float = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return linear
