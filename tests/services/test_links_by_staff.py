"""Staff say after the order who brought the friend: what that does, and when it is refused."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.link_friend import link_friend, unlink_friend
from plugin.storage.tables import claims
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, BOB, CAROL, Bought, Person, World

BY = By(ERIN, "She showed me the chat")


def links(world: World, bought: Bought, advocate: Person, program: int | None = None) -> int:
    """The id of the link, after the workers have done their part."""
    advocate_id = Staff(world).id_of(advocate)
    claim = link_friend(world.ctx, world.shop, bought.id, advocate_id, BY, program)
    world.turns()
    return int(claim.id)


def refused(world: World, bought: Bought, advocate: Person) -> RefusalCode:
    with pytest.raises(Refused) as error:
        links(world, bought, advocate)
    return error.value.code


def test_the_advocate_is_paid_and_the_friend_who_accepted_nothing_is_not(world: World) -> None:
    bought = world.buys().is_paid()
    links(world, bought, ALICE)

    (reward,) = world.rewards_of(ALICE)
    assert reward.state is RewardState.ISSUED
    assert world.rewards_of(BOB) == ()


def test_a_reward_moves_to_the_advocate_who_did_bring_the_friend(world: World) -> None:
    bought = world.buys(claimed=world.claim()).is_paid()
    link = links(world, bought, CAROL)

    (alices,) = world.rewards_of(ALICE)
    (carols,) = world.rewards_of(CAROL)
    assert (alices.state, alices.reason) == (RewardState.VOID, Reason.CREDITED_TO_ANOTHER)
    assert carols.state is RewardState.ISSUED

    unlink_friend(world.ctx, world.shop, link, BY)
    world.turns()
    (alices,) = world.rewards_of(ALICE)
    (carols,) = world.rewards_of(CAROL)
    assert alices.state is RewardState.ISSUED
    assert carols.state is RewardState.VOID


def test_what_the_first_advocate_has_spent_is_for_a_person_to_look_at(world: World) -> None:
    bought = world.buys(claimed=world.claim()).is_paid()
    (reward,) = world.rewards_of(ALICE)
    world.buys(ALICE, code=reward.code).is_paid()
    links(world, bought, CAROL)

    (alices,) = world.rewards_of(ALICE)
    assert alices.state is RewardState.REVIEW
    assert [r.state for r in world.rewards_of(CAROL)] == [RewardState.ISSUED]


def test_an_order_before_the_linked_one_stays_what_it_was(world: World) -> None:
    first = world.buys().is_paid()
    second = world.buys().is_paid()
    links(world, second, ALICE)

    assert second.why.reason is Reason.NOT_NEW_CUSTOMER
    assert first.why.reason is Reason.CLAIMED_TOO_LATE
    assert world.rewards_of(ALICE) == ()


def test_nobody_is_linked_to_their_own_order(world: World) -> None:
    world.page_of(ALICE)
    bought = world.buys(ALICE).is_paid()

    assert refused(world, bought, ALICE) is RefusalCode.LINK_TO_SELF


def test_nobody_brings_whoever_brought_them(world: World) -> None:
    """Alice brought Bob, and Bob brought Carol: neither can have brought Alice."""
    world.buys(BOB, world.claim(BOB, ALICE)).is_paid()
    world.buys(CAROL, world.claim(CAROL, BOB)).is_paid()
    bought = world.buys(ALICE).is_paid()

    assert refused(world, bought, BOB) is RefusalCode.LINK_IN_CIRCLE
    assert refused(world, bought, CAROL) is RefusalCode.LINK_IN_CIRCLE


def test_an_order_that_names_nobody_can_be_nobodys(world: World) -> None:
    world.page_of(ALICE)
    bought = world.buys().becomes(userEmail="")

    assert refused(world, bought, ALICE) is RefusalCode.ORDER_WITHOUT_BUYER


def test_what_is_not_there_cannot_be_linked(world: World) -> None:
    bought, alice = world.buys(), Staff(world).id_of(ALICE)
    for order_id, advocate_id, code in (
        ("Order:404", alice, RefusalCode.ORDER_UNKNOWN),
        (bought.id, 404, RefusalCode.ADVOCATE_UNKNOWN),
    ):
        with pytest.raises(Refused) as error:
            link_friend(world.ctx, world.shop, order_id, advocate_id, BY)
        assert error.value.code is code


def test_a_link_is_taken_back_once(world: World) -> None:
    link = links(world, world.buys().is_paid(), ALICE)
    unlink_friend(world.ctx, world.shop, link, BY)

    with pytest.raises(Refused) as error:
        unlink_friend(world.ctx, world.shop, link, BY)
    assert error.value.code is RefusalCode.LINK_UNKNOWN


def test_a_friends_own_claim_is_no_link_of_staff(world: World) -> None:
    world.claim()
    with world.ctx.engine.connect() as conn:
        claim_id = conn.execute(select(claims.c.id)).scalar_one()
    with pytest.raises(Refused):
        unlink_friend(world.ctx, world.shop, claim_id, BY)


def test_a_program_can_be_named(world: World) -> None:
    bought = world.buys().is_paid()
    links(world, bought, ALICE, Staff(world).program_id)

    assert len(world.rewards_of(ALICE)) == 1
