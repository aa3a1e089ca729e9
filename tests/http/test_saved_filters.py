"""Filters that a shop keeps under a name."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLInputObjectType, build_schema

from plugin.api.export import sdl
from plugin.domain.saved_filters import KEPT, FilteredList
from tests.http import shop_asks, staff
from tests.http.doors import STAFF_ID, Door

# Each list's filter, and what looks for one person or one order.
INPUTS = {
    FilteredList.REFERRALS: "ReferralFilter",
    FilteredList.REWARDS: "RewardFilter",
    FilteredList.ADVOCATES: "AdvocateFilter",
    FilteredList.LEDGER: "LedgerFilter",
    FilteredList.CASES: "CaseFilter",
}
FOR_ONE = {"advocateId", "rewardId", "orderId", "orderNumber", "word", "email", "ids", "userId"}
SORTED = {FilteredList.REFERRALS, FilteredList.REWARDS, FilteredList.ADVOCATES}


def saved(admin: Door, **asked: Any) -> dict[str, Any]:
    said = admin.asks(shop_asks.SAVE_FILTER, **asked)
    assert said.errors == []
    found: dict[str, Any] = said.data["saveFilter"]
    return found


def names(admin: Door) -> list[tuple[str, str]]:
    found = admin.asks(shop_asks.SAVED_FILTERS).data["savedFilters"]["filters"]
    return [(one["list"], one["name"]) for one in found]


def test_a_filter_is_kept_for_all_staff(admin: Door) -> None:
    kept = {"state": "ISSUED", "from": "2026-01-01", "sort": "OLDEST"}
    (one,) = saved(admin, filter=kept)["filters"]

    assert one == {
        "id": one["id"],
        "list": "REWARDS",
        "name": "Issued",
        "filter": kept,
        "savedBy": STAFF_ID,
    }
    assert admin.asks(staff.REWARDS, filter={"state": "ISSUED"}).errors == []


def test_a_name_is_taken_over_in_its_list_alone(admin: Door) -> None:
    saved(admin, filter={"state": "ISSUED"})
    saved(admin, list="REFERRALS", filter={"state": "BOUGHT", "isHeld": True})
    found = saved(admin, name=" Issued ", filter={"state": "SPENT"})["filters"]

    assert names(admin) == [("REFERRALS", "Issued"), ("REWARDS", "Issued")]
    assert found[1]["filter"] == {"state": "SPENT"}


def test_a_filter_can_be_removed(admin: Door) -> None:
    (one,) = saved(admin, filter={})["filters"]
    for nobodys in ("x", "999999"):
        admin.asks(shop_asks.REMOVE_FILTER, id=nobodys)
        assert len(names(admin)) == 1
    admin.asks(shop_asks.REMOVE_FILTER, id=one["id"])

    assert names(admin) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"filter": {"email": "bob@example.com"}},
        {"filter": {"word": "anna"}},
        {"filter": {"orderNumber": "12"}},
        {"filter": {"state": {"not": "ISSUED"}}},
        {"filter": {"state": "x" * 61}},
        {"filter": ["state"]},
        {"filter": {}, "name": ""},
        {"filter": {}, "name": " "},
        {"filter": {}, "name": "x" * 61},
        {"filter": {}, "name": "a\nb"},
        {"filter": {}, "name": "of bob@example.com"},
        {"filter": {"isHeld": True}},
    ],
)
def test_what_names_somebody_or_cannot_be_is_not_kept(admin: Door, asked: dict[str, Any]) -> None:
    assert saved(admin, **asked)["code"] == "FILTER_INVALID"
    assert names(admin) == []


def test_a_shop_keeps_only_so_many(admin: Door) -> None:
    for number in range(100):
        assert "filters" in saved(admin, name=str(number), filter={})

    assert saved(admin, name="One more", filter={})["code"] == "FILTER_INVALID"
    assert "filters" in saved(admin, name="99", filter={"state": "SPENT"})


def test_what_is_kept_is_what_the_lists_are_filtered_by() -> None:
    schema = build_schema(sdl("admin"))
    for of_list, name in INPUTS.items():
        found = schema.type_map[name]
        assert isinstance(found, GraphQLInputObjectType)
        beside = {"sort"} if of_list in SORTED else set()
        # In place of a moment, which would stay where it is while days go by.
        beside |= {"days"} if "from" in found.fields else set()
        assert KEPT[of_list] == (set(found.fields) - FOR_ONE) | beside, of_list
