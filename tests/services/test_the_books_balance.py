"""Whatever happens, and in whatever order, the ledger balances and agrees with the rewards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import select, text

from plugin.domain.balances import Account, balances
from plugin.domain.ledger import Stake
from plugin.domain.limits import Cap, Limits
from plugin.domain.offer import Milestone
from plugin.domain.promise import PointsRule, RefundPolicy
from plugin.domain.reward import RewardState
from plugin.domain.terms import Donation, FreeShipping, GiftCard, OrderShare, Points, Terms
from plugin.services.books.check_balances import check_balances
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.decide_reward import Review
from plugin.services.staff.hand_over import hand_over
from plugin.services.staff.void_reward import UNSPENT
from plugin.storage.tables import rewards
from tests.fakes import ALL
from tests.promises import TEN_EACH, TENTH, sums
from tests.services.staff import Staff
from tests.world import ALICE, CAROL, Bought, Person, World


@dataclass
class Life:
    """What goes on in a shop, by a throw of the dice."""

    world: World
    dice: Random
    bought: list[Bought] = field(default_factory=list)
    used: list[Bought] = field(default_factory=list)

    @property
    def erin(self) -> Staff:
        return Staff(self.world, self.dice.randrange(10**9))

    def throw(self, *acts: Callable[[], object]) -> None:
        self.dice.choice(acts)()

    def a_reward(self, *states: RewardState) -> int:
        """The id of one in these states. Raises Refused if there is none."""
        query = select(rewards.c.id).where(rewards.c.state.in_(states), ~rewards.c.paid_ahead)
        with self.world.ctx.engine.connect() as conn:
            ids: list[int] = list(conn.execute(query.order_by(rewards.c.id)).scalars())
        if not ids:
            raise Refused(RefusalCode.REWARD_UNKNOWN)
        return self.dice.choice(ids)

    def a_friend_buys(self) -> None:
        friend = Person(f"friend{len(self.bought)}@example.com")
        advocate = self.dice.choice([ALICE, CAROL])
        claimed = self.world.claim(friend, advocate, self.dice.choice(["eu", "pl"]))
        self.bought.append(self.world.buys(friend, claimed).is_paid())

    def an_order_changes(self) -> None:
        order = self.dice.choice(self.bought)
        part = self.dice.choice([0.0, 10.0, 40.0])
        back: Callable[[], object] = lambda: order.becomes(totalRefunded={"amount": part})  # noqa: E731
        self.throw(order.is_paid, order.is_refunded, order.is_cancelled, back, back)

    def an_advocate_buys(self) -> None:
        advocate = self.dice.choice([ALICE, CAROL])
        codes = [r.code for r in self.world.rewards_of(advocate) if r.code]
        if codes:
            self.used.append(self.world.buys(advocate, code=self.dice.choice(codes)).is_paid())

    def a_card_pays(self) -> None:
        cards = [c for c in self.world.fake.cards.values() if c.is_active and c.balance >= 3]
        if cards:
            card = self.dice.choice(cards)
            card.pays("3", f"Order:{self.world.orders + 1}")
            bought = self.world.buys(ALICE, total=20.0).becomes(giftCards=[{"id": card.id}])
            self.used.append(bought.is_paid())

    def the_shop_hands_over(self) -> None:
        pledges = self.a_reward(RewardState.ISSUED)
        hand_over(self.world.ctx, self.world.shop, [pledges], self.erin.by)

    def what_an_advocate_bought_is_cancelled(self) -> None:
        if self.used:
            self.dice.choice(self.used).is_cancelled()

    def a_reward_ends(self) -> None:
        ended = rewards.c.id == self.a_reward(RewardState.ISSUED)
        over = {"expires_at": rewards.c.created_at}
        with self.world.ctx.engine.begin() as conn:
            conn.execute(rewards.update().where(ended).values(over))
        self.world.turns()

    def staff_grant(self) -> None:
        kinds: list[Terms] = [TENTH, FreeShipping(), sums(eu=7, pl=30)]
        advocate = self.dice.choice([ALICE, CAROL])
        self.erin.grants(self.dice.choice(kinds), advocate=advocate)

    def staff_void(self) -> None:
        self.erin.voids(self.a_reward(*UNSPENT))

    def staff_correct(self) -> None:
        amount = str(self.dice.randrange(1, 30))
        self.erin.corrects(self.a_reward(RewardState.PENDING, RewardState.ISSUED), amount)

    def staff_decide(self) -> None:
        review = self.dice.choice(list(Review))
        self.erin.decides(self.a_reward(RewardState.REVIEW), review)

    def staff_undo(self) -> None:
        if acts := self.erin.acts():
            self.erin.undoes(self.dice.choice(acts[-3:]).id)

    def goes_on(self) -> None:
        """One thing happens, or is refused."""
        with suppress(Refused):
            self.throw(
                self.a_friend_buys,
                self.an_order_changes,
                self.an_order_changes,
                self.an_advocate_buys,
                self.an_advocate_buys,
                self.what_an_advocate_bought_is_cancelled,
                self.a_card_pays,
                self.a_card_pays,
                self.the_shop_hands_over,
                self.a_reward_ends,
                self.staff_grant,
                self.staff_void,
                self.staff_correct,
                self.staff_decide,
                self.staff_decide,
                self.staff_undo,
                self.staff_undo,
            )


CARDS = GiftCard(TEN_EACH.amounts, top_up=True)
REWARDS: dict[str, Terms] = {
    "a code": OrderShare(Decimal(10), paid_as="fixed"),
    "a card": OrderShare(Decimal(10)),
    "one card": CARDS,
    "points": Points(60),
    "a pledge": Donation("planting trees", TEN_EACH.amounts),
}


@pytest.mark.parametrize("policy", [RefundPolicy.REVIEW, RefundPolicy.NET])
@pytest.mark.parametrize("paid_by", REWARDS)
def test_the_books_balance_after_every_act(
    world: World, paid_by: str, policy: RefundPolicy
) -> None:
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.starts(
        hold_days=0,
        advocate=REWARDS[paid_by],
        milestones=(Milestone(2, FreeShipping()),),
        limits=Limits(per_advocate=(Cap(count=5),)),
        points=PointsRule(100, CARDS),
        refunds=policy,
    )
    seed = f"{paid_by}, {policy}"
    life = Life(world, Random(seed))  # noqa: S311 - a throw of the dice
    for _ in range(3):
        life.a_friend_buys()
    for _ in range(40):
        life.goes_on()
        books = check_balances(world.ctx, world.shop)
        assert [book.unit for book in books if not book.is_balanced] == []


def test_a_balance_says_what_came_and_went(world: World) -> None:
    world.story()
    erin = Staff(world)
    erin.voids(erin.only())
    euros, percent = check_balances(world.ctx, world.shop)
    ten, nothing = Decimal(10), Decimal(0)

    assert (euros.unit, percent.unit) == ("EUR", "percent")
    assert [account for account in euros.accounts if account.came_in or account.went_out] == [
        Account("promise", nothing, ten, None),
        Account("owed", ten, ten, nothing),
        Account("issued", ten, ten, nothing),
        Account("released", ten, nothing, None),
    ]


def test_a_program_has_books_of_its_own(world: World) -> None:
    world.story()

    assert check_balances(world.ctx, world.shop, 999_999) == []
    program = Staff(world).program_id
    assert check_balances(world.ctx, world.shop, program) == check_balances(world.ctx, world.shop)


def test_books_that_do_not_agree_with_the_rewards_are_no_balance(world: World) -> None:
    world.story()
    with world.ctx.engine.begin() as conn:
        conn.execute(text("UPDATE rewards SET amount = amount + 1 WHERE state = 'issued'"))
    euros, percent = check_balances(world.ctx, world.shop)

    assert (euros.is_balanced, percent.is_balanced) == (False, True)


def test_a_shop_without_rewards_has_no_books(world: World) -> None:
    assert check_balances(world.ctx, world.shop) == []
    unbooked = balances([], [("EUR", Stake(RewardState.PENDING, Decimal(1)))])
    assert [book.is_balanced for book in unbooked] == [False]
