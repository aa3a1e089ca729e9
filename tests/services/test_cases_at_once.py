"""Workers and staff at once: one case, and nothing waits where nobody looks any more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert, select

from plugin.domain.abuse.circumstances import Watched
from plugin.domain.review import CaseState, Place
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.services.refusals import Refused
from plugin.services.review.decide_case import approve_case, refuse_case
from plugin.storage.tables import case_orders, cases, watched_people
from tests.services.alices_rewards import pays_unseen
from tests.services.desk import Desk
from tests.world import Person, World

ORDERS = 60


@pytest.fixture
def desk(world: World) -> Desk:
    """Whoever has an address at example.com is on the shop's list of staff."""
    mark = world.ctx.keys.mail_domain("anybody@example.com")
    said = {"list": Watched.STAFF, "entry_hmac": mark, "label": "example.com", "added_by": "x"}
    with world.ctx.engine.begin() as conn:
        conn.execute(insert(watched_people).values(shop_id=world.shop.id, **said))
    return Desk(world)


def works(world: World) -> None:
    while evaluate_due_orders(world.ctx, world.shop.id):
        pass


def test_many_workers_open_one_case(desk: Desk) -> None:
    world = desk.world
    for number in range(ORDERS):
        pays_unseen(world, Person(f"friend{number}@example.com"))
    with ThreadPoolExecutor(6) as workers:
        list(workers.map(lambda _: works(world), range(6)))

    assert len(desk.all()) == 1
    assert len(desk.waiting(desk.open)) == ORDERS


def test_one_of_two_who_decide_at_once_is_first(desk: Desk) -> None:
    pays_unseen(desk.world, Person("friend@example.com"))
    works(desk.world)
    case, told = desk.open, []

    def decides(act: object) -> None:
        assert callable(act)
        try:
            act(desk.world.ctx, desk.world.shop, case, desk.erin.by)
        except Refused as error:
            told.append(error.code)

    with ThreadPoolExecutor(2) as staff:
        list(staff.map(decides, (approve_case, refuse_case)))

    assert told == ["CASE_STATE"]
    assert len([act for act in desk.acts() if act.subject == "case"]) == 1


def test_nothing_waits_in_a_case_that_was_decided_meanwhile(desk: Desk) -> None:
    world = desk.world
    pays_unseen(world, Person("first@example.com"))
    works(world)
    for number in range(ORDERS):
        pays_unseen(world, Person(f"friend{number}@example.com"))
    with ThreadPoolExecutor(2) as both:
        worker = both.submit(works, world)
        both.submit(approve_case, world.ctx, world.shop, desk.open, desk.erin.by).result()
        worker.result()
    works(world)

    waits = (
        select(cases.c.state)
        .join(case_orders, case_orders.c.case_id == cases.c.id)
        .where(case_orders.c.state == Place.HELD)
    )
    with world.ctx.engine.connect() as conn:
        assert set(conn.execute(waits).scalars()) <= {CaseState.OPEN}
    assert [case.state for case in desk.all()].count(CaseState.APPROVED) == 1
