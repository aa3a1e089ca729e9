"""What friends see in the shop, from the link to the order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.seen import check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_friend_follows_the_link_and_gets_the_discount_at_the_checkout(
    page: Page, opened: Opened, size: tuple[int, int], theme: str
) -> None:
    story = replace(opened.story, tag=f"-{size[0]}-{theme}")
    word = story.alice_shares()
    page.goto(f"{story.app.url}/r/{word}")
    expect(page.get_by_text("Alice sent you")).to_be_visible()
    page.get_by_label("Your e-mail").fill(story.bob)
    page.get_by_role("button", name="Get 10% off").click()

    claimed = story.bob_claims(word)
    expect(page.get_by_text(claimed["code"], exact=True)).to_be_visible()
    check_fits(page)


@pytest.mark.parametrize("size", [(390, 800)], ids=["phone"], indirect=True)
@pytest.mark.parametrize("theme", ["light"], indirect=True)
def test_a_friend_who_accepts_nothing_buys_and_the_advocate_is_paid(
    page: Page, opened: Opened
) -> None:
    story = replace(opened.story, tag="-journey")
    word = story.alice_shares()
    page.goto(f"{story.app.url}/r/{word}")
    expect(page.get_by_text("Alice sent you")).to_be_visible()
    page.get_by_role("link", name="Night Shift Decaf").click()
    page.get_by_role("button", name="Into the basket").click()
    page.get_by_label("E-mail", exact=True).fill(story.bob)
    page.get_by_role("button", name="Place the order").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()

    assert story.alice_is_paid()["code"]
