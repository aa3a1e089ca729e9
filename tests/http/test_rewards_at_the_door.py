"""What staff do to rewards, by the admin door."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http import staff
from tests.http.doors import ME, STAFF_ID, Door, bearer, customer_token, staff_token
from tests.services.staff import Staff
from tests.world import ALICE, World

TEN_EUROS = {"kind": "fixed", "amounts": {"eu": {"amount": "10", "currency": "EUR"}}}


@pytest.fixture
def erin(world: World) -> Staff:
    return Staff(world)


def granted(admin: Door, erin: Staff, **changes: Any) -> dict[str, Any]:
    asked = {"advocate": str(erin.id_of(ALICE)), "program": str(erin.program_id)}
    said = admin.asks(staff.GRANT, **{**asked, "terms": TEN_EUROS, **changes})
    assert said.errors == []
    result: dict[str, Any] = said.data["grantReward"]
    return result


def test_staff_grant_a_reward_and_alice_finds_it_on_her_page(
    admin: Door, storefront: Door, world: World, erin: Staff
) -> None:
    reward = granted(admin, erin)
    assert (reward["state"], reward["kind"], reward["amount"]) == ("PENDING", "FIXED", "10")
    assert (reward["orderId"], reward["reason"]) == (None, "GRANTED_BY_STAFF")
    assert granted(admin, erin)["id"] == reward["id"]
    world.turns()

    page = storefront.with_(Authorization=bearer(customer_token(ALICE))).asks(ME).data["me"]
    (on_page,) = page["rewards"]
    assert on_page["id"] == reward["id"]
    assert on_page["why"].startswith("A present from the shop. Enjoy it! You can use it until ")
    assert world.fake.honours(on_page["code"])


@pytest.mark.parametrize(
    ("changes", "code", "paths"),
    [
        ({"advocate": "x"}, "ADVOCATE_UNKNOWN", []),
        ({"program": "999999"}, "PROGRAM_UNKNOWN", []),
        ({"terms": "ten"}, "TERMS_INVALID", []),
        ({"terms": {"percent": "10"}}, "TERMS_INVALID", ["terms.kind"]),
        ({"terms": {"kind": "money"}}, "TERMS_INVALID", ["terms.kind"]),
        ({"terms": {"kind": "percent", "percent": "101"}}, "TERMS_INVALID", ["terms"]),
        ({"terms": {**TEN_EUROS, "colour": "red"}}, "TERMS_INVALID", ["terms.colour"]),
        ({"channel": "\ud800"}, "TERMS_INVALID", []),
        ({"why": ""}, "WHY_NEEDED", []),
        ({"key": ""}, "KEY_INVALID", []),
        ({"holdDays": -1}, "HOLD_INVALID", []),
    ],
)
def test_what_cannot_be_granted_is_said_with_its_place(
    admin: Door, erin: Staff, changes: dict[str, Any], code: str, paths: list[str]
) -> None:
    refused = granted(admin, erin, **changes)

    assert refused["code"] == code
    assert [problem["path"] for problem in refused["problems"]] == paths


def test_staff_void_and_undo(admin: Door, world: World, erin: Staff) -> None:
    world.story()
    reward = str(erin.only())
    voided = admin.asks(staff.VOID, id=reward).data["voidReward"]
    assert (voided["state"], voided["ruling"]) == ("VOIDING", "WITHHELD")
    (act,) = erin.acts()
    assert act.actor == STAFF_ID
    undone = admin.asks(staff.UNDO, id=str(act.id)).data["undoAct"]

    assert (undone["id"], undone["state"], undone["ruling"]) == (reward, "PENDING", None)
    again = admin.asks(staff.UNDO, id=str(act.id)).data["undoAct"]
    assert again["code"] == "ACT_UNDONE"


def test_staff_correct_and_decide(admin: Door, world: World, erin: Staff) -> None:
    _, bought = world.story()
    reward = erin.only()
    corrected = admin.asks(staff.CORRECT, id=str(reward), amount="12.50").data["correctReward"]
    assert (corrected["amount"], corrected["unit"]) == ("12.5", "EUR")
    world.turns()
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    bought.is_refunded()
    kept = admin.asks(staff.DECIDE, id=str(reward), review="KEEP").data["decideReward"]

    assert (kept["state"], kept["ruling"]) == ("SPENT", "KEPT")


def test_an_id_that_is_none_is_refused_as_data(admin: Door) -> None:
    for wrong in ("x", "", "-1", "9" * 19, "²"):
        refused = {
            admin.asks(staff.VOID, id=wrong).data["voidReward"]["code"],
            admin.asks(staff.CORRECT, id=wrong, amount="1").data["correctReward"]["code"],
            admin.asks(staff.DECIDE, id=wrong, review="KEEP").data["decideReward"]["code"],
        }
        assert refused == {"REWARD_UNKNOWN"}
        assert admin.asks(staff.UNDO, id=wrong).data["undoAct"]["code"] == "ACT_UNKNOWN"


def test_who_may_not_manage_orders_sees_rewards_without_their_orders(
    admin: Door, world: World
) -> None:
    _, bought = world.story()
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))

    for door, order_id in ((admin, bought.id), (marketer, None)):
        said = door.asks(staff.REWARDS)
        assert said.errors == []
        assert {node["orderId"] for node in said.data["rewards"]["nodes"]} == {order_id}
