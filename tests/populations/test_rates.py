"""How many dishonest rewards the rules catch, and how many honest people they make wait.

One seed, some three thousand people, the real engine and the real database. The table is the one in
docs/honesty.md.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from sqlalchemy import Engine

from plugin.config import ROOT, Settings
from plugin.keys import Keys
from tests.fakes import FakeShop
from tests.populations.dishonest import dishonest_people
from tests.populations.honest import honest_people
from tests.populations.people import Crowd
from tests.populations.playing import Fate, Stage, counted
from tests.promises import ANYONE
from tests.world import World

_SEED = 20261128
_PAGE = ROOT / "docs" / "honesty.md"
Rates = dict[tuple[bool, str], Counter[Fate]]


@pytest.fixture(scope="module")
def rates(settings: Settings, migrated: Engine, keys: Keys) -> Rates:
    world = World.closed(settings, migrated, keys, FakeShop())
    world.api_url = "https://populated.example/graphql/"
    world.installs()
    world.starts(friends=ANYONE, hold_days=14)
    crowd = Crowd(Random(_SEED))  # noqa: S311 - the same people each time
    people = [*honest_people(crowd), *dishonest_people(crowd)]
    return counted(people, Stage(world).plays(people))


def total(rates: Rates, *, honest: bool) -> Counter[Fate]:
    return sum((many for (kind, _), many in rates.items() if kind is honest), Counter[Fate]())


def share(many: Counter[Fate], *fates: Fate) -> float:
    return sum(many[fate] for fate in fates) / many.total()


def table(rates: Rates) -> str:
    lines = ["| who | rewards | paid | held | refused | taken back |", "|---|---|---|---|---|---|"]
    for honest in (True, False):
        own = {name: many for (kind, name), many in rates.items() if kind is honest}
        own["**all honest ones**" if honest else "**all dishonest ones**"] = total(
            rates, honest=honest
        )
        for name, many in own.items():
            figures = " | ".join(str(many[fate]) for fate in Fate)
            lines.append(f"| {name} | {many.total()} | {figures} |")
    return "\n".join(lines)


def test_of_a_hundred_dishonest_rewards_at_least_ninety_five_are_held_or_refused(
    rates: Rates,
) -> None:
    assert share(total(rates, honest=False), Fate.HELD, Fate.REFUSED) >= 0.95


def test_of_a_hundred_honest_ones_at_most_one_waits(rates: Rates) -> None:
    assert share(total(rates, honest=True), Fate.HELD) <= 0.01


def test_no_honest_one_is_refused_without_a_person(rates: Rates) -> None:
    assert total(rates, honest=True)[Fate.REFUSED] == 0


def test_the_page_has_the_figures(rates: Rates) -> None:
    assert table(rates) in _PAGE.read_text(), f"write this into {_PAGE.name}:\n{table(rates)}"
