"""The overview by the admin door: its shape, who sees what of it, and what may be asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from plugin.domain.figures.definitions import DEFINITIONS
from plugin.services.figures.keep_figures import BUSY
from plugin.storage.tables import advocates, kept_figures
from tests.crowds import busily
from tests.http import shop_asks
from tests.http.doors import Door, staff_token
from tests.services.staff import Staff
from tests.world import World


def overview(admin: Door, **asked: Any) -> dict[str, Any]:
    said = admin.asks(shop_asks.OVERVIEW, **asked)
    assert said.errors == []
    found: dict[str, Any] = said.data["overview"]
    return found


def test_staff_see_the_last_thirty_days_beside_those_before(admin: Door, world: World) -> None:
    world.story()
    found = overview(admin)
    today = datetime.now(UTC).date()
    euros, zlotys = found["money"]

    assert found["period"] == {
        "since": str(today - timedelta(days=29)),
        "until": str(today + timedelta(days=1)),
    }
    assert found["before"]["since"] == str(today - timedelta(days=59))
    assert euros["referredRevenue"] == {"now": "90", "before": "0", "change": None}
    assert euros["revenueShare"] == {"now": "1", "before": None, "change": None}
    assert (euros["cost"]["now"], euros["costPerNewCustomer"]["now"]) == ("20", "20")
    # (90 + 10) × 40 % is earned and 20 is paid.
    assert (euros["returnOnCost"]["now"], euros["roi"]["now"]) == ("4.5", "1")
    assert (zlotys["currency"], zlotys["cost"]["now"]) == ("PLN", "0")
    assert found["people"]["kFactor"]["now"] == "1"
    assert [(one["stage"], one["people"]["now"]) for one in found["people"]["funnel"]] == [
        ("PAGE", "1"),
        ("LINK", "0"),
        ("VISIT", "1"),
        ("CLAIM", "1"),
        ("ORDER", "1"),
        ("REWARD", "1"),
    ]
    assert len(found["trend"]) == 30
    assert found["trend"][-1]["money"] == [
        {"currency": "EUR", "revenue": "90", "referredRevenue": "90"}
    ]
    (best,) = found["bestAdvocates"]
    assert (best["advocate"]["firstName"], best["friends"]) == ("Alice", 1)
    assert best["revenue"] == [{"amount": "90", "currency": "EUR"}]


def test_the_last_days_end_with_this_one(admin: Door) -> None:
    today = datetime.now(UTC).date()
    found = overview(admin, days=7)

    assert found["period"]["since"] == str(today - timedelta(days=6))
    assert found["period"]["until"] == str(today + timedelta(days=1))
    assert len(found["trend"]) == 7


def test_a_change_is_by_how_much_of_what_it_was(admin: Door, world: World) -> None:
    for days, total in ((45, 50), (1, 75)):
        moment = datetime.now(UTC) - timedelta(days=days)
        world.buys(at=moment, total=total).is_paid()

    assert overview(admin)["money"][0]["revenue"] == {"now": "75", "before": "50", "change": "0.5"}


def test_what_was_sold_is_for_those_who_may_manage_orders(admin: Door, world: World) -> None:
    world.story()
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))
    found = overview(marketer)
    euros, point = found["money"][0], found["trend"][-1]

    hidden = ("revenue", "referredRevenue", "revenueShare", "returnOnCost", "roi")
    assert [euros[name] for name in hidden] == [None] * len(hidden)
    assert (euros["cost"]["now"], euros["newCustomers"]["now"]) == ("20", "1")
    assert point["money"] == [{"currency": "EUR", "revenue": None, "referredRevenue": None}]
    assert [one["revenue"] for one in found["bestAdvocates"]] == [[]]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"since": "2026-03-02", "until": "2026-03-02"}, "`until` is 1 to 3660 days after"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "`until` is 1 to 3660 days after"),
        ({"since": "2010-01-01", "until": "2026-01-01"}, "`until` is 1 to 3660 days after"),
        ({"since": "2024-01-01", "until": "2026-01-01"}, "A trend has at most 400 steps"),
        ({"since": "0001-01-01"}, "Days are of the years 2000 to 2100."),
        ({"until": "9999-12-31"}, "Days are of the years 2000 to 2100."),
        ({"days": 0}, "`days` is 1 to 3660."),
        ({"days": 3661}, "`days` is 1 to 3660."),
        ({"margin": "101"}, "`margin` is percent of full prices, 0 to 100."),
    ],
)
def test_what_no_overview_has_is_not_asked_for(
    admin: Door, asked: dict[str, str], message: str
) -> None:
    errors = admin.asks(shop_asks.OVERVIEW, **asked).errors

    assert errors
    assert all(error["message"].startswith(message) for error in errors)


def test_long_times_come_in_weeks(admin: Door) -> None:
    found = overview(admin, since="2019-01-01", until="2026-01-01", by="WEEK")

    assert len(found["trend"]) == 366


def test_a_channel_that_cannot_be_has_nothing(admin: Door) -> None:
    assert overview(admin, channel="a\u0000b")["money"] == []


def test_pages_can_say_what_a_figure_counts(admin: Door) -> None:
    said = admin.asks(shop_asks.DEFINITIONS).data["definitions"]

    assert {one["name"]: one["text"] for one in said} == DEFINITIONS


def test_each_program_tells_what_it_brought_and_cost(admin: Door, world: World) -> None:
    world.story()
    (euros,) = admin.asks(shop_asks.RESULTS).data["programResults"]["programs"]

    assert euros == {
        "programId": str(Staff(world).program_id),
        "currency": "EUR",
        "friends": 1,
        "referredOrders": 1,
        "referredRevenue": "90",
        "newCustomers": 1,
        "friendDiscounts": "10",
        "rewardsUsed": "0",
        "rewardsExpected": "10",
        "cost": "20",
        "returnOnCost": "4.5",
    }


def test_what_a_program_sold_is_for_those_who_may_manage_orders(admin: Door, world: World) -> None:
    world.story()
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))
    (euros,) = marketer.asks(shop_asks.RESULTS).data["programResults"]["programs"]

    assert (euros["referredRevenue"], euros["returnOnCost"]) == (None, None)
    assert (euros["cost"], euros["friends"]) == ("20", 1)


@pytest.mark.parametrize("days", [0, 3661])
def test_results_are_of_a_day_at_least_and_ten_years_at_most(admin: Door, days: int) -> None:
    (error,) = admin.asks(shop_asks.RESULTS, days=days).errors

    assert error["message"] == "`days` is 1 to 3660."


def test_figures_that_were_kept_say_when_they_were_added_up(admin: Door, world: World) -> None:
    world.story()
    busily(world, BUSY)
    first = overview(admin)
    with world.ctx.engine.begin() as conn:
        earlier = kept_figures.c.counted_at - timedelta(hours=1)
        conn.execute(update(kept_figures).values(counted_at=earlier))
    late = overview(admin)

    assert (first["isCountedAnew"], late["isCountedAnew"]) == (False, True)
    told = (datetime.fromisoformat(one["countedAt"]) for one in (first, late))
    assert next(told) - next(told) == timedelta(hours=1)
    assert late["money"] == first["money"]


def test_whoever_was_erased_since_is_not_among_the_best(admin: Door, world: World) -> None:
    world.story()
    busily(world, BUSY)
    assert len(overview(admin)["bestAdvocates"]) == 1
    with world.ctx.engine.begin() as conn:
        # As an erasure whose row is gone for good.
        conn.execute(text("SET LOCAL session_replication_role = replica"))
        conn.execute(delete(advocates))

    assert overview(admin)["bestAdvocates"] == []
