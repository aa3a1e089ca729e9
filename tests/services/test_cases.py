"""What looks dishonest waits in one case for each advocate and kind; staff decide it as a whole."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.reasons import Reason
from plugin.domain.review import CaseState
from plugin.domain.reward import RewardState
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.act_on_cases import CaseAct, act_on_cases
from tests.promises import ANYONE
from tests.services.desk import DAVE, HELD, ISSUED, VOID, WATCHED, Desk
from tests.services.staff import refusal
from tests.world import ALICE, BOB, CAROL, World


@pytest.fixture
def desk(world: World) -> Desk:
    desk = Desk(world)
    desk.watches(*WATCHED)
    return desk


# How cases open and close


def test_what_is_held_waits_in_a_case_that_says_what_speaks_against_it(desk: Desk) -> None:
    bought = desk.brings()
    found = desk.file(desk.open)

    assert (found.case.kind, found.case.advocate_id) == (Suspicion.STAFF_LIST, found.advocate.id)
    (only,) = found.orders
    assert (only.order.id, only.placed.points) == (bought.id, 60)
    assert [signal.rule for signal in only.signals] == [Suspicion.STAFF_LIST]


def test_two_orders_at_once_open_one_case(desk: Desk) -> None:
    desk.world.claim(DAVE)
    claims = [desk.world.claim(person) for person in WATCHED]
    paid: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
    for number, (person, claimed) in enumerate(zip(WATCHED, claims, strict=True)):
        raw = desk.world.buys(person, claimed).raw
        desk.world.stores({**raw, **paid, "updatedAt": f"2099-01-01T00:00:0{number}+00:00"})
    desk.world.turns()

    assert len(desk.waiting(desk.open)) == 2


def test_the_same_event_again_makes_no_second_case(desk: Desk) -> None:
    bought = desk.brings()
    for number in ("77", "78"):
        bought.becomes(number=number)
        desk.world.hears(bought.raw)

    assert desk.waiting(desk.open) == [bought.id]
    assert len(desk.all()) == 1


def test_another_kind_and_another_advocate_are_other_cases(desk: Desk) -> None:
    desk.brings()
    desk.circle()
    desk.brings(DAVE, CAROL)

    kinds = [(case.kind, desk.file(case.id).advocate.first_name) for case in desk.all()]
    assert kinds == [("staff_list", "Alice"), ("circle", "Alice"), ("staff_list", "Carol")]


def test_an_honest_order_opens_no_case(desk: Desk) -> None:
    desk.brings(CAROL)

    assert desk.all() == []


def test_a_refund_leaves_nothing_to_decide(desk: Desk) -> None:
    bought = desk.brings()
    bought.is_refunded()

    assert desk.states == ["moot"]
    assert refusal(lambda: desk.approves(desk.all()[0].id)) is RefusalCode.CASE_STATE


def test_a_case_goes_on_while_another_order_waits_in_it(desk: Desk) -> None:
    first, second = desk.brings(), desk.brings(DAVE)
    first.is_cancelled()

    assert desk.waiting(desk.open) == [second.id]


def test_an_order_that_a_person_judges_by_itself_leaves_its_case(desk: Desk) -> None:
    bought = desk.brings()
    desk.erin.judges(bought.id, Ruled.HONEST)
    assert desk.states == ["moot"]

    desk.erin.judges(bought.id, None)
    assert (desk.states, desk.waiting(desk.open)) == (["moot", "open"], [bought.id])


def test_an_order_goes_over_to_the_case_of_what_speaks_louder(desk: Desk) -> None:
    bought = desk.circle()
    with desk.world.ctx.engine.begin() as conn:
        louder = '{"rules": {"staff_list": {"points": 90}}}'
        conn.execute(text("UPDATE shops SET honesty = :said"), {"said": louder})
    desk.watches(CAROL)
    bought.becomes(number="77")

    assert [(case.kind, case.state) for case in desk.all()] == [
        ("circle", "moot"),
        ("staff_list", "open"),
    ]


# What staff decide


def test_an_approved_case_pays_all_of_its_orders(desk: Desk) -> None:
    desk.brings()
    desk.brings(DAVE)
    assert desk.rewards() == [HELD, HELD]
    desk.approves(desk.open)

    assert desk.rewards() == [ISSUED, ISSUED]
    (case,) = desk.all()
    assert (case.state, case.decided_by) == ("approved", desk.erin.by.actor)
    assert case.decided_at is not None


def test_a_refused_case_pays_none(desk: Desk) -> None:
    desk.brings()
    desk.brings(DAVE)
    desk.refuses(desk.open)

    assert desk.rewards() == [VOID, VOID]
    assert desk.states == ["refused"]


def test_a_case_is_decided_once(desk: Desk) -> None:
    desk.brings()
    case = desk.open
    desk.approves(case)

    assert refusal(lambda: desk.refuses(case)) is RefusalCode.CASE_STATE
    assert refusal(lambda: desk.approves(404)) is RefusalCode.CASE_UNKNOWN
    assert desk.rewards() == [ISSUED]


def test_what_comes_after_the_decision_is_another_case(desk: Desk) -> None:
    desk.brings()
    desk.approves(desk.open)
    later = desk.brings(DAVE)

    assert (desk.states, desk.waiting(desk.open)) == (["approved", "open"], [later.id])
    assert [case.state for case in desk.file(desk.open).earlier] == ["approved"]


def test_an_undone_approval_holds_the_rewards_again_as_far_as_they_are_not_issued(
    desk: Desk,
) -> None:
    desk.world.edits(friends=ANYONE, hold_days=14)
    bought = desk.brings()
    case = desk.open
    desk.approves(case)
    assert desk.rewards() == [(RewardState.PENDING, Reason.QUALIFIED)]

    assert desk.undoes() == case
    assert desk.rewards() == [HELD]
    assert (desk.states, desk.waiting(case)) == (["open"], [bought.id])


def test_an_undone_refusal_brings_the_rewards_back_to_wait(desk: Desk) -> None:
    desk.brings()
    desk.refuses(desk.open)
    desk.undoes()

    assert (desk.rewards(), desk.states) == ([HELD], ["open"])
    desk.approves(desk.open)
    assert desk.rewards() == [ISSUED]


def test_what_was_judged_before_is_judged_so_again(desk: Desk) -> None:
    bought = desk.brings()
    desk.erin.judges(bought.id, Ruled.HONEST)
    with desk.world.ctx.engine.begin() as conn:
        honest = conn.execute(text("SELECT ruled, rules FROM judgements")).one()
    desk.brings(ALICE, BOB)
    bought.becomes(number="77")
    held_anew = desk.all(CaseState.OPEN)[-1]
    assert held_anew.kind == Suspicion.CIRCLE
    desk.refuses(held_anew.id)
    assert desk.rewards() != [HELD]
    desk.undoes()

    with desk.world.ctx.engine.begin() as conn:
        again = conn.execute(
            text("SELECT ruled, rules FROM judgements WHERE order_id = :id"), {"id": bought.id}
        ).one()
    assert again == honest


def test_what_was_refunded_meanwhile_leaves_an_undone_case_moot(desk: Desk) -> None:
    bought = desk.brings()
    desk.approves(desk.open)
    bought.is_refunded()
    desk.undoes()

    assert desk.states == ["moot"]
    assert [state for state, _ in desk.rewards()] == [RewardState.VOID]


def test_the_orders_of_an_undone_case_wait_in_a_newer_one(desk: Desk) -> None:
    first = desk.brings()
    desk.refuses(desk.open)
    refused = desk.acts()[-1].id
    second = desk.brings(DAVE)
    newer = desk.open

    assert desk.undoes(refused) == newer
    assert sorted(desk.waiting(newer)) == sorted([first.id, second.id])
    assert desk.states == ["moot", "open"]


def test_an_act_is_undone_once_and_only_while_it_stands(desk: Desk) -> None:
    bought = desk.brings()
    desk.approves(desk.open)
    approved = desk.acts()[-1].id
    desk.erin.judges(bought.id, Ruled.DISHONEST)
    assert refusal(lambda: desk.undoes(approved)) is RefusalCode.ACT_OVERTAKEN

    desk.erin.judges(bought.id, Ruled.HONEST)
    desk.undoes(approved)
    assert refusal(lambda: desk.undoes(approved)) is RefusalCode.ACT_UNDONE


def test_a_note_stays_with_the_case_and_can_be_taken_back(desk: Desk) -> None:
    desk.brings()
    desk.notes(desk.open)
    noted = desk.acts()[-1]
    desk.approves(desk.open)
    case = desk.all()[0].id
    desk.undoes(noted.id)

    told = [(act.what, act.note, act.undone_by is not None) for act in desk.file(case).acts]
    assert told == [
        ("CASE_NOTED", desk.erin.by.note, True),
        ("CASE_APPROVED", desk.erin.by.note, False),
        ("CASE_ACT_UNDONE", desk.erin.by.note, False),
    ]
    assert desk.states == ["approved"]


# Cases that belong together


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    """Alice's case and Carol's."""
    desk.brings()
    desk.brings(DAVE, CAROL)
    alices, carols = desk.all()
    return alices.id, carols.id


def test_merged_cases_are_decided_together(desk: Desk, two: tuple[int, int]) -> None:
    into, other = two
    desk.merges(into, other)
    assert len(desk.waiting(into)) == 2
    assert refusal(lambda: desk.approves(other)) is RefusalCode.CASE_STATE
    desk.approves(into)

    assert (desk.rewards(), desk.rewards(CAROL)) == ([ISSUED], [ISSUED])
    assert desk.states == ["approved", "approved"]


def test_merged_cases_are_opened_again_together(desk: Desk, two: tuple[int, int]) -> None:
    into, other = two
    desk.merges(into, other)
    desk.refuses(into)
    desk.undoes()

    assert (desk.rewards(), desk.rewards(CAROL)) == ([HELD], [HELD])
    assert [case.merged_into for case in desk.all()] == [None, into]


def test_merged_cases_are_taken_apart_again(desk: Desk, two: tuple[int, int]) -> None:
    into, other = two
    desk.merges(into, other)
    desk.undoes()
    desk.refuses(other)

    assert (desk.rewards(), desk.rewards(CAROL)) == ([HELD], [VOID])


def test_what_was_decided_together_is_not_taken_apart(desk: Desk, two: tuple[int, int]) -> None:
    into, other = two
    desk.merges(into, other)
    merged = desk.acts()[-1].id
    desk.approves(into)

    assert refusal(lambda: desk.undoes(merged)) is RefusalCode.ACT_OVERTAKEN


def test_a_case_that_has_parts_is_merged_with_them(desk: Desk, two: tuple[int, int]) -> None:
    into, other = two
    desk.circle()
    third = desk.all()[-1].id
    desk.merges(into, other)
    desk.merges(third, into)
    assert [case.merged_into for case in desk.all()] == [third, third, None]

    desk.undoes()
    assert [case.merged_into for case in desk.all()] == [None, into, None]


def test_a_case_is_not_merged_with_itself_or_with_nothing(desk: Desk, two: tuple[int, int]) -> None:
    into, _ = two
    for others in ((into,), ()):
        assert refusal(lambda: desk.merges(into, *others)) is RefusalCode.CASE_STATE  # noqa: B023


def test_merged_cases_are_moot_together(desk: Desk, two: tuple[int, int]) -> None:
    into, other = two
    desk.merges(into, other)
    orders = [one.order.id for one in desk.file(into).orders]
    desk.erin.judges(orders[0], Ruled.HONEST)
    assert desk.states == ["open", "open"]

    desk.erin.judges(orders[1], Ruled.HONEST)
    assert desk.states == ["moot", "moot"]


# Many at once


def test_what_is_refused_for_one_case_stops_no_other(desk: Desk, two: tuple[int, int]) -> None:
    alices, carols = two
    desk.approves(alices)
    ctx, shop, by = desk.world.ctx, desk.world.shop, desk.erin.by
    done = act_on_cases(ctx, shop, [alices, 404, carols], CaseAct.APPROVE, by)
    desk.world.turns()

    codes = [one.code if isinstance(one, Refused) else one.state for one in done]
    assert codes == [RefusalCode.CASE_STATE, RefusalCode.CASE_UNKNOWN, CaseState.APPROVED]
    assert (desk.rewards(), desk.rewards(CAROL)) == ([ISSUED], [ISSUED])


def test_the_advocates_of_many_cases_are_banned_at_once(desk: Desk, two: tuple[int, int]) -> None:
    done = act_on_cases(desk.world.ctx, desk.world.shop, two, CaseAct.BAN, desk.erin.by)

    assert [one.id for one in done if not isinstance(one, Refused)] == list(two)
    assert all(desk.file(case).advocate.banned_at is not None for case in two)
    assert desk.states == ["open", "open"]
