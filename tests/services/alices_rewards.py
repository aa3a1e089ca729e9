"""Friends of Alice whose orders no worker has looked at yet, and what she must have in the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from plugin.domain.reward import RewardState
from plugin.services.shops.list_troubles import list_troubles
from plugin.storage.tables import codes, vouchers
from tests.fakes import FakeVoucher
from tests.world import ALICE, BOB, CAROL, Bought, Person, World, an_order

# The calls that bring the first code of a reward into the shop, in their order.
MINTING = ["create_voucher", "list_voucher", "tag"]


def pays_unseen(world: World, friend: Person = BOB) -> Bought:
    """The friend's paid order is stored, and no worker has looked at it yet."""
    claimed = world.claim(friend)
    world.fake.use(claimed.code)
    world.orders += 1
    raw = an_order(
        f"Order:{world.orders}",
        buyer=friend,
        code=claimed.code,
        token=claimed.checkout_token,
        chargeStatus="FULL",
        totalCharged={"amount": 90.0},
    )
    world.stores(raw)
    return Bought(world, raw)


def about_to_be_minted(world: World, call: str) -> Bought:
    """The order behind the reward whose minting comes to this call; it is Alice's only one."""
    if call == "add_codes":
        carols = pays_unseen(world, CAROL)
        world.turns()
        carols.is_refunded()
    return pays_unseen(world)


def is_refunded_unseen(bought: Bought) -> None:
    later = datetime.fromisoformat(bought.raw["updatedAt"]) + timedelta(seconds=1)
    bought.raw = {
        **bought.raw,
        "updatedAt": later.isoformat(),
        "totalRefunded": bought.raw["total"]["gross"],
    }
    bought.world.stores(bought.raw)


def thanks(world: World) -> list[FakeVoucher]:
    """The vouchers that reward advocates, as the shop has them."""
    return [v for v in world.fake.vouchers.values() if v.made.name.startswith("Thank you")]


def assert_paid_once(world: World, rewards: int = 1) -> None:
    """So many rewards, each with one code that the shop honours, on one finished voucher."""
    earned = world.rewards_of(ALICE)
    assert [reward.state for reward in earned] == [RewardState.ISSUED] * rewards
    (voucher,) = thanks(world)
    assert voucher.codes == {reward.code: True for reward in earned}
    assert len(voucher.listings) == 2
    assert voucher.tags["referrals.for"] == "advocate"
    assert_nothing_is_held(world)


def assert_taken_back(world: World) -> None:
    """Alice has nothing, and neither has the shop anything for her."""
    assert {reward.state for reward in world.rewards_of(ALICE)} == {RewardState.VOID}
    assert [voucher.codes for voucher in thanks(world)] in ([], [{}])
    assert world.ledger()[-1].to_account == "released"
    assert_nothing_is_held(world)


def assert_nothing_is_held(world: World) -> None:
    """No worker has to come again or to wait for another, and staff have nothing to see to."""
    with world.ctx.engine.connect() as conn:
        due = select(codes.c.id).where(codes.c.due_at.is_not(None))
        held = vouchers.c.due_at.is_not(None) | vouchers.c.lease_until.is_not(None)
        assert conn.execute(due).all() == []
        assert conn.execute(select(vouchers.c.id).where(held)).all() == []
    assert list_troubles(world.ctx, world.shop) == []


def code_states(world: World, reward_id: int) -> list[str]:
    with world.ctx.engine.connect() as conn:
        query = select(codes.c.state).where(codes.c.reward_id == reward_id)
        return list(conn.execute(query).scalars())
