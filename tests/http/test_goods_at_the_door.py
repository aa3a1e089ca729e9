"""The shop's goods by name, by the admin door."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.domain.goods import GoodsKind
from plugin.saleor.ports import Goods
from plugin.storage.shops import change_shop
from tests.http import shop_asks
from tests.http.doors import Door
from tests.world import World

MUG = Goods("UHJvZHVjdDox", "Mug", "Kitchen")
TEA = Goods("UHJvZHVjdDoy", "Tea", "Drinks")


@pytest.fixture(autouse=True)
def _sold(world: World) -> None:
    world.fake.goods = {GoodsKind.PRODUCT: [MUG, TEA]}


def goods(admin: Door, **asked: Any) -> Any:
    return admin.asks(shop_asks.GOODS, **asked).data["goods"]


def test_goods_are_found_by_name_with_what_they_lie_in(admin: Door) -> None:
    found = goods(admin, kind="PRODUCT", search=" mug ")

    assert found == {"goods": [{"id": MUG.id, "name": "Mug", "within": "Kitchen"}]}
    assert len(goods(admin, kind="PRODUCT")["goods"]) == 2
    assert goods(admin, kind="COLLECTION") == {"goods": []}


def test_ids_are_named_in_their_order_and_one_that_is_gone_is_left_out(admin: Door) -> None:
    asked = [TEA.id, "UHJvZHVjdDo5", MUG.id, TEA.id]
    said = admin.asks(shop_asks.GOODS_NAMED, kind="PRODUCT", ids=asked).data["goodsNamed"]

    assert [one["name"] for one in said["goods"]] == ["Tea", "Mug"]


def test_more_ids_than_saleor_gives_at_once_are_not_asked_for(admin: Door) -> None:
    said = admin.asks(shop_asks.GOODS_NAMED, kind="PRODUCT", ids=[MUG.id] * 101)

    assert said.data is None


def test_a_shop_that_is_away_is_told_as_such(admin: Door, world: World) -> None:
    world.fake.is_away = True

    assert goods(admin, kind="PRODUCT")["code"] == "SHOP_NOT_ANSWERING"


def test_without_a_right_to_see_goods_nobody_is_told_that_there_are_none(
    admin: Door, world: World
) -> None:
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, permissions=[])

    assert goods(admin, kind="PRODUCT")["code"] == "PERMISSION_MISSING"
