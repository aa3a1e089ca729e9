"""A worker and web processes are killed at random moments while 200 orders flow.

Nothing is lost and nothing is done twice. CRASH_SEED repeats a run, as far as chance goes.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from random import SystemRandom

import pytest
from sqlalchemy import Engine, text

from plugin.assembly import make_context
from plugin.config import Settings
from plugin.domain.ledger import holdings
from plugin.domain.reward import CodeState, RewardState
from plugin.jobs.waking import Waker
from plugin.keys import Keys
from plugin.storage.rewards import stake_of
from sandbox import Shop
from sandbox.server import serving
from tests.crash.books import Books
from tests.crash.crowd import Fate, Friend
from tests.crash.running import running_app
from tests.crash.storm import Storm

pytestmark = [
    # All tests look at one storm.
    pytest.mark.xdist_group("crash"),
    pytest.mark.skipif(sys.platform != "linux", reason="web processes are found in /proc"),
]

_FRIENDS = 200
_DEATHS = 15


@dataclass
class Aftermath:
    """A failing test shows the seed of it."""

    seed: int
    storm: Storm = field(repr=False)
    books: Books = field(repr=False)

    def of(self, *fates: Fate) -> list[Friend]:
        return [friend for friend in self.storm.crowd.friends if friend.fate in fates]


@pytest.fixture(scope="module")
def after(
    settings: Settings,
    keys: Keys,
    migrated: Engine,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Aftermath:
    """All went through the storm, and then came to rest."""
    seed = int(os.environ.get("CRASH_SEED") or SystemRandom().randrange(10_000))
    with migrated.begin() as conn:
        conn.execute(text("TRUNCATE shops, procrastinate_jobs, procrastinate_workers CASCADE"))
    folder = tmp_path_factory.mktemp("crash")
    assert request.config.cache is not None
    bytecode = request.config.cache.mkdir("bytecode")
    # Saleor tries a webhook again for five minutes; here they are fifteen seconds.
    shop = Shop(retry_scale=0.05, timeout=(2.0, 10.0))
    waker = Waker(migrated)
    ctx = make_context(settings, migrated, waker)
    with serving(shop), running_app(settings, migrated, folder, bytecode) as app:
        storm = Storm.over(shop, app, ctx, seed)
        storm.gathers(advocates=10, friends=_FRIENDS)
        storm.rages(rounds=_DEATHS)
        storm.calms()
        books = Books(migrated, keys, shop)
    return Aftermath(seed, storm, books)


def test_processes_died_in_the_middle_of_their_work(after: Aftermath) -> None:
    storm = after.storm
    assert storm.worker_deaths >= 15
    assert storm.web_deaths >= 5
    assert storm.jobs_cut_off > 0
    assert all(after.of(fate) for fate in Fate)


def test_the_app_knows_every_order_as_the_shop_does(after: Aftermath) -> None:
    shops = {
        order.id: (order.status, order.charge_status, order.refunded)
        for order in after.storm.shop.orders.values()
    }
    ours = {
        order.id: (order.status, order.charge_status, order.refunded)
        for order in after.books.orders
    }
    assert ours == shops
    assert sorted(ours) == sorted(after.storm.crowd.orders)


def test_a_paid_order_that_was_kept_pays_its_advocate_once(after: Aftermath) -> None:
    spent = {order for advocate in after.storm.crowd.advocates for order in advocate.orders}
    for friend in after.of(Fate.KEPT):
        (referral,) = after.books.referrals_of(friend)
        assert referral.order_id == friend.order
        (reward,) = after.books.rewards_of(friend, "advocate")
        codes = after.books.codes_of_reward(reward)
        if reward.state == RewardState.SPENT:
            assert [(code.state, code.order_id in spent) for code in codes] == [("burnt", True)]
        else:
            assert reward.state == RewardState.ISSUED
            assert [after.books.is_honoured(code) for code in codes] == [True]


def test_a_paid_order_that_was_kept_counts_its_friends_code_as_spent(after: Aftermath) -> None:
    for friend in after.of(Fate.KEPT):
        (reward,) = after.books.rewards_of(friend, "friend")
        assert reward.state == RewardState.SPENT
        (code,) = after.books.codes_of_claims(friend)
        assert (code.state, code.order_id) == (CodeState.BURNT, friend.order)


def test_an_order_that_was_undone_pays_nobody(after: Aftermath) -> None:
    for friend in after.of(Fate.CANCELLED, Fate.REFUNDED):
        assert [referral.order_id for referral in after.books.referrals_of(friend)] in ([], [None])
        for reward in after.books.rewards_of(friend, "advocate"):
            codes = after.books.codes_of_reward(reward)
            used = any(code.state == CodeState.BURNT for code in codes)
            assert reward.state == (RewardState.REVIEW if used else RewardState.VOID)
            assert not any(after.books.is_active(code) for code in codes)


def test_a_friend_whose_order_was_cancelled_has_a_new_code(after: Aftermath) -> None:
    for friend in after.of(Fate.CANCELLED):
        old, new = sorted(after.books.codes_of_claims(friend), key=after.books.is_honoured)
        assert (old.state, old.order_id) == (CodeState.RETIRED, friend.order)
        assert after.books.is_honoured(new)
        assert after.books.code(new) != friend.code


def test_a_friend_has_one_claim_and_each_side_one_reward(after: Aftermath) -> None:
    for friend in after.storm.crowd.friends:
        assert len(after.books.claims_of(friend)) == 1
        assert len(after.books.referrals_of(friend)) <= 1
        for side in ("friend", "advocate"):
            assert len(after.books.rewards_of(friend, side)) <= 1


def test_the_shop_honours_exactly_the_codes_that_we_count_as_good(after: Aftermath) -> None:
    books = after.books
    minted = {books.code(row) for row in books.codes if row.state == CodeState.MINTED}
    assert {code for code, there in books.in_shop.items() if there.is_active} == minted
    assert all(books.is_honoured(row) for row in books.codes if row.state == CodeState.MINTED)


def test_a_used_code_in_the_shop_is_one_that_we_know_by_its_order(after: Aftermath) -> None:
    books = after.books
    used = {books.code(row) for row in books.codes if row.order_id is not None}
    assert {code for code, there in books.in_shop.items() if not there.is_active} <= used
    assert set(books.times_in_shop.values()) == {1}


def test_each_of_our_vouchers_is_in_the_shop_once(after: Aftermath) -> None:
    ours = [voucher.saleor_id for voucher in after.books.vouchers.values()]
    assert sorted(ours) == sorted(after.books.vouchers_in_shop)


def test_the_ledger_leads_each_reward_from_its_promise_to_where_it_is(after: Aftermath) -> None:
    rows = after.books.ledger_by_reward()
    assert set(rows) == {reward.id for reward in after.books.rewards}
    for reward in after.books.rewards:
        steps = rows[reward.id]
        ends = ["promise", *(step.to_account for step in steps)]
        assert [step.from_account for step in steps] == ends[:-1]
        assert holdings(stake_of(reward)) == {ends[-1]: reward.amount}
        assert {(step.amount, step.unit) for step in steps} == {(reward.amount, reward.unit)}


def test_the_ledger_balances_in_each_currency(after: Aftermath) -> None:
    balance: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in after.books.ledger:
        balance[row.unit, row.from_account] -= row.amount
        balance[row.unit, row.to_account] += row.amount
    for reward in after.books.rewards:
        balance[reward.unit, "promise"] += reward.amount
        for account, amount in holdings(stake_of(reward)).items():
            balance[reward.unit, account] -= amount
    assert not any(balance.values())


def test_nothing_is_left_to_be_tried_again(after: Aftermath) -> None:
    assert after.books.troubles == []
    assert after.books.failed_jobs == []
    assert after.books.lost_webhooks == []
