"""Mint planned codes: make the shop honour them.

A voucher is created, listed, tagged and filled by separate calls, and we may die between any two
of them. Each step is written down before the next, and each can be repeated.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, update

from plugin.domain.calendar import ends_at
from plugin.domain.offer import Side
from plugin.domain.reward import CodeState, RewardState, VoucherKind
from plugin.saleor.ports import CodesTaken, NewVoucher, SaleorPort
from plugin.services.context import Context, now
from plugin.services.instruments.describe_voucher import kind_of, listings_of
from plugin.services.rewards.mark_issued import mark_issued
from plugin.services.work_through import work_through
from plugin.storage import codes, programs, shops
from plugin.storage.promise_json import terms_from_json
from plugin.storage.rewards import find_reward
from plugin.storage.shops import Shop
from plugin.storage.tables import codes as codes_table
from plugin.storage.tables import vouchers
from plugin.storage.tables.base import AnyRow

# Saleor needs 2 ms a code and some 50 ms a call.
CODES_A_CALL = 100
_VOUCHERS_A_TURN = 10

# The customer reads this beside the discount at the checkout.
_NAMES = {
    VoucherKind.FRIEND: "Welcome from a friend",
    VoucherKind.AGAIN: "Welcome from a friend",
    VoucherKind.ADVOCATE: "Thank you for referring",
}


def mint_due_codes(ctx: Context, shop: Shop) -> int:
    """Mint all codes that are planned in this shop; how many vouchers had any."""

    def mint(voucher: AnyRow) -> None:
        _mint_voucher(ctx, shop, voucher)

    return work_through(ctx, shop, vouchers, _VOUCHERS_A_TURN, mint)


def _mint_voucher(ctx: Context, shop: Shop, voucher: AnyRow) -> None:
    port = ctx.port(shop)
    saleor_id = find_in_shop(ctx, port, voucher)
    if saleor_id is not None:
        _complete(ctx, port, shop, voucher, saleor_id)
    while True:
        with ctx.engine.begin() as conn:
            planned = codes.planned_codes(conn, voucher.id, CODES_A_CALL)
            if not planned and codes.voucher_finished(conn, voucher):
                return
        if not planned:
            continue
        if saleor_id is None:
            saleor_id = _created(ctx, port, voucher, planned)
            _complete(ctx, port, shop, voucher, saleor_id)
        else:
            _add(ctx, port, saleor_id, planned)
        with ctx.engine.begin() as conn:
            _minted(ctx, conn, planned)


def mint_one(ctx: Context, port: SaleorPort, saleor_id: str, code: AnyRow) -> None:
    """Add one code to a voucher that is complete. May raise what the port raises."""
    _add(ctx, port, saleor_id, [code])
    with ctx.engine.begin() as conn:
        _minted(ctx, conn, [code])


def _add(ctx: Context, port: SaleorPort, saleor_id: str, planned: Sequence[AnyRow]) -> None:
    wanted = {ctx.keys.code(row.id) for row in planned}
    try:
        port.add_codes(saleor_id, sorted(wanted))
    except CodesTaken as error:
        # Only we can derive these codes: the shop has them from an attempt that we did not survive.
        if missing := wanted - error.taken:
            port.add_codes(saleor_id, sorted(missing))


def _minted(ctx: Context, conn: Connection, planned: Sequence[AnyRow]) -> None:
    good = conn.execute(
        update(codes_table)
        .where(
            codes_table.c.id.in_([row.id for row in planned]),
            codes_table.c.state == CodeState.PLANNED,
        )
        .values(state=CodeState.MINTED)
        .returning(codes_table.c.shop_id, codes_table.c.reward_id)
    )
    for shop_id, reward_id in good.all():
        reward = find_reward(conn, shop_id, reward_id) if reward_id is not None else None
        if reward is not None and reward.state == RewardState.PENDING:
            mark_issued(ctx, conn, reward)


def _name(ctx: Context, voucher: AnyRow) -> str:
    mark = ctx.keys.code(f"voucher {voucher.id} {voucher.created_at.isoformat()}")[:5]
    return f"{_NAMES[VoucherKind(voucher.kind)]} · {mark}"


def find_in_shop(ctx: Context, port: SaleorPort, voucher: AnyRow) -> str | None:
    """The shop's id of the voucher, None if it has none. May raise what the port raises."""
    if voucher.saleor_id is not None or voucher.asked_at is None:
        known: str | None = voucher.saleor_id
        return known
    # Asked before and heard no answer: the shop may have it all the same.
    saleor_id = port.voucher_named(_name(ctx, voucher))
    if saleor_id is not None:
        with ctx.engine.begin() as conn:
            codes.change_voucher(conn, voucher.id, saleor_id=saleor_id)
    return saleor_id


def _created(ctx: Context, port: SaleorPort, voucher: AnyRow, planned: Sequence[AnyRow]) -> str:
    """Make the voucher with its first codes; the id that the shop gave it."""
    with ctx.engine.begin() as conn:
        codes.change_voucher(conn, voucher.id, asked_at=now())
        promise = programs.promised(conn, voucher.shop_id, voucher.offer_id).promise
    kind = kind_of(terms_from_json(voucher.terms), promise, VoucherKind(voucher.kind))
    saleor_id = port.create_voucher(
        NewVoucher(
            name=_name(ctx, voucher),
            codes=sorted(ctx.keys.code(row.id) for row in planned),
            percent=kind.percent,
            once_per_customer=voucher.kind == VoucherKind.FRIEND,
            ends_at=ends_at(voucher.expires_on),
            for_shipping=kind.for_shipping,
            goods=kind.goods or {},
            one_item=kind.one_item,
            countries=kind.countries,
        )
    )
    with ctx.engine.begin() as conn:
        codes.change_voucher(conn, voucher.id, saleor_id=saleor_id)
    return saleor_id


def _complete(ctx: Context, port: SaleorPort, shop: Shop, voucher: AnyRow, saleor_id: str) -> None:
    """Give the voucher its value in every channel, and our tag."""
    with ctx.engine.begin() as conn:
        fresh = codes.voucher_by_id(conn, shop.id, voucher.id) or voucher
        program = programs.promised(conn, shop.id, voucher.offer_id)
        channels = {c.slug: c.saleor_id for c in shops.channels_of(conn, shop.id)}
    kind = VoucherKind(voucher.kind)
    listings = listings_of(terms_from_json(voucher.terms), program.promise, kind, channels)
    if set(listings) - set(fresh.listed):
        port.list_voucher(saleor_id, {channels[slug]: listings[slug] for slug in listings})
        with ctx.engine.begin() as conn:
            codes.change_voucher(conn, voucher.id, listed=sorted(listings))
    if fresh.tagged_at is None:
        side = Side.ADVOCATE if kind is VoucherKind.ADVOCATE else Side.FRIEND
        port.tag(saleor_id, {"referrals.program": program.name, "referrals.for": side})
        with ctx.engine.begin() as conn:
            codes.change_voucher(conn, voucher.id, tagged_at=now())
