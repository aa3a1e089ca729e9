"""Saleor's Dashboard, as the sandbox has it, and what staff do in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Frame, FrameLocator, Page, expect


@dataclass(frozen=True)
class Dashboard:
    page: Page
    url: str
    app_id: str

    def sign_in(self, email: str, password: str) -> None:
        self.page.goto(f"{self.url}/dashboard/")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def address_of(self, path: str) -> str:
        """Of a page of the app inside the Dashboard."""
        return f"{self.url}/dashboard/extensions/app/{quote(self.app_id)}{path}"

    def opens(self, path: str) -> FrameLocator:
        self.page.goto(self.address_of(path))
        return self.page.frame_locator("iframe")

    def opens_order(self, order_id: str) -> FrameLocator:
        """The order's page; the app's widget on it."""
        self.page.goto(f"{self.url}/dashboard/orders/{quote(order_id)}")
        return self.page.frame_locator("iframe")

    def opens_customer(self, email: str) -> FrameLocator:
        """The customer's page; the app's widget on it."""
        self.page.goto(f"{self.url}/dashboard/customers")
        self.page.get_by_role("link", name=email, exact=True).click()
        return self.page.frame_locator("iframe")

    def opens_voucher(self, name: str) -> FrameLocator:
        """The page of the oldest voucher that is called so; the app's widget on it."""
        self.page.goto(f"{self.url}/dashboard/discounts/vouchers")
        self.page.get_by_role("link", name=name).last.click()
        return self.page.frame_locator("iframe")

    def opens_home(self) -> FrameLocator:
        """The Dashboard's first page; the app's widget on it."""
        self.page.goto(f"{self.url}/dashboard/")
        return self.page.frame_locator("iframe")

    @property
    def frame(self) -> Frame:
        """The app's frame, to look at as a whole."""
        (frame,) = [one for one in self.page.frames if one is not self.page.main_frame]
        return frame

    def shows(self, path: str) -> None:
        """The Dashboard's address leads to this page of the app."""
        expect(self.page).to_have_url(re.compile(f"/extensions/app/[^/]+{re.escape(path)}$"))

    def tells(self, kind: str, **payload: str) -> None:
        """Say something to the app, as the Dashboard does."""
        self.page.evaluate(
            """([type, payload]) => {
              const { contentWindow, src } = document.querySelector("iframe");
              contentWindow.postMessage({ type, payload }, new URL(src).origin);
            }""",
            [kind, payload],
        )
