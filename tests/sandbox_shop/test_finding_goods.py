"""Goods by name and by id: what the shop shows to whom, and the app's own client at work."""

from typing import Any

import pytest

from plugin.config import Settings
from plugin.domain.goods import GoodsKind
from plugin.saleor.addresses import ShopAddresses
from plugin.saleor.client import SaleorShop
from plugin.saleor.ports import Goods
from sandbox import Shop
from sandbox.ids import to_global_id
from sandbox.people import Customer, Person, ShopSaidNo, Staff
from tests.sandbox_shop.listening_app import ListeningApp

PRODUCTS = "query($by: ProductFilterInput) { products(filter: $by, first: 20) { %s } }"
VARIANTS = """query($ids: [ID!], $by: ProductVariantFilterInput) {
  productVariants(ids: $ids, filter: $by, first: 20) { %s }
}"""
CATEGORIES = "query($by: CategoryFilterInput) { categories(filter: $by, first: 20) { %s } }"
COLLECTIONS = "query($by: CollectionFilterInput) { collections(filter: $by, first: 20) { %s } }"


def names(asker: Person, document: str, **asked: Any) -> list[str]:
    found = asker.ask(document % "edges { node { name } }", **asked)
    return [edge["node"]["name"] for edge in found["edges"]]


def test_goods_are_found_by_a_part_of_their_name(staff: Staff) -> None:
    assert names(staff, PRODUCTS, by={"search": "BLEND"}) == ["Morning Blend"]
    assert names(staff, CATEGORIES, by={"search": "coff"}) == ["Coffee"]
    assert names(staff, COLLECTIONS, by={"search": "gift"}) == ["Gifts"]
    # A variant goes by its product's name and its number, too.
    assert names(staff, VARIANTS, by={"search": "morning"}) == ["250 g", "1 kg"]
    assert names(staff, PRODUCTS, by={"search": "teapot"}) == []


def test_ids_pick_out_and_one_of_another_kind_spoils_the_question(shop: Shop, staff: Staff) -> None:
    blend = shop.catalogue.products[0]

    assert names(staff, PRODUCTS, by={"ids": [blend.id]}) == ["Morning Blend"]
    assert names(staff, VARIANTS, ids=[blend.variants[1].id]) == ["1 kg"]
    assert names(staff, CATEGORIES, by={"ids": []}) == []
    with pytest.raises(ShopSaidNo):
        names(staff, PRODUCTS, by={"ids": [blend.id, blend.category.id]})


def test_without_a_channel_customers_see_no_goods(bob: Customer) -> None:
    assert names(bob, PRODUCTS) == []
    assert names(bob, VARIANTS) == []
    assert "Coffee" in names(bob, CATEGORIES)


@pytest.fixture
def port(shop: Shop, staff: Staff, app: ListeningApp, settings: Settings) -> SaleorShop:
    staff.installs(app.manifest_url, ["MANAGE_DISCOUNTS"])
    return SaleorShop(shop.api_url, app.token, ShopAddresses.of(settings))


def test_the_app_finds_each_kind_by_name_with_what_it_lies_in(port: SaleorShop, shop: Shop) -> None:
    blend = shop.catalogue.products[0]
    kilo = blend.variants[1]

    assert port.goods_found(GoodsKind.PRODUCT, "blend") == [
        Goods(blend.id, "Morning Blend", "Coffee")
    ]
    assert port.goods_found(GoodsKind.VARIANT, kilo.sku) == [
        Goods(kilo.id, "1 kg", "Morning Blend")
    ]
    assert port.goods_found(GoodsKind.CATEGORY, "coffee") == [
        Goods(blend.category.id, "Coffee", "Drinks")
    ]
    assert [one.name for one in port.goods_found(GoodsKind.COLLECTION, "gifts")] == ["Gifts"]


def test_without_words_the_app_is_shown_the_first_goods(port: SaleorShop, shop: Shop) -> None:
    found = port.goods_found(GoodsKind.PRODUCT, "")

    assert [one.id for one in found] == [one.id for one in shop.catalogue.products[:20]]


def test_the_app_learns_the_names_of_ids_and_nothing_of_those_that_are_gone(
    port: SaleorShop, shop: Shop
) -> None:
    blend = shop.catalogue.products[0]
    kilo = blend.variants[1]
    gone = [to_global_id("Product", 4711), to_global_id("ProductVariant", 4711)]

    assert [one.name for one in port.goods_named(GoodsKind.PRODUCT, [gone[0], blend.id])] == [
        "Morning Blend"
    ]
    assert [one.name for one in port.goods_named(GoodsKind.VARIANT, [kilo.id, gone[1]])] == ["1 kg"]


def test_what_is_no_id_of_the_kind_does_not_spoil_the_others(port: SaleorShop, shop: Shop) -> None:
    blend = shop.catalogue.products[0]
    longer = to_global_id("Product", 10**12)
    asked = [blend.id, blend.category.id, longer, "4711", "no id at all"]

    assert [one.id for one in port.goods_named(GoodsKind.PRODUCT, asked)] == [blend.id]
    shop.calls.clear()
    assert port.goods_named(GoodsKind.PRODUCT, ["4711"]) == []
    assert not shop.calls["Products"]


def test_a_variant_without_a_name_goes_by_its_number(port: SaleorShop, shop: Shop) -> None:
    kilo = shop.catalogue.products[0].variants[1]
    kilo.name = ""

    (found,) = port.goods_named(GoodsKind.VARIANT, [kilo.id])

    assert found.name == kilo.sku
