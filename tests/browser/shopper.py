"""What people do in the shop's own pages."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from sandbox.story import PASSWORD, Story


def accepts(page: Page, story: Story, word: str) -> str:
    """Bob follows the link and takes his code, which is given back."""
    page.goto(f"{story.app.url}/r/{word}")
    welcome = page.locator("referrals-welcome")
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    welcome.get_by_role("textbox", name="Your e-mail").fill(story.bob)
    welcome.get_by_role("button", name="Get my code").click()
    expect(welcome.get_by_role("heading", name="Here is your code")).to_be_focused()
    return welcome.locator("output.code").inner_text()


def buys(page: Page, story: Story) -> None:
    page.get_by_role("link", name="Night Shift Decaf").first.click()
    page.get_by_role("button", name="Into the basket").click()
    page.get_by_label("E-mail", exact=True).fill(story.bob)


def signs_in(page: Page, story: Story) -> None:
    page.goto(f"{story.storefront}account")
    page.get_by_label("E-mail").first.fill(story.alice)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()


def put_anew(element: Locator) -> None:
    """Taken out of its page and put back, as where pages change without being loaded anew."""
    element.evaluate(
        """one => {
          const { parentNode, nextSibling } = one;
          one.remove();
          parentNode.insertBefore(one, nextSibling);
        }"""
    )
