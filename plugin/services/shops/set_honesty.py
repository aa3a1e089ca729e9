"""A shop says how strict it is about honesty."""

from __future__ import annotations

from typing import Any

from plugin.domain.abuse.settings import HonestySaid
from plugin.domain.audit import What
from plugin.services.context import Context, now
from plugin.services.note_setting import Setter, note_setting
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import shops
from plugin.storage.honesty_json import BadHonesty, honesty_from_json, honesty_to_json
from plugin.storage.judgements import orders_held
from plugin.storage.orders import touch_orders
from plugin.storage.shops import Shop


def set_honesty(ctx: Context, shop: Shop, written: Any, by: Setter) -> None:
    """written: see HonestySaid. What it leaves out is as usual. What is held is looked at again.

    Raises Refused with each thing that is wrong and what to write instead.
    """
    said = honesty_to_json(_read(written))
    with ctx.engine.begin() as conn:
        before = shops.shop_by_id(conn, shop.id) or shop
        shops.change_shop(conn, shop.id, honesty=said)
        what = What.SHOP_HONESTY_SET
        note_setting(conn, shop.id, what, by, before=before.honesty, after=said)
        touch_orders(conn, shop.id, orders_held(conn, shop.id), now())
    ctx.wake(shop.id)


def _read(written: Any) -> HonestySaid:
    try:
        return honesty_from_json(written)
    except BadHonesty as error:
        problems = [(problem.path, problem.message) for problem in error.problems]
        detail = " ".join(f"{path}: {message}" for path, message in problems[:3])
        raise Refused(RefusalCode.HONESTY_INVALID, detail, problems) from error
