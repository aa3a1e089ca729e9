"""The table of docs/attribution.md, played row by row."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
import time_machine
from sqlalchemy import select

from plugin.config import ROOT
from plugin.domain.evidence import Via
from plugin.domain.promise import Touch
from plugin.domain.reward import NOTHING_GIVEN
from plugin.services.people.claim_offer import Claimed, ClaimRequest, Friend, claim_offer
from plugin.services.people.find_referrer import find_referrer, word_of_referrer
from plugin.services.people.follow_link import Recorded
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.claim_for import claim_for
from plugin.services.staff.link_friend import link_friend, unlink_friend
from plugin.storage.people import advocate_by_word
from plugin.storage.tables import claims, touches
from tests.services.staff import ERIN
from tests.world import ALICE, ALICES_NAME, BOB, CAROL, Bought, Person, World

TABLE: Path = ROOT / "docs" / "attribution.md"
DAVE = Person("dave@example.com")
PEOPLE = {"Alice": ALICE, "Bob": BOB, "Carol": CAROL, "Dave": DAVE}
BOBS_ACCOUNT = "VXNlcjoy"
OTHER_ADDRESSES = {"another": "robert@example.net", "a sub-": "bob+shop@example.com"}
NAMES = {"Alice": ALICES_NAME, "Carol": "Carol Danvers"}


class Case(NamedTuple):
    happens: str
    touch: str
    credited: str
    reason: str
    lost: str

    def __str__(self) -> str:
        return f"{self.happens} ({self.touch})"


def cases() -> list[Case]:
    lines = [line for line in TABLE.read_text().splitlines() if line.startswith("| ")]
    return [Case(*(cell.strip() for cell in line[2:-1].split("|"))) for line in lines[1:]]


class Play:
    """One row: what happens, told by sentences of which each is a step."""

    def __init__(self, world: World, clock: time_machine.Traveller, case: Case):
        self.world, self.clock = world, clock
        self.codes: dict[tuple[str, str], Claimed] = {}
        self.journeys: dict[str, Recorded] = {}
        self.bought: Bought
        self.link: int
        world.starts(hold_days=0, attribution=Touch(case.touch))
        for step in case.happens.split(", "):
            # No two steps at the same moment.
            clock.shift(1)
            self.plays(step)

    def plays(self, step: str) -> None:
        for pattern, act in STEPS.items():
            if found := re.fullmatch(pattern, step):
                act(self, **{k: v for k, v in found.groupdict().items() if v is not None})
                return
        raise ValueError(step)

    def who(self, name: str, how: str = "") -> Person:
        """The person, by another address or signed in if the row says so."""
        person = PEOPLE[name]
        for address, email in OTHER_ADDRESSES.items():
            if f"by {address}" in how:
                person = replace(person, email=email)
        return replace(person, user_id=BOBS_ACCOUNT) if "signed in" in how else person

    def visits(self, who: str, advocate: str, how: str = "") -> None:
        visitor = self.who(who, how) if how else None
        before = self.journeys.get(who)
        self.journeys[who] = self.world.visits(PEOPLE[advocate], visitor, before)

    def claims(self, who: str, advocate: str, how: str = "") -> None:
        friend = self.who(who, how)
        self.codes[who, advocate] = self.world.claim(friend, PEOPLE[advocate])

    def finds(self, who: str, advocate: str) -> None:
        world, named = self.world, NAMES[advocate]
        world.lets_be_found(PEOPLE[advocate], named)
        word = world.page_of(PEOPLE[advocate]).word
        found = find_referrer(world.ctx, world.shop, named.upper(), None)
        assert found.token is not None
        assert word_of_referrer(world.ctx, world.shop, found.token) == word
        request = ClaimRequest(word, "eu", Friend(PEOPLE[who].email), consent=True, via=Via.NAME)
        self.codes[who, advocate] = claim_offer(world.ctx, world.shop, request)

    def buys(
        self, who: str, how: str = "", code: str = "", token: str = "", paid: bool = True
    ) -> None:
        made = {advocate: claimed for (_, advocate), claimed in self.codes.items()}
        journey = self.journeys.get(who)
        self.bought = self.world.buys(
            self.who(who, how),
            code=made[code].code if code else None,
            token=made[token].checkout_token if token else None,
            journey=journey.journey if journey and "elsewhere" not in how else None,
        )
        if paid:
            self.bought.is_paid()

    def orders(self, who: str) -> None:
        self.buys(who, paid=False)

    def pays(self, who: str) -> None:  # noqa: ARG002 - whose order it is was said before
        self.bought.is_paid()

    def claims_for(self, who: str, advocate: str) -> None:
        by, email = By(ERIN, "Said so at the till"), PEOPLE[who].email
        claimed = claim_for(self.world.ctx, self.world.shop, self.id_of(advocate), "eu", email, by)
        self.codes[who, advocate] = claimed

    def links(self, advocate: str) -> None:
        by = By(ERIN, "She showed me the chat")
        claim = link_friend(
            self.world.ctx, self.world.shop, self.bought.id, self.id_of(advocate), by
        )
        self.link = claim.id
        self.world.turns()

    def takes_back(self) -> None:
        unlink_friend(self.world.ctx, self.world.shop, self.link, By(ERIN, "Not them after all"))
        self.world.turns()

    def attaches(self) -> None:
        self.bought.becomes(user={"id": BOBS_ACCOUNT})

    def waits(self, less: str = "") -> None:
        # The clock moves a second on before this step and the next.
        self.clock.shift(timedelta(days=30) - timedelta(seconds=3 if less else 2))
        # Another month may have begun, for which codes are minted.
        self.world.turns()

    def id_of(self, advocate: str) -> int:
        word = self.world.page_of(PEOPLE[advocate]).word
        with self.world.ctx.engine.connect() as conn:
            row = advocate_by_word(conn, word)
        assert row is not None
        return int(row.id)

    @property
    def credited(self) -> str:
        has = [
            name
            for name, person in PEOPLE.items()
            if name in NAMES
            and any(reward.state not in NOTHING_GIVEN for reward in self.world.rewards_of(person))
        ]
        return ", ".join(has) or "nobody"

    @property
    def lost(self) -> str:
        (step,) = [step for step in self.bought.why.trace if step["rule"] == "attribution"]
        said = step["saw"].get("lost", "none")
        return ", ".join(map(self.named, said.split())) if said != "none" else ""

    def named(self, loser: str) -> str:
        kind, which, why = re.split("[:=]", loser)
        table, number = (touches, which[6:]) if which.startswith("touch-") else (claims, which)
        query = select(table.c.advocate_id).where(table.c.id == int(number))
        with self.world.ctx.engine.connect() as conn:
            advocate_id = conn.execute(query).scalar_one()
        (name,) = [name for name in NAMES if self.id_of(name) == advocate_id]
        return f"{kind} {name} {why}"


WHO, FROM = r"(?P<who>[A-Z]\w+)", r"(?P<advocate>[A-Z]\w+)"
STEPS: dict[str, Callable[..., None]] = {
    rf"{WHO} visits {FROM}( (?P<how>signed in))?": Play.visits,
    rf"{WHO} claims from {FROM}( (?P<how>signed in))?": Play.claims,
    rf"{WHO} finds {FROM} by name": Play.finds,
    rf"staff claim for {WHO} from {FROM}": Play.claims_for,
    rf"{WHO} buys(?P<how>( elsewhere| signed in| by [a-z -]+?address)*)"
    r"( with (?P<code>\w+)'s code)?( (with|and) (?P<token>\w+)'s token)?": Play.buys,
    rf"{WHO} orders": Play.orders,
    rf"{WHO} pays": Play.pays,
    rf"staff link Bob to {FROM}": Play.links,
    r"staff take it back": Play.takes_back,
    r"the order is attached to Bob's account": Play.attaches,
    r"30 days (?P<less>less a second )?pass": Play.waits,
}


@pytest.mark.parametrize("case", cases(), ids=str)
def test_who_is_credited(world: World, case: Case) -> None:
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        play = Play(world, clock, case)
        why = play.bought.why

        assert (play.credited, why.reason, play.lost) == (case.credited, case.reason, case.lost)


def test_the_table_says_enough() -> None:
    assert len(cases()) >= 40
