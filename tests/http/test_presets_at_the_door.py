"""What staff can start a program from, and what becomes of it."""

from __future__ import annotations

from typing import Any

from tests.http import staff
from tests.http.doors import Door


def preset(admin: Door, name: str) -> dict[str, Any]:
    found = admin.asks(staff.PRESETS).data["presets"]
    return next(one for one in found if one["name"] == name)


def test_a_preset_comes_in_the_currencies_of_the_shop(admin: Door) -> None:
    same_sum = preset(admin, "same-sum-each")

    assert same_sum["promise"]["offers"][0]["advocate"]["reward"]["amounts"] == {
        "eu": {"amount": "10", "currency": "EUR"},
        "pl": {"amount": "40", "currency": "PLN"},
    }
    assert (same_sum["needs"], same_sum["leftOut"]) == ([], [])


def test_a_program_is_created_from_a_preset(admin: Door) -> None:
    start = preset(admin, "large-orders-with-limits")
    made = admin.asks(staff.CREATE, promise=start["promise"]).data["createProgram"]

    assert (made["name"], made["state"]) == (start["promise"]["name"], "DRAFT")


def test_a_preset_with_something_to_choose_is_refused_until_it_is_chosen(admin: Door) -> None:
    start = preset(admin, "gift-for-the-friend")
    refused = admin.asks(staff.CREATE, promise=start["promise"]).data["createProgram"]
    start["promise"]["offers"][0]["friend"]["reward"]["products"] = ["UHJvZHVjdDox"]
    made = admin.asks(staff.CREATE, promise=start["promise"]).data["createProgram"]

    assert start["needs"] == ["product"]
    assert [problem["path"] for problem in refused["problems"]] == [
        "offers.0.friend.reward.products.0"
    ]
    assert made["state"] == "DRAFT"
