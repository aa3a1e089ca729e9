"""Staff choose goods by name: found, kept, told again by name, gone, and while Saleor is away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import FrameLocator, Locator, expect

from sandbox.ids import to_global_id
from sandbox.shop import Shop
from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)

ORDERS = "Which orders count"


def goods(frame: FrameLocator, part: str, of: str = "order.goods") -> Locator:
    """The box that finds goods of this kind, with its section unfolded."""
    box = frame.locator(f'[name="{of}.{part}"]')
    if of.startswith("order") and not box.is_visible():
        frame.locator("summary", has_text=ORDERS).click()
    return box


def chosen(frame: FrameLocator, what: str) -> Locator:
    return frame.get_by_role("list", name=f"Chosen: {what}", exact=True)


def written(dashboard: Dashboard, name: str) -> FrameLocator:
    frame = dashboard.opens("/programs/new/ten-percent-each")
    frame.get_by_label("Name", exact=True).fill(name)
    return frame


def saved(frame: FrameLocator, name: str) -> None:
    frame.get_by_role("button", name=re.compile("Save as a")).click()
    expect(frame.get_by_role("heading", name=name)).to_be_visible()


def pasted(box: Locator, text: str) -> None:
    box.evaluate(
        """(box, text) => {
          const data = new DataTransfer();
          data.setData("text", text);
          const said = { clipboardData: data, bubbles: true, cancelable: true };
          box.dispatchEvent(new ClipboardEvent("paste", said));
        }""",
        text,
    )


@contextmanager
def away(shop: Shop) -> Iterator[None]:
    shop.outage = "503"
    try:
        yield
    finally:
        shop.outage = None


def test_the_list_is_for_everybody(dashboard: Dashboard) -> None:
    frame = written(dashboard, "To look at")
    box = goods(frame, "variants")
    box.click()
    expect(frame.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(chosen(frame, "Variants").get_by_role("listitem")).to_have_count(1)
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame, is_covered=True)

    box.fill("no such thing")
    expect(frame.get_by_text("Nothing in the shop is called so.")).to_be_visible()
    check_accessible(dashboard.frame, is_covered=True)
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Tab")
    expect(box).to_have_accessible_description(re.compile("Choose it from the list"))
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_goods_are_chosen_by_keys_and_called_by_name_ever_after(dashboard: Dashboard) -> None:
    frame = written(dashboard, "For coffee")
    box = goods(frame, "categories")
    box.press_sequentially("coff")
    option = frame.get_by_role("option", name="Drinks › Coffee")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Enter")
    expect(option).to_have_attribute("aria-selected", "true")
    # What is written now begins another search.
    box.press_sequentially("brew")
    expect(frame.get_by_role("option", name="Brewing")).to_be_visible()
    box.press("Enter")
    expect(chosen(frame, "Categories")).to_contain_text("Brewing")
    box.press("Tab")
    expect(box).to_have_value("")
    saved(frame, "For coffee")

    promises = frame.get_by_role("region", name="What it promises")
    expect(promises).to_contain_text(re.compile("Categories: Drinks › Coffee and .*Brewing"))
    frame.get_by_role("button", name="Edit").click()
    goods(frame, "categories")
    list_ = chosen(frame, "Categories")
    list_.get_by_role("button", name="Remove Drinks › Coffee").click()
    # The focus goes to what is next to what is gone.
    expect(list_.get_by_role("button")).to_have_count(1)
    expect(list_.get_by_role("button")).to_be_focused()
    saved(frame, "For coffee")
    versions = frame.get_by_role("region", name="Versions")
    expect(versions.get_by_role("deletion")).to_contain_text("Drinks › Coffee")

    dashboard.page.reload()
    expect(promises).to_contain_text("Brewing")
    expect(promises).not_to_contain_text("Coffee")


@on_a_desktop
@in_the_light
def test_of_ids_that_are_typed_none_is_lost_when_one_is_picked(
    dashboard: Dashboard, opened: Opened
) -> None:
    first, second = opened.shop.catalogue.products[:2]
    frame = written(dashboard, "For two")
    box = goods(frame, "products")
    box.fill(f"{first.id} {second.id}")
    expect(frame.get_by_role("option", name=first.name)).to_be_visible()
    box.press("Enter")
    expect(chosen(frame, "Products").get_by_role("listitem")).to_have_count(1)
    expect(frame.get_by_role("option", name=first.name)).to_have_count(0)
    expect(frame.get_by_role("option", name=second.name)).to_be_visible()
    box.press("Tab")

    expect(box).to_have_value("")
    expect(chosen(frame, "Products")).to_contain_text(first.name)
    expect(chosen(frame, "Products")).to_contain_text(second.name)


@on_a_desktop
@in_the_light
def test_what_the_shop_has_no_more_says_so_and_can_go(dashboard: Dashboard) -> None:
    frame = written(dashboard, "For the past")
    gone = to_global_id("Collection", 4711)
    pasted(goods(frame, "collections"), gone)
    entry = chosen(frame, "Collections")
    expect(entry).to_contain_text(f"{gone} · no longer in the shop")
    check_accessible(dashboard.frame)
    saved(frame, "For the past")
    promises = frame.get_by_role("region", name="What it promises")
    expect(promises).to_contain_text("no longer in the shop")

    frame.get_by_role("button", name="Edit").click()
    box = goods(frame, "collections")
    entry.get_by_role("button", name=f"Remove {gone}").click()
    expect(entry).to_have_count(0)
    expect(box).to_be_focused()


@on_a_desktop
@in_the_light
def test_while_saleor_is_away_an_id_does_it_and_its_name_comes_later(
    dashboard: Dashboard, opened: Opened
) -> None:
    product = opened.shop.catalogue.products[0]
    frame = written(dashboard, "For all weathers")
    box = goods(frame, "products", of="order.but_not")
    with away(opened.shop):
        box.press_sequentially("mor")
        expect(frame.get_by_text("Saleor does not answer just now, so nothing")).to_be_visible()
        check_accessible(dashboard.frame, is_covered=True)
        box.fill("")
        pasted(box, f"{opened.shop.url}/dashboard/products/{product.id.replace('=', '%3D')}")
        entry = chosen(frame, "Products")
        expect(entry).to_contain_text(product.id)
        expect(frame.get_by_text("ids stand here instead of names")).to_be_visible()
        saved(frame, "For all weathers")
    dashboard.page.reload()

    promises = frame.get_by_role("region", name="What it promises")
    expect(promises).to_contain_text(f"Products: {product.name}")


@on_a_desktop
@in_the_light
def test_a_free_product_is_named_where_the_program_tells_of_itself(dashboard: Dashboard) -> None:
    frame = written(dashboard, "For readers")
    frame.get_by_label("What the advocate gets").select_option("a free product")
    box = goods(frame, "variants", of="offers.0.advocate.reward")
    box.fill("decaf")
    frame.get_by_role("option", name="Night Shift Decaf › 250 g").click()
    expect(box).to_be_focused()
    saved(frame, "For readers")

    promises = frame.get_by_role("region", name="What it promises")
    expect(promises).to_contain_text("a free product")
    expect(promises).to_contain_text("Variants: Night Shift Decaf › 250 g")
