"""The terms of taking part, as the program's rules have them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from plugin.domain.audience import Friends, Who
from plugin.domain.goods import OrderConditions, Scope
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Repeat, Trigger
from plugin.domain.promise import PointsRule
from plugin.domain.schedule import Schedule
from plugin.domain.terms import FixedOff, Points
from plugin.services.telling.catalogs import LANGUAGES
from tests.http.doors import TERMS, Door
from tests.world import ALICE, World

FIVE = FixedOff({"eu": Money(Decimal(5), "EUR")})
STRICT: dict[str, Any] = {
    "advocate": Points(100),
    "points": PointsRule(500, FIVE),
    "milestones": (Milestone(3, FIVE),),
    "repeat": Repeat(orders=2),
    "on": Trigger.FULFILLED,
    "hold_days": 30,
    "reward_days": 90,
    "friends": Friends(Who.LAPSED, 6, allowed_only=True),
    "order_conditions": OrderConditions(
        minimum={"eu": Money(Decimal(40), "EUR")},
        goods=Scope(products=frozenset({"Product:1"})),
        sale_items=False,
        countries=("DE", "AT"),
    ),
    "limits": Limits(
        per_advocate=(
            Cap(Period.MONTH, count=5),
            Cap(Period.ROLLING, money={"EUR": Decimal(100)}, days=90),
        ),
        per_household=(Cap(count=9),),
        per_program=(Cap(count=1000),),
    ),
    "schedule": Schedule(ends_at=datetime(2036, 12, 31, 12, tzinfo=UTC)),
}


def terms(door: Door, **asked: Any) -> dict[str, list[str]]:
    said = door.asks(TERMS, **asked)
    assert said.errors == []
    return {part["heading"]: part["sentences"] for part in said.data["terms"]}


def test_a_plain_program_has_plain_terms(storefront: Door) -> None:
    assert terms(storefront) == {
        "What you both get": ["Your friend gets: 10% off.", "You get: €10.00 off."],
        "Who counts as a friend": ["Your friend has not bought from Shop before."],
        "Which orders count": [
            "Your friend orders within 30 days of accepting the offer.",
            "Your friend's code lasts at least 30 days.",
        ],
        "When the reward comes": [
            "Your reward comes when your friend's order is paid.",
            "You can use your reward for at least 180 days.",
        ],
        "Good to know": [
            "Nobody can refer themselves.",
            "If the order is cancelled or returned, the reward is taken back.",
            "Orders that look dishonest are looked at by the shop, and may not count.",
        ],
    }


def test_every_rule_is_said(storefront: Door, world: World) -> None:
    world.starts(**STRICT)
    found = terms(storefront, word=world.page_of(ALICE).word)

    assert found["What you both get"][1:] == [
        "You get: 100 points.",
        "When 3 friends have bought, you also get: €5.00 off.",
        "Your friend's later orders are rewarded too.",
        "From 500 points on you get: €5.00 off.",
    ]
    assert found["Who counts as a friend"] == [
        "Your friend has not bought from Shop for 6 months.",
        "Only people whom Shop has chosen count.",
    ]
    assert found["Which orders count"][2:] == [
        "The goods come to at least €40.00 after discounts.",
        "Only some goods count. Shop can tell you which.",
        "Goods on sale do not count.",
        "The order goes to: Germany and Austria.",
    ]
    assert found["When the reward comes"] == [
        "Your reward comes 30 days after your friend's order was sent.",
        "You can use your reward for at least 90 days.",
    ]
    assert found["Limits"] == [
        "The most rewards for one person in a month: 5.",
        "The most that one person is given in 90 days: €100.00.",
        "People at one postal address share a limit.",
        "The program as a whole has a limit, too.",
    ]
    assert found["Good to know"][-1] == "The program ends on December 31, 2036."


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_they_are_said_in_every_language(storefront: Door, world: World, language: str) -> None:
    world.starts(**STRICT)
    english, said = terms(storefront), terms(storefront, locale=language)

    assert [len(part) for part in said.values()] == [len(part) for part in english.values()]
    told = {sentence for part in said.values() for sentence in part}
    assert not told & {sentence for part in english.values() for sentence in part}
    assert not any("{" in sentence for sentence in told)


def test_there_are_none_where_nothing_is_offered(storefront: Door) -> None:
    assert terms(storefront, channel="us") == {}
    assert terms(storefront, word="nobody-0000") == {}
