"""Customers learn why, and nothing about anybody else."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from babel.dates import format_date

from plugin.domain.friendly import CUSTOMERS, FRIENDS
from plugin.domain.goods import OrderConditions
from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.terms import GiftCard
from tests.accounts import has
from tests.fakes import ALL
from tests.http.doors import ME, Door, bearer, customer_token
from tests.services.staff import Staff
from tests.world import ALICE, AT_HOME, BOB, CAROL, Person, World

DAVE = Person("dave@example.com", "VXNlcjo0", "Dave")
CREDIT = GiftCard({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})


def page_of(storefront: Door, person: Person = ALICE, locale: str = "en") -> Any:
    door = storefront.with_(Authorization=bearer(customer_token(person)))
    return door.asks(ME, locale=locale).data["me"]


def friends(page: Any) -> list[tuple[str, str]]:
    return [(friend["status"], friend["why"]) for friend in page["friends"]]


def whys(page: Any) -> list[str]:
    return [reward["why"] for reward in page["rewards"]]


def day(text: str, locale: str = "en") -> str:
    return format_date(datetime.fromisoformat(text), "long", locale=locale)


def test_an_advocate_learns_that_a_reward_is_held_and_until_when(
    storefront: Door, world: World
) -> None:
    world.starts(hold_days=14)
    world.story()
    page = page_of(storefront)

    due = day(page["rewards"][0]["dueAt"])
    held = f"Your friend's order is inside the 14-day return time; your reward is due on {due}."
    assert (friends(page), whys(page)) == ([("BOUGHT", held)], [held])


def test_what_is_not_held_any_more_says_until_when_it_can_be_used(
    storefront: Door, world: World
) -> None:
    world.starts(hold_days=1)
    world.story()
    with time_machine.travel(datetime.now().astimezone() + timedelta(days=2)):
        world.turns()
    page = page_of(storefront)

    (reward,) = page["rewards"]
    thanks = "Your friend has bought. Thank you!"
    assert reward["why"] == f"{thanks} You can use it until {day(reward['expiresAt'])}."
    assert (friends(page), reward["dueAt"]) == ([("BOUGHT", thanks)], None)


def test_a_present_that_waits_is_no_friends_order(storefront: Door, world: World) -> None:
    world.page_of(ALICE)
    Staff(world).grants(hold_days=3)
    (reward,) = page_of(storefront)["rewards"]

    assert reward["why"] == f"Your reward is due on {day(reward['dueAt'])}."


def test_a_friend_is_told_of_their_own_order(storefront: Door, world: World) -> None:
    arm = Arm(friend=SidePromise(CREDIT, hold_days=14), advocate=SidePromise())
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.starts(offers=(arm,))
    world.buys(DAVE, world.claim(DAVE)).is_paid()
    has(world, DAVE, name="Dave")
    (why,) = whys(page_of(storefront, DAVE))

    assert why.startswith("Your order is inside the 14-day return time; your reward is due on ")


def test_a_friends_order_that_does_not_count_says_what_may_be_said(
    storefront: Door, world: World
) -> None:
    world.starts(order_conditions=OrderConditions(minimum={"eu": Money(Decimal(200), "EUR")}))
    world.buys(claimed=world.claim()).is_paid()

    assert friends(page_of(storefront)) == [
        ("NOT_COUNTED", "Your friend's order is smaller than this program asks for.")
    ]


def test_an_advocate_does_not_learn_that_a_friend_is_blocked(
    storefront: Door, world: World
) -> None:
    claimed = world.claim()
    world.lists("blocked", BOB.email)
    world.buys(claimed=claimed).is_paid()

    assert friends(page_of(storefront)) == [
        ("NOT_COUNTED", "Your friend's order does not count for this program.")
    ]


def test_a_code_that_leaked_says_nothing_about_the_friend(storefront: Door, world: World) -> None:
    world.buys(DAVE, code=world.claim(friend=BOB).code).is_paid()

    assert friends(page_of(storefront)) == [
        ("CLAIMED", "Your friend has accepted, but not bought yet.")
    ]


def test_who_accepted_from_two_advocates_is_the_friend_of_the_one_who_is_credited(
    storefront: Door, world: World
) -> None:
    world.claim(advocate=ALICE)
    world.buys(claimed=world.claim(advocate=CAROL)).is_paid()

    assert friends(page_of(storefront, ALICE)) == [
        ("NOT_COUNTED", "Your friend turned out not to have come by your link.")
    ]
    assert friends(page_of(storefront, CAROL)) == [("BOUGHT", "Your friend has bought. Thank you!")]


def test_what_was_undone_is_told_with_the_friend_and_with_the_reward(
    storefront: Door, world: World
) -> None:
    _, bought = world.story()
    bought.is_refunded()
    page = page_of(storefront)

    assert friends(page) == [("UNDONE", "Your friend's order was returned.")]
    assert whys(page) == ["Your friend's order was returned."]


def test_a_page_names_nobody_else(storefront: Door, world: World) -> None:
    """Neither who they are, nor what they ordered, nor for how much, nor by whom else they came."""
    world.starts(hold_days=14)
    bob = Person("bob@example.com", "VXNlcjoy", "Bob")
    world.claim(bob, advocate=CAROL)
    bought = world.buys(bob, world.claim(bob), total=77.7, discount=11.1).is_paid()
    for locale in ("en", "de"):
        page = json.dumps(page_of(storefront, ALICE, locale), ensure_ascii=False)
        people = (bob.email, "Bob", bob.user_id, "Carol", CAROL.email)
        order = (bought.id, "77.7", "77,7", "11.1", "11,1", AT_HOME["postalCode"])
        assert [secret for secret in (*people, *order) if str(secret) in page] == []


@pytest.mark.parametrize("text", sorted({*CUSTOMERS.values(), *FRIENDS.values()}))
def test_what_customers_are_told_has_no_room_for_a_name_or_a_sum(text: str) -> None:
    assert "{" not in text
    assert not any(letter.isdigit() for letter in text)
