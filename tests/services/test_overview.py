"""What referrals brought and cost, reckoned by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, update

from plugin.config import Settings
from plugin.domain.figures.money import Earnings
from plugin.domain.figures.people import Stage
from plugin.domain.figures.timeline import Step
from plugin.domain.money import Money, plain
from plugin.domain.offer import Repeat
from plugin.domain.promise import PointsRule
from plugin.domain.terms import Access, Donation, FreeShipping, GiftCard, Points
from plugin.keys import Keys
from plugin.services.figures.draw_overview import Overview, draw_overview, timeline_of
from plugin.services.programs.change_program import set_time_zone
from plugin.storage.tables import claims, orders, rewards, touches
from tests.fakes import ALL, FakeShop
from tests.promises import ANYONE, TEN_EACH, TENTH
from tests.services.desk import Desk
from tests.services.staff import Staff
from tests.world import ALICE, BOB, CAROL, Bought, Person, World

DAVE, EVE, FRANK = (Person(f"{name}@example.com") for name in ("dave", "eve", "frank"))


def drawn(
    world: World,
    since: date | None = None,
    until: date | None = None,
    channel: str | None = None,
    by: Step = Step.DAY,
) -> Overview:
    line = timeline_of(world.ctx, world.shop, since, until, by)
    return draw_overview(world.ctx, world.shop, line, channel)


def money(world: World, currency: str = "EUR", **asked: Any) -> Earnings:
    """Of the last 30 days, unless said."""
    (found,) = [now for now, _ in drawn(world, **asked).earnings if now.currency == currency]
    return found


def brings(world: World, friend: Person, advocate: Person = ALICE, **said: Any) -> Bought:
    claimed = world.claim(friend, advocate, said.get("channel", "eu"))
    return world.buys(friend, claimed, **said).is_paid()


def shown(*sums: Decimal | int | None) -> str:
    """Without needless zeros, side by side."""
    return " ".join("-" if one is None else f"{plain(Decimal(one)):f}" for one in sums)


def refunds(bought: Bought, amount: float) -> Bought:
    total = bought.raw["total"]["gross"]["amount"]
    return bought.becomes(totalRefunded={"amount": amount}, totalCharged={"amount": total - amount})


@pytest.fixture
def season(world: World) -> World:
    """Ten per cent for friends, and ten euros or forty zlotys for Alice.

    Bob buys for 90 €, Dave for 180 € of which 60 € are refunded, Eve for 360 zł, and Frank returns
    all. Carol comes by herself, for 200 € and again for 100 €. Alice uses one of her codes.
    """
    world.visits()
    world.visits()
    brings(world, BOB)
    refunds(brings(world, DAVE, total=180, discount=20), 60)
    brings(world, EVE, channel="pl", total=360, discount=40)
    brings(world, FRANK).is_refunded()
    for total in (200, 100):
        world.buys(CAROL, total=total).is_paid()
    code = next(one.code for one in world.rewards_of(ALICE) if one.code and one.unit == "EUR")
    world.buys(ALICE, code=code, total=50).is_paid()
    return world


def test_money_is_reckoned_in_each_currency(season: World) -> None:
    euros, zlotys = (now for now, _ in drawn(season).earnings)

    # 90 + (180 − 60) of friends, 200 + 100 of Carol, 50 of Alice.
    assert shown(euros.sales.revenue, euros.sales.referred_revenue, euros.share) == "560 210 0.375"
    assert (euros.sales.referred_orders, euros.sales.new_customers) == (2, 2)
    # 10 off Bob's order, and of the 20 off Dave's the two thirds that he kept.
    assert shown(euros.friend_discounts) == "23.33"
    # Two rewards of ten: one is used, and there is no rate yet for the other.
    assert shown(euros.used, euros.outstanding, euros.expected) == "10 10 10"
    assert shown(euros.cost, euros.cost_per_new_customer) == "43.33 21.66"
    assert shown(euros.return_on_cost, euros.roi(Decimal(50))) == "4.8465 1.6925"

    assert zlotys.currency == "PLN"
    assert shown(zlotys.sales.revenue, zlotys.sales.referred_revenue) == "360 360"
    assert shown(zlotys.friend_discounts, zlotys.used, zlotys.expected, zlotys.cost) == "40 0 40 80"


def test_people_are_counted_over_all_currencies(season: World) -> None:
    now, before = drawn(season).people

    # Bob, Dave, Eve, Carol and Alice; Frank kept nothing.
    assert (now.customers, now.sales.new_customers) == (5, 3)
    assert now.stages == {
        Stage.PAGE: 1,
        Stage.LINK: 0,
        Stage.VISIT: 2,
        Stage.CLAIM: 4,
        Stage.ORDER: 3,
        Stage.REWARD: 3,
    }
    rates = now.invites_per_customer, now.conversions_per_invite, now.k_factor
    assert shown(*rates) == "0.4 1.5 0.6"
    assert (before.customers, before.k_factor, set(before.stages.values())) == (0, None, {0})


def test_one_channel_alone_has_only_what_is_its_own(season: World) -> None:
    (here,) = drawn(season, channel="pl").earnings
    people, _ = drawn(season, channel="pl").people

    assert (here[0].currency, shown(here[0].sales.revenue, here[0].cost)) == ("PLN", "360 80")
    assert (people.customers, people.traffic.visits, people.traffic.claims) == (1, 0, 1)
    assert drawn(season, channel="nowhere").earnings == []


def test_those_who_brought_the_most_friends_come_first(season: World) -> None:
    brings(season, Person("gus@example.com"), BOB)
    best = drawn(season).best

    assert [one.friends for one in best] == [3, 1]
    assert best[0].revenue == (Money(Decimal(210), "EUR"), Money(Decimal(360), "PLN"))


def test_another_shop_sees_nothing_of_it(
    season: World, settings: Settings, database: Engine, keys: Keys
) -> None:
    theirs = World.closed(settings, database, keys, FakeShop())
    theirs.api_url = "https://theirs.example/graphql/"
    theirs.installs()
    found, ours = drawn(theirs), drawn(season)

    assert ours.people[0].customers == 5
    assert [now for now, _ in found.earnings] == [Earnings("EUR"), Earnings("PLN")]
    assert found.people[0].customers == 0
    assert set(found.people[0].stages.values()) == {0}
    assert (found.best, {len(point.sales) for point in found.trend}) == ([], {0})


def test_it_is_compared_with_as_many_days_before(season: World) -> None:
    moved = timedelta(days=30)
    with season.ctx.engine.begin() as conn:
        conn.execute(update(orders).values(placed_at=orders.c.placed_at - moved))
        conn.execute(update(rewards).values(earned_at=rewards.c.earned_at - moved))
        for table in (touches, claims):
            conn.execute(update(table).values(created_at=table.c.created_at - moved))
    season.buys(CAROL, total=80).is_paid()
    found = drawn(season)
    now, before = found.earnings[0]

    assert shown(now.sales.revenue, now.cost) == "80 0"
    assert shown(before.sales.revenue, before.cost) == "560 43.33"
    assert [people.traffic.claims for people in found.people] == [0, 4]
    assert [people.customers for people in found.people] == [1, 5]
    assert found.best == []


# What counts, and what does not


def test_a_friend_who_had_bought_before_is_no_new_customer(world: World) -> None:
    world.starts(hold_days=0, friends=ANYONE)
    world.buys(BOB, total=40, at=datetime.now(UTC) - timedelta(days=300)).is_paid()
    brings(world, BOB)

    found = money(world)
    assert (found.sales.referred_orders, found.sales.firsts, found.sales.new_customers) == (1, 1, 0)


def test_what_was_returned_before_was_no_purchase(world: World) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=300)
    world.buys(BOB, total=40, at=long_ago).is_paid().is_refunded()
    brings(world, BOB)

    assert money(world).sales.new_customers == 1


def test_an_account_is_known_whatever_its_address(world: World) -> None:
    world.starts(hold_days=0, friends=ANYONE)
    long_ago = datetime.now(UTC) - timedelta(days=300)
    world.buys(Person("old@example.com", "User:7"), at=long_ago).is_paid()
    brings(world, Person("new@example.com", "User:7"))

    assert money(world).sales.new_customers == 0


def test_what_waits_for_a_person_counts_once_it_is_decided(world: World) -> None:
    desk = Desk(world)
    desk.watches(BOB)
    brings(world, BOB)
    held = money(world)
    # The discount is gone, whatever staff will say.
    assert shown(held.sales.referred_orders, held.sales.revenue, held.friend_discounts) == "0 90 10"
    desk.approves(desk.open)

    assert money(world).sales.referred_orders == 1


def test_a_code_that_went_to_somebody_else_cost_its_discount(world: World) -> None:
    claimed = world.claim(BOB)
    world.buys(CAROL, code=claimed.code).is_paid()

    found = money(world)
    assert shown(found.sales.referred_orders, found.friend_discounts) == "0 10"


def test_a_code_explains_no_more_than_it_is_for(world: World) -> None:
    """The rest of the 50 was a sale."""
    brings(world, BOB, total=50, discount=50)

    assert money(world).friend_discounts == 10


def test_later_orders_count_that_earn_something(world: World) -> None:
    world.starts(hold_days=0, repeat=Repeat(orders=3))
    brings(world, BOB)
    for _ in range(3):
        world.buys(BOB).is_paid()

    found = money(world)
    # The first, and two more.
    assert (found.sales.referred_orders, found.sales.firsts, found.sales.new_customers) == (3, 1, 1)
    assert shown(found.sales.referred_revenue, found.outstanding) == "270 30"


def test_what_was_cancelled_or_charged_back_brought_nothing(world: World) -> None:
    brings(world, BOB).is_cancelled()
    brings(world, DAVE).becomes(totalCharged={"amount": 0.0})
    world.buys(CAROL)

    found = money(world)
    assert shown(found.sales.revenue, found.sales.referred_orders, found.cost) == "0 0 0"


# What rewards cost


def test_a_share_of_an_order_costs_what_it_took_off(world: World) -> None:
    """Nine euros were expected, a tenth of Bob's order; Alice saved 30 on hers."""
    world.starts(hold_days=0, advocate=TENTH)
    brings(world, BOB)
    assert money(world).outstanding == 9
    (reward,) = world.rewards_of(ALICE)
    world.buys(ALICE, code=reward.code, total=270, discount=30).is_paid()

    found = money(world)
    assert shown(found.used, found.outstanding) == "30 0"


