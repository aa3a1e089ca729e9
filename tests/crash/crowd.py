"""Advocates and their friends: who comes when, and what each of them does."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from enum import Enum
from random import Random
from typing import Any

import requests

from sandbox import Shop, tokens
from sandbox import story_documents as asks
from sandbox.people import Customer, ShopSaidNo, Staff
from sandbox.wire import App
from tests.waiting import until


class Fate(Enum):
    """What becomes of a friend's order in the end."""

    KEPT = "kept"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


@dataclass
class Advocate:
    customer: Customer
    word: str = ""
    # Orders on which this advocate has used a reward.
    orders: list[str] = field(default_factory=list)


@dataclass
class Friend:
    """fate_after: how many rounds after the purchase the order meets its fate."""

    email: str
    advocate: Advocate
    pays_at_once: bool
    fate: Fate
    fate_after: int
    code: str = ""
    order: str = ""


class Storefront:
    """A storefront's server: while the app does not answer, it asks again."""

    def __init__(self, shop: Shop, app_url: str):
        self._shop = shop
        self._app_url = app_url
        self._of_thread = threading.local()

    def page_of(self, advocate: Advocate) -> dict[str, Any]:
        user = advocate.customer.caller.user
        assert user is not None
        page = self._ask(asks.ME, tokens.access_token(self._shop, user))
        assert "word" in page, page
        return page

    def claims(self, friend: Friend) -> dict[str, Any]:
        """The friend's claim; asked once more until the code is ready."""
        asked = {"word": friend.advocate.word, "channel": friend.advocate.customer.channel}

        def claimed() -> dict[str, Any]:
            claim = self._ask(asks.CLAIM, email=friend.email, **asked)
            return {} if claim["code"] == "CODE_NOT_READY" else claim

        claim = until("a code is ready", claimed)
        assert claim["__typename"] == "Claim", claim
        return claim

    def _ask(self, query: str, token: str | None = None, **variables: Any) -> dict[str, Any]:
        def answered() -> dict[str, Any]:
            try:
                answer: dict[str, Any] = self._app.storefront(query, token, **variables)
            except requests.RequestException:
                return {}
            return answer

        return until("the app answers the storefront", answered)

    @property
    def _app(self) -> App:
        if not hasattr(self._of_thread, "app"):
            self._of_thread.app = App(self._app_url, self._shop.api_url)
        app: App = self._of_thread.app
        return app


class Crowd:
    """All that happens in the shop, planned by one source of chance."""

    def __init__(self, shop: Shop, app_url: str, chance: Random):
        self.storefront = Storefront(shop, app_url)
        self._shop = shop
        self._staff = Staff(shop)
        self._chance = chance
        self.advocates: list[Advocate] = []
        self.friends: list[Friend] = []

    def gathers(self, *, advocates: int, friends: int) -> None:
        """The advocates get their share words; who their friends will be is settled."""
        for number in range(advocates):
            customer = Customer(self._shop, f"advocate{number}@example.com").registers()
            advocate = Advocate(customer)
            advocate.word = self.storefront.page_of(advocate)["word"]
            self.advocates.append(advocate)
        self.friends = [self._friend(number) for number in range(friends)]

    def _friend(self, number: int) -> Friend:
        fates = [Fate.KEPT] * 6 + [Fate.CANCELLED, Fate.REFUNDED] * 2
        return Friend(
            email=f"friend{number}@example.com",
            advocate=self._chance.choice(self.advocates),
            pays_at_once=self._chance.random() < 0.5,
            fate=self._chance.choice(fates),
            fate_after=self._chance.choice([0, 0, 1, 2, 3]),
        )

    @property
    def orders(self) -> list[str]:
        spent = [order for advocate in self.advocates for order in advocate.orders]
        return [friend.order for friend in self.friends] + spent

    def comes(self, friend: Friend, *, meets_fate: bool) -> None:
        """The friend claims, asks once more for good measure, buys with the code, and pays."""
        claim = self.storefront.claims(friend)
        assert self.storefront.claims(friend)["code"] == claim["code"]
        customer = Customer(self._shop, friend.email)
        token = {"referrals.token": claim["checkoutToken"]}
        friend.code = claim["code"]
        friend.order = customer.buys(friend.code, token, paid=friend.pays_at_once)
        if not friend.pays_at_once:
            self._staff.marks_paid(friend.order)
        if meets_fate:
            self.meets_fate(friend)

    def meets_fate(self, friend: Friend) -> None:
        if friend.fate is Fate.CANCELLED:
            self._staff.cancels(friend.order)
        elif friend.fate is Fate.REFUNDED:
            self._staff.refunds(friend.order)

    def spends(self, advocate: Advocate) -> None:
        """The advocate uses a reward, if there is one that can be used."""
        rewards = self.storefront.page_of(advocate)["rewards"]
        code = next((reward["code"] for reward in rewards if reward["code"]), None)
        if code is None:
            return
        try:
            advocate.orders.append(advocate.customer.buys(code, paid=True))
        except ShopSaidNo:
            # It was taken back a moment ago.
            return
