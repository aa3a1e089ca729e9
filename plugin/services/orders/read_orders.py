"""Read a shop's orders: all of them after the installation, the changed ones ever after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import structlog

from plugin.saleor.accounts import BadAccount, parse_told
from plugin.saleor.order_payload import AbsurdValue, MissingField
from plugin.saleor.orders import parse_order
from plugin.saleor.ports import OrdersPage, SaleorPort, ShopRefused, ShopUnavailable
from plugin.services.context import Context, now
from plugin.services.messages.send_messages import send_due_messages
from plugin.services.shops.install_shop import refresh_shop
from plugin.services.shops.note_account import note_told
from plugin.storage import shops
from plugin.storage.orders import order_row, save_orders
from plugin.storage.shops import OVERLAP, Shop
from plugin.storage.tables.base import AnyRow

log = structlog.get_logger()


def read_orders(ctx: Context, shop: Shop, kind: str) -> bool:
    """Read page after page until the end; after a crash, from the page where it stopped.

    kind: `backfill` stores history, which decides nothing by itself; `reconcile` has every
    changed order looked at, and hears again what failed to be delivered.
    False: the shop did not answer, so this has to be tried again.
    """
    with ctx.engine.begin() as conn:
        row = shops.import_of(conn, shop.id, kind)
        if row is None or row.state == "finished":
            return True
        begun = {"state": "running", "started_at": row.started_at if row.cursor else now()}
        shops.save_import(conn, shop.id, kind, **begun)
    try:
        if kind == "reconcile":
            # Rights and channels may have changed as well, with or without an event.
            refresh_shop(ctx, shop)
            send_due_messages(ctx, shop)
        _read_all(ctx, shop, row, ctx.port(shop))
    except (ShopUnavailable, ShopRefused) as error:
        log.warning("orders_not_read", shop=shop.api_url, kind=kind, error=str(error))
        with ctx.engine.begin() as conn:
            shops.save_import(conn, shop.id, kind, last_error=str(error)[:500])
        return False
    ctx.wake(shop.id)
    return True


def ask_all_shops(ctx: Context) -> list[int]:
    """Have every active shop asked for what changed; their ids."""
    with ctx.engine.begin() as conn:
        active = [shop.id for shop in shops.all_shops(conn) if shop.is_active]
        for shop_id in active:
            shops.start_import(conn, shop_id, "reconcile", now())
    return active


def _read_all(ctx: Context, shop: Shop, row: AnyRow, port: SaleorPort) -> None:
    cursor, done, began = row.cursor, row.done, now()
    while True:
        page = port.orders_since(row.watermark, cursor)
        done += len(page.orders)
        cursor = page.cursor
        _save_page(ctx, shop, row.kind, page, done)
        if cursor is None:
            break
    failed = list(port.failed_payloads()) if row.kind == "reconcile" else []
    _hear_again(ctx, shop, failed)
    with ctx.engine.begin() as conn:
        shops.save_import(
            conn,
            shop.id,
            row.kind,
            state="finished",
            cursor=None,
            finished_at=now(),
            watermark=began - OVERLAP,
            last_error=None,
            failed=len(failed),
        )


def _save_page(ctx: Context, shop: Shop, kind: str, page: OrdersPage, done: int) -> None:
    rows = _rows(ctx, shop, page.orders, due=kind == "reconcile")
    with ctx.engine.begin() as conn:
        save_orders(conn, rows)
        shops.save_import(
            conn, shop.id, kind, cursor=page.cursor, done=done, total=max(page.total, done)
        )


def _hear_again(ctx: Context, shop: Shop, heard: Sequence[Mapping[str, Any]]) -> None:
    raw = [p["order"] for p in heard if isinstance(p.get("order"), Mapping)]
    with ctx.engine.begin() as conn:
        save_orders(conn, _rows(ctx, shop, raw, due=True))
    for payload in heard:
        if "user" in payload:
            _hear_of_account(ctx, shop, payload)


def _hear_of_account(ctx: Context, shop: Shop, payload: Mapping[str, Any]) -> None:
    try:
        note_told(ctx, shop, parse_told(payload, ctx.keys))
    except BadAccount as error:
        log.warning("account_unreadable", error=str(error))


def _rows(
    ctx: Context, shop: Shop, raw: Iterable[Mapping[str, Any]], *, due: bool
) -> list[dict[str, Any]]:
    rows = []
    for order in raw:
        try:
            parsed = parse_order(order, ctx.keys, shop.id)
        except (MissingField, AbsurdValue) as error:
            # One broken order must not keep the shop from starting.
            log.warning("order_unreadable", order_id=order.get("id"), error=str(error))
            continue
        rows.append(order_row(shop.id, parsed, now(), due=due))
    return rows
