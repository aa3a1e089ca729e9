"""By which ways people share, and what a link says of it."""

from __future__ import annotations

import pytest

from plugin.domain.sharing import (
    USUAL,
    BadSharing,
    ShareChannel,
    Sharing,
    said_of,
    shared_by,
    sharing_of,
)


def test_few_ways_are_shown_until_the_shop_says_otherwise() -> None:
    assert sharing_of({}) == Sharing(USUAL, leaderboard=False)
    assert len(USUAL) == 5


def test_what_is_kept_is_read_again() -> None:
    sharing = Sharing((ShareChannel.SMS, ShareChannel.X), leaderboard=True)

    assert sharing_of(said_of(sharing)) == sharing
    assert said_of(Sharing()) == {}


@pytest.mark.parametrize("channels", [(), (ShareChannel.X, ShareChannel.X)])
def test_at_least_one_way_and_each_once(channels: tuple[ShareChannel, ...]) -> None:
    with pytest.raises(BadSharing):
        Sharing(channels)


@pytest.mark.parametrize(
    ("url", "channel"),
    [
        ("https://shop.example/?ref=anna-7k2q&via=whatsapp", ShareChannel.WHATSAPP),
        ("/de?via=x#part", ShareChannel.X),
        ("https://shop.example/?via=WHATSAPP", None),
        ("https://shop.example/?via=carrier-pigeon", None),
        ("https://shop.example/?via=", None),
        ("https://shop.example/#via=x", None),
        ("https://[::1", None),
        ("https://shop.example/?" + "a=1&" * 200 + "via=x", None),
        ("", None),
    ],
)
def test_a_link_says_how_it_was_shared(url: str, channel: ShareChannel | None) -> None:
    assert shared_by(url) is channel
