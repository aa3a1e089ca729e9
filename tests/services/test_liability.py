"""What the rewards of a shop will probably cost, out of its own history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import insert, select, update

from plugin.domain.forecast import PLENTY, Liability, Redemption
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.promise import PointsRule
from plugin.domain.reward import RewardState
from plugin.domain.terms import Access, Donation, GiftCard, Points
from plugin.services.books.forecast_liability import Forecast, forecast_liability
from plugin.services.context import now
from plugin.services.programs.manage_programs import create_program
from plugin.services.rewards.issue_rewards import issue_due_rewards
from plugin.storage.tables import rewards
from tests.fakes import ALL
from tests.promises import TEN_EACH, TENTH, a_promise
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, World


def forecast(world: World, program_id: int | None = None) -> Forecast:
    found = forecast_liability(world.ctx, world.shop)
    return found if program_id is None else found.of_program(program_id)


def owes(world: World) -> Liability:
    (line,) = forecast(world).liabilities
    return replace(line, program_id=0)


def euros(**amounts: int) -> Liability:
    """What the first program owes."""
    nothing = {"owed": 0, "issued": 0, "certain": 0, "due_in_7": 0, "due_in_30": 0}
    return Liability(0, "EUR", **{k: Decimal(v) for k, v in {**nothing, **amounts}.items()})


def over(world: World, state: RewardState, count: int, *, expires_at: datetime) -> None:
    """So many rewards of long ago, in this state."""
    columns = [c for c in rewards.c if c.name not in ("id", "state", "expires_at", "grant_key")]
    with world.ctx.engine.begin() as conn:
        like = conn.execute(select(*columns).where(rewards.c.rule == "grant").limit(1)).one()
        rows = [{**like._mapping, "state": state, "expires_at": expires_at}] * count
        conn.execute(insert(rewards), rows)


def test_what_is_held_is_owed_and_what_has_a_code_is_issued(world: World, erin: Staff) -> None:
    erin.grants()
    erin.grants(hold_days=5)
    erin.grants(hold_days=20)
    erin.grants(hold_days=40)
    erin.voids(erin.grants())

    assert owes(world) == euros(owed=30, issued=10, due_in_7=10, due_in_30=20)


def test_a_code_that_is_on_its_way_is_due_now(world: World, erin: Staff) -> None:
    world.fake.is_away = True
    erin.grants()
    assert issue_due_rewards(world.ctx, world.shop.id) == 0

    assert owes(world) == euros(owed=10, due_in_7=10, due_in_30=10)


def test_what_was_used_or_has_ended_is_owed_no_more(world: World, erin: Staff) -> None:
    world.buys(buyer=ALICE, code=erin.code_of(erin.grants())).is_paid()
    ended = erin.grants()
    with world.ctx.engine.begin() as conn:
        past = update(rewards).where(rewards.c.id == ended)
        conn.execute(past.values(expires_at=now() - timedelta(seconds=1)))

    assert forecast(world).liabilities == []


def test_each_program_and_currency_is_a_line_of_its_own(world: World, erin: Staff) -> None:
    other = create_program(world.ctx, world.shop, a_promise(name="Another"), ERIN)
    erin.grants()
    erin.grants(TEN_EACH, channel="pl")
    erin.grants(program_id=other.id)

    lines = forecast(world).liabilities
    assert [(line.program_id, f"{line.issued:.0f} {line.currency}") for line in lines] == [
        (erin.program_id, "10 EUR"),
        (erin.program_id, "40 PLN"),
        (other.id, "10 EUR"),
    ]
    (line,) = forecast(world, other.id).liabilities
    assert line.program_id == other.id


def test_a_share_of_a_next_order_costs_what_orders_let_expect(world: World) -> None:
    world.starts(hold_days=14, advocate=TENTH)
    world.story()

    assert owes(world).owed == 9


def test_the_rate_is_of_rewards_whose_time_is_over(world: World, erin: Staff) -> None:
    """Those that may still expire would make it look better than it is."""
    erin.grants()
    past, future = now() - timedelta(days=1), now() + timedelta(days=1)
    over(world, RewardState.SPENT, 14, expires_at=past)
    over(world, RewardState.REVIEW, 1, expires_at=past)
    over(world, RewardState.EXPIRED, 5, expires_at=past)
    over(world, RewardState.SPENT, 30, expires_at=future)
    over(world, RewardState.VOID, 30, expires_at=past)

    found = forecast(world)
    assert found.redemption == Redemption(Decimal(15), Decimal(5))
    (line,) = found.liabilities
    assert line.expected_cost(found.redemption) == Decimal("7.5")


def test_the_rate_says_what_people_do_nowadays(world: World, erin: Staff) -> None:
    erin.grants()
    past, lately = now() - timedelta(days=400), now() - timedelta(days=1)
    over(world, RewardState.SPENT, 30, expires_at=past)
    over(world, RewardState.SPENT, 1, expires_at=lately)
    over(world, RewardState.EXPIRED, PLENTY - 1, expires_at=lately)

    assert forecast(world).redemption == Redemption(Decimal(1), Decimal(PLENTY - 1))


def test_the_friends_own_discount_says_nothing_of_how_rewards_are_used(world: World) -> None:
    world.story()

    assert forecast(world).redemption == Redemption(Decimal(0), Decimal(0))


def test_a_card_is_owed_as_far_as_it_was_not_used(world: World, erin: Staff) -> None:
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    card_of_ten = GiftCard(TEN_EACH.amounts)
    world.starts(hold_days=0, advocate=card_of_ten)
    reward = erin.grants(card_of_ten)
    world.fake.card(erin.code_of(reward)).pays("4", f"Order:{world.orders + 1}")
    (card,) = world.fake.cards.values()
    world.buys(ALICE).becomes(giftCards=[{"id": card.id}])

    assert owes(world) == euros(issued=6)
    with world.ctx.engine.begin() as conn:
        conn.execute(update(rewards).values(expires_at=now() - timedelta(seconds=1)))
    world.turns()
    assert forecast(world).redemption == Redemption(Decimal("0.4"), Decimal("0.6"))


def test_points_cost_what_they_turn_into(world: World) -> None:
    world.starts(hold_days=0, advocate=Points(150), points=PointsRule(100, TEN_EACH))
    world.story()

    # A code of ten euros, and the fifty points that are left.
    assert owes(world) == euros(issued=15)


def test_a_pledge_is_certain_and_no_flag_is_ever_spent(world: World, erin: Staff) -> None:
    world.fake.customers[ALICE.email] = "User:1"
    erin.grants(Donation("planting trees", TEN_EACH.amounts))
    flag = erin.grants(Access("club"))
    assert owes(world) == euros(issued=10, certain=10)
    with world.ctx.engine.begin() as conn:
        ended = update(rewards).where(rewards.c.id == flag)
        conn.execute(ended.values(expires_at=now() - timedelta(seconds=1)))
    world.turns()

    assert erin.state(flag)[0] is RewardState.EXPIRED
    assert forecast(world).redemption == Redemption(Decimal(0), Decimal(0))


def test_a_limit_is_forecast_by_what_was_given_in_the_last_four_weeks(
    world: World, erin: Staff
) -> None:
    budget = Cap(per=Period.EVER, money={"EUR": Decimal(100)})
    world.starts(hold_days=0, limits=Limits(per_program=(budget, Cap(count=9))))
    old = erin.grants()
    erin.grants()
    with world.ctx.engine.begin() as conn:
        long_ago = update(rewards).where(rewards.c.id == old)
        conn.execute(long_ago.values(earned_at=now() - timedelta(days=29)))

    found = forecast(world)
    money, count = found.limits[erin.program_id]
    assert (money.used, count.used) == (Decimal(20), Decimal(2))
    assert (money.pace, count.pace) == (Decimal("0.3571"), Decimal("0.0357"))
    assert money.reached_at is not None
    assert (money.reached_at - found.at).days == 224
    assert count.reached_at is not None
    assert (count.reached_at - found.at).days == 196


def test_a_program_without_limits_has_none_to_reach(world: World, erin: Staff) -> None:
    assert forecast(world).limits == {erin.program_id: []}
    assert forecast(world, 999_999).limits == {}
