"""By which ways the shop lets people share their links, and what it shows of how they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs, urlsplit


class ShareChannel(StrEnum):
    """native: the device's own sheet. copy: the link on the clipboard. qr: a picture to scan."""

    NATIVE = "native"
    COPY = "copy"
    WHATSAPP = "whatsapp"
    FACEBOOK = "facebook"
    MESSENGER = "messenger"
    X = "x"
    PINTEREST = "pinterest"
    TELEGRAM = "telegram"
    VK = "vk"
    EMAIL = "email"
    SMS = "sms"
    QR = "qr"


# Few: people choose the quicker the less there is to choose from.
USUAL = (
    ShareChannel.NATIVE,
    ShareChannel.COPY,
    ShareChannel.WHATSAPP,
    ShareChannel.EMAIL,
    ShareChannel.QR,
)


class BadSharing(ValueError):
    """People cannot share like this; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """channels: in the order in which they are shown. leaderboard: whether there is one."""

    channels: tuple[ShareChannel, ...] = USUAL
    leaderboard: bool = False

    def __post_init__(self) -> None:
        if not self.channels or len(set(self.channels)) < len(self.channels):
            raise BadSharing("Name at least one way, and each once.")


def sharing_of(said: dict[str, Any]) -> Sharing:
    """What holds in a shop that has said this."""
    channels = tuple(map(ShareChannel, said.get("channels", USUAL)))
    return Sharing(channels, bool(said.get("leaderboard", False)))


def said_of(sharing: Sharing) -> dict[str, Any]:
    """As it is kept: without what is as usual."""
    channels = {} if sharing.channels == USUAL else {"channels": list(sharing.channels)}
    return {**channels, "leaderboard": True} if sharing.leaderboard else channels


def share_channel(said: str | None) -> ShareChannel | None:
    """What a link says of how it was shared; None for what we know nothing of."""
    found: Sequence[ShareChannel] = [one for one in ShareChannel if one == said]
    return found[0] if found else None


def shared_by(landing_url: str) -> ShareChannel | None:
    """The same of the page that somebody came to: `?ref=anna-7k2q&via=whatsapp`."""
    try:
        query = parse_qs(urlsplit(landing_url).query, max_num_fields=100)
    except ValueError:
        return None
    return share_channel(query.get("via", [None])[0])