def test_free_shipping_costs_what_it_took_off(world: World) -> None:
    world.starts(hold_days=0, advocate=FreeShipping())
    brings(world, BOB)
    (reward,) = world.rewards_of(ALICE)
    world.buys(ALICE, code=reward.code, total=40, discount=5).is_paid()

    assert money(world).used == 5


def test_where_nothing_tells_it_cost_what_was_expected(world: World) -> None:
    """Alice uses her tenth where zlotys are paid."""
    world.starts(hold_days=0, advocate=TENTH)
    brings(world, BOB)
    (reward,) = world.rewards_of(ALICE)
    world.buys(ALICE, code=reward.code, channel="pl").is_paid()

    assert money(world).used == 9


def test_a_card_costs_what_was_spent_of_it(world: World) -> None:
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.starts(hold_days=0, advocate=GiftCard(TEN_EACH.amounts))
    brings(world, BOB)
    (made,) = world.fake.cards.values()
    made.pays("4", f"Order:{world.orders + 1}")
    world.buys(ALICE).becomes(giftCards=[{"id": made.id}])

    found = money(world)
    assert shown(found.used, found.outstanding) == "4 6"


def test_points_cost_what_they_turned_into(world: World) -> None:
    world.starts(hold_days=0, advocate=Points(150), points=PointsRule(100, TEN_EACH))
    brings(world, BOB)
    assert shown(money(world).used, money(world).outstanding) == "0 15"
    code = next(reward.code for reward in world.rewards_of(ALICE) if reward.code)
    world.buys(ALICE, code=code, total=40).is_paid()

    assert shown(money(world).used, money(world).outstanding) == "10 5"


