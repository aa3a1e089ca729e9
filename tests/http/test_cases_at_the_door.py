"""Cases, as staff see and decide them by the admin door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from sqlalchemy import update

from plugin.storage.tables import cases
from tests.http import review, staff
from tests.http.doors import STAFF_ID, Door, staff_token
from tests.services.desk import DAVE, Desk
from tests.world import ALICE, BOB, CAROL, Person, World


@pytest.fixture
def desk(world: World) -> Desk:
    """A case of Alice with Bob's order, and one of Carol with Dave's."""
    desk = Desk(world)
    desk.watches(BOB, DAVE)
    desk.brings()
    desk.brings(DAVE, CAROL)
    return desk


def ids(admin: Door, **asked: Any) -> list[str]:
    return [case["id"] for case in admin.asks(review.CASES, **asked).data["cases"]["nodes"]]


def test_cases_are_found_by_state_kind_and_advocate(admin: Door, desk: Desk) -> None:
    alices, carols = (str(case.id) for case in desk.all())
    admin.asks(review.on_case("approveCase"), id=carols)
    alice = str(desk.erin.id_of(ALICE))

    assert ids(admin) == [carols, alices]
    assert ids(admin, filter={"state": "OPEN"}) == [alices]
    assert ids(admin, filter={"advocateId": alice}) == [alices]
    assert ids(admin, filter={"kind": "STAFF_LIST"}) == [carols, alices]
    assert ids(admin, filter={"kind": "CIRCLE"}) == []
    assert ids(admin, filter={"advocateId": "nobody"}) == []


def test_cases_are_read_page_by_page(admin: Door, desk: Desk) -> None:
    first = admin.asks(review.CASES, first=1).data["cases"]
    second = admin.asks(review.CASES, first=1, after=first["endCursor"]).data["cases"]

    assert (first["hasNextPage"], second["hasNextPage"]) == (True, False)
    assert [first["nodes"][0]["id"], second["nodes"][0]["id"]] == ids(admin)
    assert len(desk.all()) == 2


def test_a_case_shows_the_orders_side_by_side(admin: Door, desk: Desk) -> None:
    alices, _ = desk.all()
    desk.watches(CAROL)
    desk.brings(CAROL)
    file = admin.asks(review.CASE, id=str(alices.id)).data["case"]

    assert (file["case"]["kind"], file["case"]["orders"], file["case"]["points"]) == (
        "STAFF_LIST",
        2,
        60,
    )
    assert file["advocate"]["email"] == ALICE.email
    for order in file["orders"]:
        assert order["total"] == {"amount": "90", "currency": "EUR"}
        assert order["claimedAt"] < order["placedAt"] <= order["paidAt"]
        (signal,) = order["signals"]
        assert (signal["rule"], signal["points"]) == ("STAFF_LIST", 60)
    assert admin.asks(review.CASE, id="404").data == {"case": None}


def test_what_names_an_order_or_an_address_needs_its_own_right(admin: Door, desk: Desk) -> None:
    alices, _ = desk.all()
    token = staff_token("MANAGE_DISCOUNTS")
    said = admin.with_(Authorization_Bearer=token).asks(review.CASE, id=str(alices.id))

    (order,) = said.data["case"]["orders"]
    assert said.errors == []
    assert (order["orderId"], order["number"], order["total"]) == (None, None, None)
    assert said.data["case"]["advocate"]["email"] is None


def test_staff_decide_a_case_and_take_it_back(admin: Door, desk: Desk) -> None:
    case = str(desk.all()[0].id)
    refused = admin.asks(review.on_case("refuseCase"), id=case).data["refuseCase"]
    assert (refused["state"], refused["decidedBy"]) == ("REFUSED", STAFF_ID)
    again = admin.asks(review.on_case("approveCase"), id=case).data["approveCase"]
    assert again["code"] == "CASE_STATE"

    act = admin.asks(staff.AUDIT_LOG).data["auditLog"]["nodes"][0]["id"]
    undone = admin.asks(staff.UNDO, id=act).data["undoAct"]
    assert undone == {"__typename": "Case", "caseState": "OPEN"}


def test_who_may_not_decide_a_case_may_not_undo_it_either(admin: Door, desk: Desk) -> None:
    desk.approves(desk.all()[0].id)
    act = admin.asks(staff.AUDIT_LOG).data["auditLog"]["nodes"][0]["id"]
    token = staff_token("MANAGE_DISCOUNTS")
    said = admin.with_(Authorization_Bearer=token).asks(staff.UNDO, id=act)

    assert (said.code, desk.states) == ("PERMISSION_DENIED", ["approved", "open"])


def test_staff_do_the_same_to_many_cases(admin: Door, desk: Desk) -> None:
    both = [str(case.id) for case in desk.all()]
    asked = [*both, "404", "x"]
    done = admin.asks(review.ACT_ON_CASES, ids=asked).data["actOnCases"]["answers"]

    assert [one["id"] for one in done] == asked
    said = [one["result"].get("state") or one["result"]["code"] for one in done]
    assert said == ["APPROVED", "APPROVED", "CASE_UNKNOWN", "CASE_UNKNOWN"]


def test_many_are_not_too_many_and_each_says_why(admin: Door, desk: Desk) -> None:
    case = str(desk.all()[0].id)
    for wrong in ([], [case] * 101):
        assert admin.asks(review.ACT_ON_CASES, ids=wrong).message == "`ids` are 1 to 100."
    silent = admin.asks(review.ACT_ON_CASES, ids=[case], why="").data["actOnCases"]
    assert silent["code"] == "WHY_NEEDED"


def test_staff_ban_an_advocate_and_undo_it(admin: Door, desk: Desk) -> None:
    alice = str(desk.erin.id_of(ALICE))
    banned = admin.asks(review.on_advocate("banAdvocate"), id=alice).data["banAdvocate"]
    assert banned["bannedAt"] is not None
    assert admin.asks(review.on_advocate("banAdvocate"), id=alice).data["banAdvocate"]["code"] == (
        "ADVOCATE_STATE"
    )

    act = admin.asks(staff.AUDIT_LOG).data["auditLog"]["nodes"][0]["id"]
    undone = admin.asks(staff.UNDO, id=act).data["undoAct"]
    assert undone == {"__typename": "Advocate", "bannedAt": None}


def test_staff_say_how_long_a_case_may_wait(admin: Door, desk: Desk) -> None:
    usual = admin.asks("{ shop { review { days then remindEveryDays } } }").data["shop"]["review"]
    assert usual == {"days": 7, "then": "HOLD", "remindEveryDays": 7}

    said = admin.asks(review.SET_REVIEW).data["setReview"]["review"]
    assert said == {"days": 3, "then": "APPROVE", "remindEveryDays": 2}
    case = desk.all()[0]
    assert case.deadline_at - case.opened_at == timedelta(days=3)
    refused = admin.asks(review.SET_REVIEW, days=0).data["setReview"]
    assert refused["code"] == "REVIEW_INVALID"


def test_the_share_of_honest_ones_among_what_was_held_is_shown(admin: Door, desk: Desk) -> None:
    alices, carols = desk.all()
    desk.circle()
    circle = desk.all()[-1]
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=10)):
        desk.approves(alices.id)
        desk.refuses(carols.id)
        desk.approves(circle.id)
        desk.brings(Person("eve@example.com"), DAVE)
    desk.watches(CAROL)
    figures = admin.asks(review.REVIEW_FIGURES).data["reviewFigures"]

    everything, (circles, lists) = figures["all"], figures["kinds"]
    assert (everything["kind"], everything["decided"]) == (None, 3)
    assert (everything["falseHoldRate"], everything["open"]) == ("0.6667", 1)
    assert (circles["kind"], circles["falseHoldRate"]) == ("CIRCLE", "1.0000")
    assert (lists["kind"], lists["falseHoldRate"], lists["refused"]) == ("STAFF_LIST", "0.5000", 1)
    assert Decimal(lists["medianHours"]) == 10


def test_what_nobody_decided_says_nothing_about_the_rules(admin: Door, desk: Desk) -> None:
    ago = timedelta(days=8)
    with desk.world.ctx.engine.begin() as conn:
        waits = {name: cases.c[name] - ago for name in ("opened_at", "deadline_at", "due_at")}
        conn.execute(update(cases).values(**waits))
    overdue = admin.asks(review.REVIEW_FIGURES).data["reviewFigures"]["all"]
    admin.asks(review.SET_REVIEW)
    desk.world.turns()
    figure = admin.asks(review.REVIEW_FIGURES).data["reviewFigures"]["all"]

    assert (overdue["open"], overdue["overdue"]) == (2, 2)
    assert (figure["byDeadline"], figure["decided"], figure["falseHoldRate"]) == (2, 0, None)
    for days in (0, 366):
        said = admin.asks(review.REVIEW_FIGURES, days=days)
        assert said.message == "`days` is from 1 to 365."


def test_a_shop_without_cases_has_figures_too(admin: Door) -> None:
    figures = admin.asks(review.REVIEW_FIGURES).data["reviewFigures"]

    assert (figures["all"]["decided"], figures["all"]["medianHours"]) == (0, None)
    assert figures["kinds"] == []
