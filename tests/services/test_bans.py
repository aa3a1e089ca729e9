"""Whom staff have banned refers no more; what they have stays, and a ban can be taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.decision import Outcome
from plugin.domain.money import Money
from plugin.domain.offer import Milestone
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import GiftCard
from plugin.services.refusals import RefusalCode
from tests.accounts import has
from tests.fakes import ALL
from tests.promises import ANYONE, TEN_EACH
from tests.services.desk import DAVE, HELD, ISSUED, WATCHED, Desk
from tests.services.staff import refusal
from tests.world import ALICE, CAROL, Person, World

ERIC = Person("eric@example.com")


@pytest.fixture
def desk(world: World) -> Desk:
    desk = Desk(world)
    desk.watches(*WATCHED)
    return desk


def test_the_link_of_a_banned_advocate_offers_nothing(desk: Desk) -> None:
    desk.world.page_of(ALICE)
    desk.bans()
    refused = refusal(lambda: desk.world.claim(CAROL))

    # The friend learns no more than where no program runs.
    assert refused is RefusalCode.PROGRAM_NOT_RUNNING
    assert desk.world.page_of(ALICE).rewards == ()


def test_orders_from_then_on_count_for_nothing(desk: Desk) -> None:
    claimed = desk.world.claim(CAROL)
    desk.bans()
    bought = desk.world.buys(CAROL, claimed).is_paid()

    assert (bought.why.outcome, bought.why.reason) == (Outcome.REFUSED, Reason.ADVOCATE_BANNED)
    assert desk.rewards() == []


def test_what_is_issued_stays_and_what_is_pending_waits(desk: Desk) -> None:
    desk.brings(CAROL)
    desk.world.edits(friends=ANYONE, hold_days=14)
    desk.brings(ERIC)
    assert (RewardState.PENDING, Reason.QUALIFIED) in desk.rewards()
    desk.bans()

    assert desk.rewards() == sorted([ISSUED, HELD])
    (waits,) = [r for r in desk.world.rewards_of(ALICE) if r.state is RewardState.PENDING]
    assert waits.due_at is None
    assert desk.all() == []


def test_an_order_from_before_that_is_paid_later_waits_too(desk: Desk) -> None:
    bought = desk.world.buys(CAROL, desk.world.claim(CAROL))
    desk.bans()
    bought.is_paid()

    assert (bought.why.reason, desk.rewards()) == (Reason.QUALIFIED, [HELD])


def test_a_friend_of_the_banned_is_rewarded_all_the_same(desk: Desk) -> None:
    money = {"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")}
    desk.world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    desk.world.edits(friends=ANYONE, hold_days=0, friend=GiftCard(money))
    has(desk.world, CAROL, name="Carol")
    bought = desk.world.buys(CAROL, desk.world.claim(CAROL))
    desk.bans()
    bought.is_paid()

    assert (desk.rewards(), desk.rewards(CAROL)) == ([HELD], [ISSUED])


def test_no_milestone_is_reached_by_whom_staff_have_banned(desk: Desk) -> None:
    milestones = (Milestone(1, TEN_EACH),)
    desk.world.edits(friends=ANYONE, hold_days=0, advocate=None, milestones=milestones)
    bought = desk.world.buys(CAROL, desk.world.claim(CAROL))
    desk.bans()
    bought.is_paid()
    assert desk.rewards() == []

    desk.unbans()
    assert desk.rewards() == [ISSUED]


@pytest.mark.parametrize("back", [Desk.unbans, Desk.undoes])
def test_a_ban_that_is_taken_back_has_never_been(desk: Desk, back: object) -> None:
    before = desk.world.buys(CAROL, desk.world.claim(CAROL))
    claimed = desk.world.claim(ERIC)
    desk.bans()
    before.is_paid()
    meanwhile = desk.world.buys(ERIC, claimed).is_paid()
    assert callable(back)
    back(desk)

    assert desk.rewards() == [ISSUED, ISSUED]
    assert meanwhile.why.reason is Reason.QUALIFIED


def test_an_undone_unban_is_the_same_ban_as_before(desk: Desk) -> None:
    claimed = desk.world.claim(CAROL)
    desk.bans()
    bought = desk.world.buys(CAROL, claimed).is_paid()
    desk.unbans()
    assert desk.rewards() == [ISSUED]
    desk.undoes()

    assert bought.why.reason is Reason.ADVOCATE_BANNED


def test_an_advocate_is_banned_once(desk: Desk) -> None:
    assert refusal(desk.unbans) is RefusalCode.ADVOCATE_STATE
    desk.bans()
    banned = desk.acts()[-1].id
    assert refusal(desk.bans) is RefusalCode.ADVOCATE_STATE

    desk.unbans()
    assert refusal(lambda: desk.undoes(banned)) is RefusalCode.ACT_OVERTAKEN


def test_the_case_of_a_banned_advocate_still_waits_for_a_decision(desk: Desk) -> None:
    desk.brings()
    desk.bans()
    desk.approves(desk.open)
    assert desk.rewards() == [HELD]

    desk.unbans()
    assert desk.rewards() == [ISSUED]


def test_a_banned_advocate_may_buy_as_a_friend(desk: Desk) -> None:
    desk.bans()
    desk.brings(ALICE, CAROL)

    assert desk.rewards(CAROL) == [ISSUED]


def test_a_judgement_is_undone_to_what_it_was_before(desk: Desk) -> None:
    bought = desk.brings(DAVE)
    desk.erin.judges(bought.id, Ruled.HONEST)
    desk.erin.judges(bought.id, Ruled.DISHONEST)
    first, second = [act.id for act in desk.acts() if act.what == "ADVOCATE_ORDER_JUDGED"]
    assert refusal(lambda: desk.undoes(first)) is RefusalCode.ACT_OVERTAKEN
    desk.undoes(second)
    assert desk.rewards() == [ISSUED]

    desk.undoes(first)
    assert desk.waiting(desk.open) == [bought.id]