def test_what_staff_granted_is_of_the_day_on_which_they_did(world: World) -> None:
    erin = Staff(world)
    world.fake.customers[ALICE.email] = "User:1"
    erin.grants(Donation("trees", TEN_EACH.amounts))
    erin.grants(Access("club"))
    erin.voids(erin.grants())

    assert shown(money(world).outstanding, money(world).rewards.certain) == "10 10"


# The trend


def test_a_day_is_as_the_shops_clocks_have_it(world: World) -> None:
    """25 October 2026 has 25 hours in Berlin."""
    set_time_zone(world.ctx, world.shop, "Europe/Berlin", "staff")
    for hour, total in (("24T21:59", 1), ("24T22:00", 2), ("25T22:59", 4), ("25T23:00", 8)):
        moment = datetime.fromisoformat(f"2026-10-{hour}:30+00:00")
        world.buys(CAROL, at=moment, total=total, discount=0).is_paid()
    found = drawn(world, date(2026, 10, 24), date(2026, 10, 27))

    revenue = {point.since.day: point.sales["EUR"].revenue for point in found.trend}
    assert revenue == {24: 1, 25: 6, 26: 8}
    assert found.earnings[0][0].sales.revenue == 15


def test_weeks_have_all_that_their_days_have(world: World) -> None:
    for day, total in ((4, 1), (5, 2), (11, 4), (12, 8)):
        moment = datetime(2026, 10, day, 12, tzinfo=UTC)
        world.buys(CAROL, at=moment, total=total, discount=0).is_paid()
    found = drawn(world, date(2026, 10, 3), date(2026, 10, 14), by=Step.WEEK)

    spans = [(point.since.day, point.until.day) for point in found.trend]
    assert spans == [(3, 5), (5, 12), (12, 14)]
    assert [point.sales["EUR"].revenue for point in found.trend] == [1, 6, 8]


def test_a_journey_is_one_visit_however_often_it_is_reported(world: World) -> None:
    first = world.visits()
    world.visits(journey=first)
    world.visits()
    found = drawn(world)

    assert found.people[0].traffic.visits == 2
    assert found.trend[-1].traffic.visits == 2
    assert [point.traffic.visits for point in found.trend[:-1]] == [0] * 29
