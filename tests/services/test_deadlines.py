"""A case that nobody decides in time: staff are reminded, or what the shop has said happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from plugin.domain.review import AtDeadline, Deadline
from plugin.services.find_due_shops import find_due_shops
from plugin.services.refusals import RefusalCode
from plugin.services.review.set_review import set_review
from plugin.services.shops.list_troubles import list_troubles
from tests.services.desk import DAVE, HELD, ISSUED, VOID, WATCHED, Desk
from tests.services.staff import refusal
from tests.world import CAROL, World


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(datetime.now(UTC), tick=True) as clock:
        yield clock


@pytest.fixture
def desk(world: World) -> Desk:
    desk = Desk(world)
    desk.watches(*WATCHED)
    return desk


def says(desk: Desk, then: AtDeadline, days: int = 7, every: int = 7) -> None:
    set_review(desk.world.ctx, desk.world.shop, Deadline(days, then, every), desk.erin.by.actor)


def later(desk: Desk, clock: Any, **time: float) -> None:
    """The clock goes on, and the workers do what is due by then."""
    clock.shift(timedelta(**time))
    if desk.world.shop.id in find_due_shops(desk.world.ctx):
        desk.world.turns()


def shown(desk: Desk) -> list[str]:
    """What the Dashboard shows beside the app."""
    return [said for key, said in desk.world.fake.problems.items() if key == "cases that wait"]


def test_a_shop_that_says_nothing_is_reminded_and_the_case_waits(desk: Desk, clock: Any) -> None:
    desk.brings()
    later(desk, clock, days=6.9)
    assert shown(desk) == []
    since = desk.all()[0].opened_at.date()
    later(desk, clock, days=0.2)

    assert shown(desk) == [f"1 case waits for a decision, the oldest since {since}."]
    assert (desk.states, desk.rewards()) == (["open"], [HELD])
    (trouble,) = list_troubles(desk.world.ctx, desk.world.shop)
    assert (trouble.what, trouble.id) == ("case", str(desk.open))


def test_staff_are_reminded_again_after_a_while(desk: Desk, clock: Any) -> None:
    desk.brings()
    later(desk, clock, days=7.1)
    desk.brings(DAVE, CAROL)
    desk.world.fake.problems.clear()
    later(desk, clock, days=6.8)
    assert shown(desk) == []
    later(desk, clock, days=0.3)

    (said,) = shown(desk)
    assert said.startswith("2 cases wait for a decision")


def test_the_reminder_goes_when_nothing_is_overdue_any_more(desk: Desk, clock: Any) -> None:
    desk.brings()
    desk.brings(DAVE, CAROL)
    later(desk, clock, days=7.1)
    first, second = desk.all()
    desk.approves(first.id)
    assert shown(desk)[0].startswith("1 case waits")
    desk.refuses(second.id)

    assert (shown(desk), list_troubles(desk.world.ctx, desk.world.shop)) == ([], [])


def test_the_reminder_goes_when_there_is_nothing_left_to_decide(desk: Desk, clock: Any) -> None:
    bought = desk.brings()
    later(desk, clock, days=7.1)
    bought.is_refunded()

    assert (desk.states, shown(desk)) == (["moot"], [])


def test_a_shop_may_have_cases_approved_by_themselves(desk: Desk, clock: Any) -> None:
    says(desk, AtDeadline.APPROVE, days=3)
    desk.brings()
    later(desk, clock, days=2.9)
    assert desk.rewards() == [HELD]
    later(desk, clock, days=0.2)

    assert desk.rewards() == [ISSUED]
    (case,) = desk.all()
    assert (case.state, case.decided_by) == ("approved", "deadline")
    decided = desk.acts()[-1]
    assert (decided.actor, decided.note) == ("deadline", "Nobody decided within 3 days")


def test_what_a_deadline_has_refused_a_person_takes_back(desk: Desk, clock: Any) -> None:
    says(desk, AtDeadline.REFUSE)
    desk.brings()
    later(desk, clock, days=7.1)
    assert (desk.states, desk.rewards()) == (["refused"], [VOID])
    desk.undoes()
    assert (desk.states, desk.rewards()) == (["open"], [HELD])

    # They have as long again to decide it.
    later(desk, clock, days=6.8)
    assert desk.states == ["open"]
    later(desk, clock, days=0.3)
    assert desk.states == ["refused"]


def test_a_deadline_holds_for_what_waits_already(desk: Desk, clock: Any) -> None:
    desk.brings()
    clock.shift(timedelta(days=2))
    says(desk, AtDeadline.APPROVE, days=1)
    desk.world.turns()

    assert desk.states == ["approved"]


def test_cases_that_are_decided_together_have_one_deadline(desk: Desk, clock: Any) -> None:
    says(desk, AtDeadline.APPROVE)
    desk.brings()
    later(desk, clock, days=5)
    desk.world.turns()
    desk.brings(DAVE, CAROL)
    older, younger = desk.all()
    desk.merges(younger.id, older.id)
    later(desk, clock, days=3)
    assert desk.states == ["open", "open"]
    later(desk, clock, days=4.1)

    assert desk.states == ["approved", "approved"]


def test_cases_that_are_taken_apart_have_their_own_deadlines_again(desk: Desk, clock: Any) -> None:
    says(desk, AtDeadline.APPROVE)
    desk.brings()
    later(desk, clock, days=5)
    desk.world.turns()
    desk.brings(DAVE, CAROL)
    older, younger = desk.all()
    desk.merges(younger.id, older.id)
    desk.undoes()
    later(desk, clock, days=3)

    assert desk.states == ["approved", "open"]


def test_nonsense_is_refused(desk: Desk) -> None:
    for days, every in ((0, 7), (366, 7), (7, 0), (7, 366)):
        said = refusal(lambda d=days, e=every: says(desk, AtDeadline.HOLD, d, e))  # type: ignore[misc]
        assert said is RefusalCode.REVIEW_INVALID
