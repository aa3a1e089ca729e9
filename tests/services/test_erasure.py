"""Somebody is erased: nothing says any more who they were, and the shop's books still add up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from plugin.domain.identity import Person as Marks
from plugin.domain.offer import Arm, Repeat, SidePromise
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import Access
from plugin.services.people.export_person import export_person
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.erase_person import Erased, erase_account, erase_person
from plugin.storage.tables import (
    advocates,
    claims,
    erased_people,
    ledger,
    metadata,
    orders,
    rewards,
)
from tests.promises import TEN_EACH, TENTH
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, ALICES_NAME, BOB, CAROL, Person, World

DAVE = Person("dave@example.com")


def erases(world: World, person: Person = ALICE, **how: Any) -> Erased:
    asked = {"confirm": person.email, "user_id": person.user_id, **how}
    by = By(ERIN, "They asked for it")
    done = erase_person(world.ctx, world.shop, person.email, by=by, **asked)
    world.turns()
    return done


def held(world: World, person: Person) -> dict[str, Any]:
    found = export_person(world.ctx, world.shop, person.email, person.user_id)
    rows: dict[str, Any] = found["held"]
    return rows


def everything(world: World, *, but: str = "") -> str:
    with world.ctx.engine.connect() as conn:
        return str([list(conn.execute(select(t))) for t in metadata.sorted_tables if t.name != but])


def marks(world: World, person: Person) -> Marks:
    return world.ctx.keys.person(email=person.email, user_id=person.user_id)


# The export


def test_one_call_tells_an_advocate_all_that_is_held(world: World) -> None:
    world.tells_all()
    Staff(world).grants()
    mine = held(world, ALICE)

    (page,) = mine["advocates"]
    assert (page["email"], page["first_name"]) == (ALICE.email, "Alice")
    assert {"advocate_names", "orders", "rewards", "ledger", "audit", "messages"} <= set(mine)
    assert {reward["side"] for reward in mine["rewards"]} == {"advocate"}
    assert len(mine["ledger"]) >= len(mine["rewards"])


def test_a_friend_is_told_of_claim_consent_order_and_lists(world: World) -> None:
    world.lists("allowed", BOB.email)
    world.story()
    told = export_person(world.ctx, world.shop, BOB.email, None)

    assert {"claims", "consents", "orders", "decisions", "referrals", "program_people"} <= set(
        told["held"]
    )
    assert "by e-mail" in told["texts"][0]["text"]
    assert told["meanings"]["claims"]["friend_email_hmac"]


def test_nobody_is_told_of_another(world: World) -> None:
    world.story()
    world.lets_be_found(ALICE, ALICES_NAME)

    assert ALICE.email not in str(held(world, BOB))
    assert set(held(world, BOB)).isdisjoint({"advocates", "advocate_names"})
    assert held(world, DAVE) == {}


def test_an_account_is_found_by_its_id_alone(world: World) -> None:
    world.page_of(ALICE)
    found = export_person(world.ctx, world.shop, None, ALICE.user_id)

    assert found["held"]["advocates"][0]["email"] == ALICE.email


# The erasure


@pytest.mark.parametrize("person", [ALICE, BOB])
def test_nothing_is_left_but_a_guard(world: World, person: Person) -> None:
    world.tells_all()
    before = held(world, person)
    done = erases(world, person)

    assert done.rows == sum(map(len, before.values()))
    assert set(held(world, person)) == {"erased_people"}
    kept = everything(world, but="erased_people")
    assert [mark for mark in marks(world, person).fingerprints if mark in kept] == []


def test_the_word_of_an_erased_advocate_leads_nowhere(world: World) -> None:
    word = world.page_of(ALICE).word
    world.lets_be_found(ALICE, ALICES_NAME)
    erases(world)

    with world.ctx.engine.connect() as conn:
        (page,) = conn.execute(select(advocates)).all()
    assert (page.first_name, page.email, page.user_hmac) == ("", None, None)
    assert "alice" not in page.word
    assert world.page_of(ALICE).word != word


def test_what_was_not_used_is_void_and_its_code_is_deleted_in_the_shop(world: World) -> None:
    world.story()
    (reward,) = world.rewards_of(ALICE)
    assert world.fake.honours(reward.code)
    assert erases(world).rewards == 1

    row = Staff(world).row(reward.id)
    assert (row.state, row.reason) == (RewardState.VOID, Reason.OWNER_ERASED)
    assert not world.fake.honours(reward.code)
    assert world.balances("EUR") == {}


def test_a_friends_unused_code_is_deleted_too(world: World) -> None:
    claimed = world.claim(DAVE)
    assert world.fake.honours(claimed.code)
    erases(world, DAVE)

    assert not world.fake.honours(claimed.code)


def test_a_flag_that_a_reward_gave_is_taken_while_it_is_known_whose_it_is(world: World) -> None:
    world.fake.customers[ALICE.email] = "User:1"
    world.edits(advocate=Access("club"), hold_days=0)
    world.story()
    assert world.fake.metadata["User:1"] == {"club": "true"}
    erases(world)

    assert world.fake.metadata["User:1"] == {}


def test_the_ledger_and_the_decisions_stay_and_name_nobody(world: World) -> None:
    _, bought = world.story()
    before = len(world.ledger())
    erases(world)
    erases(world, BOB)

    assert len(world.ledger()) > before
    assert bought.why.reason == "QUALIFIED"
    with world.ctx.engine.connect() as conn:
        sums = conn.execute(select(ledger.c.from_account, ledger.c.to_account)).all()
    assert len(sums) == len(world.ledger())


def test_a_refund_after_the_friend_was_erased_still_takes_the_reward_back(world: World) -> None:
    _, bought = world.story()
    erases(world, BOB)
    bought.is_refunded()

    (reward,) = world.rewards_of(ALICE)
    assert (reward.state, reward.reason) == (RewardState.VOID, Reason.ORDER_REFUNDED)


def test_later_news_of_an_order_brings_nobody_back(world: World) -> None:
    _, bought = world.story()
    erases(world, BOB)
    bought.becomes(status="FULFILLED")

    assert set(held(world, BOB)) == {"erased_people"}
    with world.ctx.engine.connect() as conn:
        (order,) = conn.execute(select(orders)).all()
    assert order.email_hmac.startswith("nobody:")
    assert (order.household_hmac, order.phone_hmac, order.surname_hmac) == (None, None, None)
    assert order.name_hmac is None


def test_an_erased_advocate_earns_nothing_more_and_the_friend_keeps_the_promise(
    world: World,
) -> None:
    claimed = world.claim()
    erases(world)
    bought = world.buys(claimed=claimed).is_paid()

    assert bought.why.reason == "QUALIFIED"
    with world.ctx.engine.connect() as conn:
        found = {row.side: row.state for row in conn.execute(select(rewards))}
    assert found == {"friend": "spent", "advocate": "void"}


def test_whoever_had_bought_does_not_come_back_as_new(world: World) -> None:
    world.story()
    erases(world, BOB)

    with pytest.raises(Refused) as refused:
        world.claim(BOB)
    assert refused.value.code is RefusalCode.OFFER_NOT_AVAILABLE


def test_nor_by_a_link_alone(world: World) -> None:
    world.buys(CAROL).is_paid()
    erases(world, CAROL)
    journey = world.visits(visitor=CAROL)
    again = world.buys(CAROL, journey=journey.journey).is_paid()

    assert again.why.reason == "NOT_NEW_CUSTOMER"


def test_whoever_had_never_bought_may_come_as_new(world: World) -> None:
    world.claim(DAVE)
    erases(world, DAVE)

    assert world.buys(DAVE, world.claim(DAVE)).is_paid().why.reason == "QUALIFIED"


def test_erased_twice_they_are_still_known_to_have_bought(world: World) -> None:
    world.story()
    erases(world, BOB)
    world.page_of(BOB)
    erases(world, BOB)

    with world.ctx.engine.connect() as conn:
        (guard,) = conn.execute(select(erased_people)).all()
    assert guard.last_bought_at is not None


def test_whoever_is_blocked_stays_so_and_is_named_no_more(world: World) -> None:
    world.lists("blocked", DAVE.email)
    world.lists("invited", DAVE.email)
    erases(world, DAVE)

    (entry,) = held(world, DAVE)["program_people"]
    assert (entry["list"], entry["label"]) == ("blocked", "…")
    with pytest.raises(Refused):
        world.claim(DAVE)


def test_a_friend_who_is_owed_something_later_is_owed_nothing_any_more(world: World) -> None:
    arm = Arm(friend=SidePromise(TENTH, repeat=Repeat(orders=2)), advocate=SidePromise(TEN_EACH))
    world.edits(offers=(arm,))
    world.story()
    erases(world, BOB)

    with world.ctx.engine.connect() as conn:
        (claim,) = conn.execute(select(claims)).all()
    assert (claim.friend_email, claim.friend_user_hmac, claim.network_mark) == (None, None, None)


def test_nobody_is_erased_by_a_slip(world: World) -> None:
    world.story()
    for confirm in ("", "Alice@example.com", BOB.email):
        with pytest.raises(Refused) as refused:
            erases(world, confirm=confirm)
        assert refused.value.code is RefusalCode.CONFIRMATION_WRONG
    with pytest.raises(Refused) as refused:
        erases(world, DAVE)
    assert refused.value.code is RefusalCode.PERSON_UNKNOWN
    assert held(world, ALICE)["advocates"]


# By the shop


def test_an_account_that_the_shop_deleted_is_erased(world: World) -> None:
    world.story()
    erase_account(world.ctx, world.shop, marks(world, ALICE))
    world.turns()

    assert set(held(world, ALICE)) == {"erased_people"}


def test_an_address_that_another_account_has_by_now_is_that_ones(world: World) -> None:
    world.page_of(ALICE)
    older = world.ctx.keys.person(email=ALICE.email, user_id="VXNlcjo5OQ==")
    erase_account(world.ctx, world.shop, older)

    assert held(world, ALICE)["advocates"]
