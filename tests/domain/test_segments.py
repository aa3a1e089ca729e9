"""Segments of advocates: who of them may refer, and what the others lack."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from plugin.domain.account import flags_in
from plugin.domain.audience import Advocates
from plugin.domain.segments import segment
from plugin.domain.standing import AdvocateFacts

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NEW_YEAR = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
VIP = Advocates(flag="vip")
EARLY = Advocates(signed_up_before=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("wanted", "facts", "lacks"),
    [
        (Advocates(), AdvocateFacts(), ()),
        (VIP, AdvocateFacts(flags=frozenset({"vip", "b2b"})), ()),
        (VIP, AdvocateFacts(flags=frozenset({"VIP"})), ("flag",)),
        (EARLY, AdvocateFacts(signed_up_at=NEW_YEAR), ()),
        (EARLY, AdvocateFacts(signed_up_at=NOW), ("signed_up_before",)),
        (EARLY, AdvocateFacts(), ("signed_up_before",)),
        (Advocates(invited_only=True), AdvocateFacts(), ("invited_only",)),
        (Advocates(invited_only=True), AdvocateFacts(is_invited=True), ()),
        (Advocates(min_orders=2), AdvocateFacts(orders=1), ("min_orders",)),
        (Advocates(min_orders=2), AdvocateFacts(orders=2), ()),
        (Advocates(countries=("DE",)), AdvocateFacts(countries=frozenset({"PL"})), ("countries",)),
        (Advocates(channels=("eu",)), AdvocateFacts(channels=frozenset({"eu", "pl"})), ()),
        (
            Advocates(flag="vip", min_orders=1, signed_up_before=date(2026, 1, 1)),
            AdvocateFacts(),
            ("min_orders", "flag", "signed_up_before"),
        ),
    ],
)
def test_an_advocate_lacks_what_the_segment_asks_for(
    wanted: Advocates, facts: AdvocateFacts, lacks: tuple[str, ...]
) -> None:
    assert segment(wanted, facts, NOW, UTC) == lacks


def test_a_day_ends_where_the_shop_is() -> None:
    facts = AdvocateFacts(signed_up_at=NEW_YEAR)

    assert segment(EARLY, facts, NOW, ZoneInfo("Europe/Berlin")) == ("signed_up_before",)
    assert segment(EARLY, facts, NOW, ZoneInfo("America/New_York")) == ()


def test_sums_in_several_currencies_are_not_added() -> None:
    wanted = Advocates(min_spent={"EUR": Decimal(100), "PLN": Decimal(400)})
    nearly = AdvocateFacts(spent={"EUR": Decimal("99.99"), "PLN": Decimal("399.99")})

    assert segment(wanted, nearly, NOW, UTC) == ("min_spent",)
    assert segment(wanted, AdvocateFacts(spent={"PLN": Decimal(400)}), NOW, UTC) == ()


@pytest.mark.parametrize(("ago", "lacks"), [(30, ()), (31, ("last_order_days",))])
def test_who_bought_long_ago_has_not_bought_lately(ago: int, lacks: tuple[str, ...]) -> None:
    facts = AdvocateFacts(last_order_at=NOW - timedelta(days=ago))

    assert segment(Advocates(last_order_days=30), facts, NOW, UTC) == lacks


def test_a_flag_is_whatever_does_not_say_no() -> None:
    said = {
        "yes": "yes",
        "one": "1",
        "since": "2026-01-01",
        "object": "{}",
        "no": "No",
        "none": " ",
        "zero": "0",
        "false": "FALSE ",
        "empty": "",
    }

    assert flags_in(said) == {"yes", "one", "since", "object"}
