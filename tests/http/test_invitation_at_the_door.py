"""What Carol reads of the program before she has a link of her own."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from plugin.domain.audience import Advocates
from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise, Wording
from plugin.domain.schedule import Schedule
from plugin.domain.terms import FixedOff, FreeShipping, PercentOff
from tests.http.doors import INVITATION, Door, bearer, customer_token
from tests.world import ALICE, World

TENTH = PercentOff(Decimal(10))
FIVE = FixedOff({"eu": Money(Decimal(5), "EUR")})


def invited(door: Door, **asked: Any) -> Any:
    said = door.asks(INVITATION, **asked)
    assert said.errors == []
    return said.data["invitation"]


def arm(name: str, friend: Any = TENTH, **said: Any) -> Arm:
    return Arm(name, friend=SidePromise(friend), advocate=SidePromise(FIVE), **said)


def test_she_reads_what_both_would_get_in_her_language(storefront: Door, world: World) -> None:
    words = {"en": Wording(for_advocate="Coffee is better together.")}
    world.starts(offers=(arm("A", wording=words),))

    assert invited(storefront) == {
        "friendReward": {"text": "10% off"},
        "advocateReward": {"text": "€5.00 off"},
        "text": "Coffee is better together.",
    }
    assert invited(storefront, locale="de")["friendReward"]["text"] == "10% Rabatt"


def test_she_is_told_nothing_that_she_might_not_get(storefront: Door, world: World) -> None:
    """Each of these gives some people less than others."""
    for said in (
        {"offers": (arm("A"), arm("B", friend=FreeShipping()))},
        {"holdout_percent": 10},
        {"advocates": Advocates(min_orders=1)},
    ):
        world.starts(**said)
        unsaid = {"friendReward": None, "advocateReward": None, "text": ""}
        assert invited(storefront) == unsaid, said


def test_an_experiment_with_words_alone_promises_the_same_to_all(
    storefront: Door, world: World
) -> None:
    warm = {"en": Wording(for_advocate="Share the warmth.")}
    gone = arm("C", friend=FreeShipping(), weight=0)
    world.starts(offers=(arm("A", wording=warm), arm("B"), gone))

    found = invited(storefront)
    assert (found["friendReward"]["text"], found["text"]) == ("10% off", "")


def test_where_nothing_runs_there_is_nothing_to_read(storefront: Door, world: World) -> None:
    assert invited(storefront, channel="us") is None
    assert invited(storefront, channel="nowhere") is None
    world.starts(schedule=Schedule(ends_at=datetime(2020, 1, 1, tzinfo=UTC)))
    assert invited(storefront) is None


def test_it_says_the_same_whoever_asks(storefront: Door, world: World) -> None:
    world.page_of(ALICE)
    as_alice = storefront.with_(Authorization=bearer(customer_token(ALICE)))

    assert invited(as_alice) == invited(storefront) is not None
