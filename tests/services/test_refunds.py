"""The table of docs/refunds.md, played row by row."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import responses
import time_machine
from sqlalchemy import select

from plugin.config import ROOT
from plugin.domain.goods import OrderConditions
from plugin.domain.instrument import Instrument, instrument_of
from plugin.domain.money import Money
from plugin.domain.promise import PointsRule, RefundPolicy
from plugin.domain.reward import RewardState
from plugin.domain.terms import (
    Access,
    Custom,
    Donation,
    FixedOff,
    FreeShipping,
    GiftCard,
    OrderShare,
    PercentOff,
    Points,
    Terms,
)
from plugin.services.messages.set_event_url import set_event_url
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.hand_over import hand_over
from plugin.storage.rewards import stake_of
from plugin.storage.tables import rewards
from plugin.storage.tables.base import AnyRow
from tests.fakes import ALL
from tests.world import ALICE, Bought, Person, World

TABLE: Path = ROOT / "docs" / "refunds.md"


class Case(NamedTuple):
    reward: str
    policy: str
    happens: str
    rewards: str
    ledger: str

    def __str__(self) -> str:
        return f"{self.reward}, {self.policy}: {self.happens}"

    @property
    def steps(self) -> list[str]:
        return self.happens.split(", ")


def cases() -> list[Case]:
    lines = [line for line in TABLE.read_text().splitlines() if line.startswith("| ")]
    return [Case(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines[1:]]


def euros(amount: str) -> dict[str, Money]:
    return {"eu": Money(Decimal(amount), "EUR")}


TERMS: dict[str, Callable[[str], Terms]] = {
    r"(\d+) EUR off": lambda n: FixedOff(euros(n)),
    r"(\d+) EUR on a card": lambda n: GiftCard(euros(n)),
    r"(\d+) EUR on one card": lambda n: GiftCard(euros(n), top_up=True),
    r"(\d+) % of the order off": lambda n: OrderShare(Decimal(n), paid_as="fixed"),
    r"(\d+) % of the order on a card": lambda n: OrderShare(Decimal(n)),
    r"(\d+) % off": lambda n: PercentOff(Decimal(n)),
    r"(\d+) points": lambda n: Points(int(n)),
    r"(\d+) EUR donated": lambda n: Donation("trees", euros(n)),
    r"(free shipping)": lambda _: FreeShipping(),
    r"(access)": lambda _: Access("club"),
    r"(a mug)": lambda _: Custom("a mug"),
}


def terms_of(text: str) -> Terms:
    for pattern, terms in TERMS.items():
        if found := re.fullmatch(pattern, text):
            return terms(found[1])
    raise ValueError(text)


class Play:
    """One row: Bob buys, then what the row says."""

    def __init__(self, world: World, case: Case):
        self.world = world
        reward, _, least = case.reward.partition(" from ")
        order = OrderConditions(minimum=euros(least.split()[0])) if least else OrderConditions()
        world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
        world.fake.customers[ALICE.email] = "User:1"
        set_event_url(world.ctx, world.shop, "http://127.0.0.1:9/", "staff")
        world.starts(
            hold_days=14 if case.steps[0] == "held" else 0,
            advocate=terms_of(reward),
            refunds=RefundPolicy(case.policy),
            order=order,
            points=PointsRule(100, FixedOff(euros("10"))),
        )
        world.turns()
        self.bought = world.buys(claimed=world.claim()).is_paid()
        self.spending: Bought | None = None
        for step in case.steps:
            verb, _, amount = re.fullmatch(r"([a-z ]+?)( ([\d.]+|all))?", step).groups()  # type: ignore[union-attr]
            getattr(self, verb.replace(" ", "_"))(*([amount] if amount else []))

    def held(self) -> None:
        pass

    def refund(self, amount: str) -> None:
        total = "90" if amount == "all" else amount
        changes: dict[str, Any] = {"totalRefunded": {"amount": float(total)}}
        if amount == "all":
            changes |= {"chargeStatus": "NONE", "totalCharged": {"amount": 0.0}}
        self.bought.becomes(**changes)

    def cancel(self) -> None:
        self.bought.is_cancelled()

    def charge_back(self) -> None:
        self.bought.becomes(chargeStatus="NONE", totalCharged={"amount": 0.0})

    def pay_again(self) -> None:
        self.bought.is_paid()

    def spend(self, amount: str = "") -> None:
        (code,) = {r.code for r in self.world.rewards_of(ALICE) if r.code}
        if not amount:
            self.spending = self.world.buys(ALICE, code=code).is_paid()
            return
        card = self.world.fake.card(code)
        card.pays(amount, f"Order:{self.world.orders + 1}")
        self.spending = self.world.buys(ALICE).becomes(giftCards=[{"id": card.id}]).is_paid()

    def spending_order_cancelled(self) -> None:
        assert self.spending is not None
        self.spending.is_cancelled()

    def another_friend_buys(self) -> None:
        friend = Person("another@example.com")
        self.world.buys(friend, self.world.claim(friend)).is_paid()

    def a_year_passes(self) -> None:
        with time_machine.travel(datetime.now(UTC) + timedelta(days=365)):
            self.world.turns()

    def handed_over(self) -> None:
        (reward,) = self.world.rewards_of(ALICE)
        hand_over(self.world.ctx, self.world.shop, [reward.id], By("staff", "It is done"))


def number(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def shown(reward: AnyRow) -> str:
    stake = stake_of(reward)
    match stake.state:
        case RewardState.ISSUED | RewardState.PENDING:
            return f"{stake.state} {number(stake.unspent)}"
        case RewardState.REVIEW | RewardState.OWED_BACK:
            return f"{stake.state.replace('_', ' ')} {number(stake.owed_back)}"
        case _:
            return str(stake.state)


def rewards_of_alice(world: World) -> list[AnyRow]:
    alice = world.ctx.keys.person(email=ALICE.email, user_id=None)
    query = select(rewards).where(rewards.c.owner_hmac == alice.email, ~rewards.c.paid_ahead)
    with world.ctx.engine.connect() as conn:
        return list(conn.execute(query.order_by(rewards.c.id)))


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_refund_does_what_the_table_says(world: World, case: Case) -> None:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as merchants_server:
        merchants_server.post("http://127.0.0.1:9/", status=200)
        Play(world, case)

    has = rewards_of_alice(world)
    assert "; ".join(shown(reward) for reward in has) == case.rewards
    expected = dict(part.split() for part in case.ledger.split(", "))
    held = {account: number(amount) for account, amount in world.balances(has[0].unit).items()}
    assert held == expected


def test_the_table_has_rows_for_every_policy_and_every_instrument() -> None:
    played = cases()
    assert len(played) >= 40
    assert {case.policy for case in played} == set(RefundPolicy)
    kinds = {instrument_of(terms_of(case.reward.partition(" from ")[0])) for case in played}
    assert kinds == set(Instrument)
