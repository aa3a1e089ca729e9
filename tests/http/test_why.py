"""Staff ask why: of a claim, of a reward, of an advocate."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from plugin.domain.goods import OrderConditions
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.storage.people import advocate_by_word
from plugin.storage.tables import claims
from tests.http import staff
from tests.http.doors import Door, staff_token
from tests.services.staff import Staff
from tests.world import ALICE, BOB, CAROL, Person, World

MINIMUM = OrderConditions(minimum={"eu": Money(Decimal(200), "EUR")})
DAVE = Person("dave@example.com")


def claim_of(world: World, advocate: Person = ALICE) -> str:
    """The id of what Bob accepted from this advocate."""
    with world.ctx.engine.connect() as conn:
        row = advocate_by_word(conn, world.page_of(advocate).word)
        assert row is not None
        newest = select(claims.c.id).where(claims.c.advocate_id == row.id).order_by(claims.c.id)
        return str(conn.execute(newest).scalars().all()[-1])


def why_claim(admin: Door, world: World, advocate: Person = ALICE) -> Any:
    return admin.asks(staff.WHY_CLAIM, id=claim_of(world, advocate)).data["whyClaim"]


def why_reward(admin: Door, reward_id: object, locale: str = "en") -> Any:
    return admin.asks(staff.WHY_REWARD, id=str(reward_id), locale=locale).data["whyReward"]


def why_advocate(admin: Door, world: World, person: Person = ALICE) -> Any:
    asked = str(Staff(world).id_of(person))
    return admin.asks(staff.WHY_ADVOCATE, id=asked).data["whyAdvocate"]


# A claim


def test_a_claim_is_explained_by_the_orders_that_count_for_it(admin: Door, world: World) -> None:
    _, bought = world.story()
    why = why_claim(admin, world)

    assert why["sentence"].startswith("The friend accepted the offer on ")
    (order,) = why["orders"]
    assert (order["orderId"], order["counts"], order["reason"]) == (bought.id, True, "QUALIFIED")
    assert {"attribution", "window", "paid"} <= {step["rule"] for step in order["trace"]}


def test_a_claim_that_nobody_bought_on_has_no_orders(admin: Door, world: World) -> None:
    world.claim()

    assert why_claim(admin, world)["orders"] == []


def test_the_reason_of_an_order_is_not_given_to_a_claim_that_lost(
    admin: Door, world: World
) -> None:
    world.claim(advocate=ALICE)
    carols = world.claim(advocate=CAROL)
    world.buys(claimed=carols).is_paid()

    (order,) = why_claim(admin, world, ALICE)["orders"]
    assert (order["counts"], order["reason"], order["outcome"]) == (False, None, None)
    assert (order["sentence"], order["trace"]) == (
        "For this order there is stronger evidence.",
        [],
    )
    assert [one["counts"] for one in why_claim(admin, world, CAROL)["orders"]] == [True]


def test_a_code_that_leaked_says_nothing_about_the_friend_who_had_it(
    admin: Door, world: World
) -> None:
    world.buys(DAVE, code=world.claim(friend=BOB).code).is_paid()

    (order,) = why_claim(admin, world)["orders"]
    assert (order["counts"], order["reason"]) == (False, None)
    assert order["sentence"] == "Somebody else's order has the code of this claim."
    (friend,) = why_advocate(admin, world)["friends"]
    assert (friend["status"], friend["reason"]) == ("CLAIMED", None)


# A reward


def test_a_reward_that_is_held_says_until_when(admin: Door, world: World) -> None:
    world.starts(hold_days=14)
    _, bought = world.story()
    (reward,) = world.rewards_of(ALICE)
    why = why_reward(admin, reward.id)

    until = datetime.fromisoformat(why["until"])
    assert why["waitsFor"].startswith("It is held until ")
    assert timedelta(days=13) < until - datetime.now(until.tzinfo) < timedelta(days=14)
    assert [step["sentence"] for step in why["life"]] == [
        "Promised: €10.00. The order qualifies; both sides are rewarded."
    ]
    assert why["decision"]["reason"] == "QUALIFIED"
    assert bought.id not in str({**why, "decision": None})


def test_the_life_of_a_reward_is_told_from_its_promise_to_its_use(
    admin: Door, world: World
) -> None:
    world.story()
    (reward,) = world.rewards_of(ALICE)
    assert why_reward(admin, reward.id)["waitsFor"].startswith("It can be used until ")
    world.buys(ALICE, code=reward.code).is_paid()
    why = why_reward(admin, reward.id)

    moves = [step["sentence"].partition(":")[0] for step in why["life"]]
    assert moves == ["Promised", "Given out", "Used"]
    assert (why["waitsFor"], why["until"]) == (None, None)


def test_what_staff_did_to_a_reward_is_told_in_their_words(admin: Door, world: World) -> None:
    erin = Staff(world)
    reward = erin.grants()
    erin.voids(reward)
    why = why_reward(admin, reward)

    assert why["decision"] is None
    by_staff = [step for step in why["life"] if step["actor"] != "app"]
    assert [step["reason"] for step in by_staff] == ["GRANTED_BY_STAFF", "VOIDED_BY_STAFF"]
    assert {step["why"] for step in by_staff} == {"She asked so nicely"}


def test_a_reward_is_told_in_the_language_of_whoever_reads_it(admin: Door, world: World) -> None:
    reward = Staff(world).grants()

    assert why_reward(admin, reward, "de")["sentence"] == (
        "Das Shop-Team hat diese Belohnung vergeben."
    )


# An advocate


def test_an_advocates_friends_are_told_each_with_what_became_of_them(
    admin: Door, world: World
) -> None:
    world.starts(order_conditions=MINIMUM)
    world.claim(friend=DAVE)
    world.buys(claimed=world.claim(friend=BOB)).is_paid()

    bobs, daves = why_advocate(admin, world)["friends"]
    assert (bobs["status"], bobs["reason"]) == ("NOT_COUNTED", "BELOW_MINIMUM")
    assert bobs["sentence"] == "The goods that count come to less than the program's minimum."
    assert (daves["status"], daves["reason"]) == ("CLAIMED", None)


def test_an_advocates_limits_are_told_with_what_is_used_of_them(admin: Door, world: World) -> None:
    euros = {"EUR": Decimal(50)}
    caps = Cap(count=3), Cap(per=Period.MONTH, money=euros), Cap(per=Period.ROLLING, count=9)
    world.starts(hold_days=0, limits=Limits(per_advocate=caps))
    world.story()

    (program,) = why_advocate(admin, world)["programs"]
    assert (program["mayRefer"], program["sentence"]) == (True, "The advocate may refer.")
    assert program["limits"] == [
        "In all: 1 of 3 rewards.",
        "This month: €19.00 of €50.00.",
        "In the last 30 days: 1 of 9 rewards.",
    ]


def test_an_order_that_was_credited_to_another_is_not_this_advocates(
    admin: Door, world: World
) -> None:
    world.claim(advocate=ALICE)
    world.buys(claimed=world.claim(advocate=CAROL)).is_paid()

    (friend,) = why_advocate(admin, world, ALICE)["friends"]
    assert (friend["status"], friend["reason"]) == ("NOT_COUNTED", "CREDITED_TO_ANOTHER")
    (friend,) = why_advocate(admin, world, CAROL)["friends"]
    assert (friend["status"], friend["reason"]) == ("BOUGHT", "QUALIFIED")


# Who may ask


def test_orders_are_for_those_who_may_manage_them(admin: Door, world: World) -> None:
    world.story()
    (reward,) = world.rewards_of(ALICE)
    merchandiser = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))

    claim = merchandiser.asks(staff.WHY_CLAIM, id=claim_of(world))
    earned = merchandiser.asks(staff.WHY_REWARD, id=str(reward.id))
    assert (claim.errors, claim.data["whyClaim"]["orders"]) == ([], [])
    assert (earned.errors, earned.data["whyReward"]["decision"]) == ([], None)
    assert "Order:" not in claim.text + earned.text


@pytest.mark.parametrize("wrong", ["0", "999999", "x", "", "-1", "9" * 30])
def test_what_there_is_not_is_nothing(admin: Door, wrong: str) -> None:
    assert admin.asks(staff.WHY_CLAIM, id=wrong).data == {"whyClaim": None}
    assert admin.asks(staff.WHY_REWARD, id=wrong).data == {"whyReward": None}
    assert admin.asks(staff.WHY_ADVOCATE, id=wrong).data == {"whyAdvocate": None}
