"""Staff give Alice a reward for a friend whom nothing proves."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from plugin.domain.limits import Cap, Limits
from plugin.domain.money import Money
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import FixedOff, FreeShipping, OrderShare, Points, Terms
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.grant_reward import Grant, grant_reward
from plugin.storage.tables import rewards
from tests.promises import TEN_EACH, TENTH, sums
from tests.services.alices_rewards import pays_unseen, thanks
from tests.services.staff import ERIN, Staff, refusal
from tests.world import ALICE, World


def test_a_grant_goes_the_way_of_all_rewards(world: World, erin: Staff) -> None:
    reward = erin.grants()

    code = erin.code_of(reward)
    assert erin.state(reward) == (RewardState.ISSUED, Reason.GRANTED_BY_STAFF)
    assert world.fake.honours(code)
    world.buys(buyer=ALICE, code=code).is_paid()
    assert erin.state(reward)[0] is RewardState.SPENT


def test_the_ledger_and_the_log_say_who_gave_it_and_why(world: World, erin: Staff) -> None:
    reward = erin.grants()

    (act,) = erin.acts()
    assert (act.actor, act.what, act.subject_id) == (ERIN, "REWARD_GRANTED", reward)
    assert (act.note, act.before) == ("She asked so nicely", None)
    assert act.after["terms"]["kind"] == "fixed"
    first, *_ = world.ledger()
    assert (first.from_account, first.to_account, first.amount) == ("promise", "owed", 10)
    assert (first.actor, first.reason, first.audit_id) == (ERIN, "GRANTED_BY_STAFF", act.id)


def test_a_grant_may_be_held(world: World, erin: Staff) -> None:
    reward = erin.grants(hold_days=3)
    assert erin.state(reward)[0] is RewardState.PENDING
    with time_machine.travel(datetime.now(UTC) + timedelta(days=3)):
        world.turns()

    assert erin.state(reward)[0] is RewardState.ISSUED


def test_a_double_click_grants_once(world: World, erin: Staff) -> None:
    grant = Grant(erin.id_of(ALICE), erin.program_id, "eu", TEN_EACH, "one click")

    def click(_: int) -> int:
        reward_id: int = grant_reward(world.ctx, world.shop, grant, By(ERIN, "Sorry")).id
        return reward_id

    with ThreadPoolExecutor(4) as clicks:
        granted = set(clicks.map(click, range(8)))

    assert len(granted) == len(erin.acts()) == len(world.ledger()) == 1


def test_a_key_stands_for_one_grant(erin: Staff) -> None:
    reward = erin.grants(key="one")
    erin.corrects(reward, "5")

    assert erin.grants(key="one") == reward
    assert refusal(lambda: erin.grants(TENTH, key="one")) is RefusalCode.KEY_TAKEN
    assert refusal(lambda: erin.grants(channel="pl", key="one")) is RefusalCode.KEY_TAKEN


@pytest.mark.parametrize(
    "terms",
    [
        Points(5),
        OrderShare(Decimal(10), paid_as="fixed"),
        FixedOff({"eu": Money(Decimal(10), "USD")}),
        FixedOff({"pl": Money(Decimal(10), "PLN")}),
    ],
)
def test_what_the_shop_cannot_pay_is_not_granted(erin: Staff, terms: Terms) -> None:
    assert refusal(lambda: erin.grants(terms)) is RefusalCode.TERMS_INVALID


def test_what_is_granted_to_nobody_or_nowhere_is_refused(erin: Staff) -> None:
    assert refusal(lambda: erin.grants(advocate_id=999_999)) is RefusalCode.ADVOCATE_UNKNOWN
    assert refusal(lambda: erin.grants(program_id=999_999)) is RefusalCode.PROGRAM_UNKNOWN
    assert refusal(lambda: erin.grants(TENTH, channel="us")) is RefusalCode.TERMS_INVALID
    assert refusal(lambda: erin.grants(hold_days=366)) is RefusalCode.HOLD_INVALID
    assert refusal(lambda: erin.grants(key="x" * 101)) is RefusalCode.KEY_INVALID
    assert erin.acts() == []


@pytest.mark.parametrize(
    ("why", "code"),
    [
        ("", RefusalCode.WHY_NEEDED),
        (" \n ", RefusalCode.WHY_NEEDED),
        ("x" * 501, RefusalCode.WHY_NEEDED),
        ("a\u0000b", RefusalCode.WHY_NEEDED),
        ("\ud800", RefusalCode.WHY_NEEDED),
        ("Alice <alice@example.com> rang", RefusalCode.WHY_NAMES_AN_ADDRESS),
    ],
)
def test_staff_say_why_and_name_no_address(why: str, code: RefusalCode) -> None:
    with pytest.raises(Refused) as refused:
        By(ERIN, why)

    assert refused.value.code is code


def test_what_staff_say_is_kept_on_one_line() -> None:
    assert By(ERIN, " Bob\n\nrang  us @ noon ").note == "Bob rang us @ noon"


def test_a_grant_costs_what_orders_of_the_program_let_expect(world: World, erin: Staff) -> None:
    assert erin.row(erin.grants(TENTH)).cost == 0
    pays_unseen(world).becomes(shippingPrice={"gross": {"amount": 5.0}})

    assert erin.row(erin.grants(sums(eu=7, pl=7))).cost == 7
    assert erin.row(erin.grants(TENTH)).cost == Decimal("8.5")
    assert erin.row(erin.grants(FreeShipping())).cost == 5


def test_limits_count_a_grant_and_never_stop_one(world: World, erin: Staff) -> None:
    world.starts(hold_days=0, limits=Limits(per_program=(Cap(money={"EUR": Decimal(30)}),)))
    claimed = world.claim()
    for _ in range(4):
        erin.grants()
    world.buys(claimed=claimed).is_paid()

    with world.ctx.engine.connect() as conn:
        states = Counter(conn.execute(select(rewards.c.state)).scalars())
    assert states == {RewardState.ISSUED: 4, RewardState.CAPPED: 1, RewardState.SPENT: 1}
    assert "limit of program" in next(iter(world.fake.problems))


def test_a_grant_in_zlotys_is_good_in_its_channel(world: World, erin: Staff) -> None:
    erin.grants(FixedOff({"pl": Money(Decimal(15), "PLN")}), channel="pl")

    (voucher,) = thanks(world)
    assert [listing.value for listing in voucher.listings.values()] == [15]


def test_only_a_grant_may_lack_an_order(world: World, erin: Staff) -> None:
    erin.grants()
    world.story()
    for column in ("order_id", "referral_id"):
        earned = text(f"UPDATE rewards SET {column} = NULL WHERE rule <> 'grant'")  # noqa: S608
        with world.ctx.engine.connect() as conn, pytest.raises(IntegrityError) as refused:
            conn.execute(earned)
        assert "rewards_earned_check" in str(refused.value.orig)
