"""From where somebody was seen: what tells two people apart, and what nobody is told."""

from __future__ import annotations

from datetime import date, timedelta
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.sighting import (
    PERIOD_DAYS,
    client_address,
    device_of,
    host_of,
    network_of,
    period_of,
)

OURS = [ip_network("10.0.0.0/8"), ip_network("2a00:1450::/64")]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("81.2.69.142", "81.2.69.142"),
        (" 81.2.69.142 ", "81.2.69.142"),
        ("2a02:810d:1::1", "2a02:810d:1::/64"),
        ("2A02:810D:1:0:ffff::2", "2a02:810d:1::/64"),
        ("2a02:810d:1:1::1", "2a02:810d:1:1::/64"),
        ("::ffff:81.2.69.142", "81.2.69.142"),
        # A proxy of our own, which tells nobody apart.
        ("127.0.0.1", None),
        ("10.1.2.3", None),
        ("192.168.1.1", None),
        ("::1", None),
        ("fe80::1%eth0", None),
        ("unknown", None),
        ("", None),
    ],
)
def test_a_household_has_one_network(address: str, network: str | None) -> None:
    assert network_of(address) == network


def test_a_device_is_a_browser_and_its_languages() -> None:
    assert device_of("Firefox", "de") == device_of("Firefox", "de")
    assert device_of("Firefox", "de") != device_of("Firefox", "pl")
    assert device_of("", "de") is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://coupons.example/alice?mail=alice@example.com#me", "coupons.example"),
        ("https://alice:secret@Coupons.example:8443/", "coupons.example"),
        ("android-app://com.example.mail/", "com.example.mail"),
        ("coupons.example", None),
        ("https://[", None),
        ("https://mail\x00alice/", None),
        ("", None),
    ],
)
def test_of_a_page_only_its_host_is_kept(url: str, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("81.2.69.142", [], "81.2.69.142"),
        # Whoever is no proxy of ours may say what they like.
        ("81.2.69.142", ["1.1.1.1"], "81.2.69.142"),
        ("10.0.0.1", ["81.2.69.142"], "81.2.69.142"),
        ("10.0.0.1", ["81.2.69.142", "10.0.0.2"], "81.2.69.142"),
        ("10.0.0.1", ["1.1.1.1", "81.2.69.142", "2a00:1450::5"], "81.2.69.142"),
        ("10.0.0.1", ["1.1.1.1", "nonsense"], "nonsense"),
        # A proxy that does not say who asked it.
        ("10.0.0.1", [], ""),
        ("", [], ""),
    ],
)
def test_only_our_own_proxies_are_believed(peer: str, forwarded: list[str], who: str) -> None:
    assert client_address(peer, forwarded, OURS) == who


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 1, 1)))
def test_a_period_is_thirty_days(day: date) -> None:
    days = [day + timedelta(days=passed) for passed in range(PERIOD_DAYS + 1)]

    assert len({period_of(one) for one in days[:-1]}) <= 2
    assert period_of(days[-1]) == period_of(day) + 1


@given(st.text(max_size=60))
def test_nothing_that_a_request_says_is_a_fault(text: str) -> None:
    network_of(text)
    host_of(text)
    client_address(text, [text], OURS)
