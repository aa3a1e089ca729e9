"""Staff try a promise on past orders, before anybody is promised anything."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from plugin.storage.tables import decisions, rewards
from tests.http import staff
from tests.http.doors import Door
from tests.world import BOB, CAROL, World


def replayed(admin: Door, **asked: Any) -> dict[str, Any]:
    said = admin.asks(staff.REPLAY, **asked)
    assert said.errors == []
    found: dict[str, Any] = said.data["replay"]
    return found


def the_program(admin: Door) -> str:
    program: dict[str, Any] = admin.asks(staff.PROGRAMS).data["programs"][0]
    return str(program["id"])


def orders_by_reason(replay: dict[str, Any]) -> dict[str, int]:
    return {one["reason"]: one["orders"] for one in replay["outcomes"]}


def written(world: World) -> tuple[int, int]:
    with world.ctx.engine.connect() as conn:
        return (
            conn.execute(select(func.count()).select_from(decisions)).scalar_one(),
            conn.execute(select(func.count()).select_from(rewards)).scalar_one(),
        )


def test_a_program_says_what_it_paid_and_writes_nothing(admin: Door, world: World) -> None:
    world.buys(BOB, world.claim(BOB)).is_paid()
    world.buys(CAROL).is_paid()
    before = written(world)
    said = replayed(admin, programId=the_program(admin))

    assert said["orders"] == 2
    assert orders_by_reason(said) == {"QUALIFIED": 1, "NO_EVIDENCE": 1}
    assert {cost["side"] for cost in said["costs"]} == {"FRIEND", "ADVOCATE"}
    assert said["reachable"] == 1
    assert all(one["sentence"] and one["orderIds"] for one in said["outcomes"])
    assert written(world) == before


def test_another_promise_is_tried_as_the_programs_next_version(admin: Door, world: World) -> None:
    world.buys(BOB, world.claim(BOB), total=40.0).is_paid()
    dearer = staff.promise(order={"minimum": {"eu": {"amount": "500", "currency": "EUR"}}})
    said = replayed(admin, programId=the_program(admin), promise=dearer)

    assert orders_by_reason(said) == {"BELOW_MINIMUM": 1}
    assert said["costs"] == []


def test_a_promise_that_cannot_be_kept_is_refused_with_what_to_mend(admin: Door) -> None:
    said = replayed(admin, promise=staff.promise(window_days=-1))

    assert said["code"] == "PROGRAM_INVALID"
    assert said["problems"]


def test_a_program_of_nobody_is_refused(admin: Door) -> None:
    assert replayed(admin, programId="999999")["code"] == "PROGRAM_UNKNOWN"


@pytest.mark.parametrize(
    "asked", [{}, {"programId": "1", "days": 0}, {"programId": "1", "days": 3651}]
)
def test_a_question_without_sense_says_what_to_ask(admin: Door, asked: dict[str, Any]) -> None:
    (error,) = admin.asks(staff.REPLAY, **asked).errors
    assert "`days`" in str(error) or "`programId`" in str(error)
