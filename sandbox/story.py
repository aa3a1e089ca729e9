"""The story: Alice refers, Bob buys, both are paid, Bob's order is refunded.

It is played over HTTP with what any shop has, so it runs in the sandbox and in a real Saleor.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sandbox import documents
from sandbox import story_documents as asks
from sandbox.little_shop import HOMES
from sandbox.people import ShopSaidNo
from sandbox.wire import App, Wire

_T = TypeVar("_T")

PERMISSIONS = ["MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_GIFT_CARD"]
CHANNEL = "default-channel"
PASSWORD = "a long password"  # noqa: S105 - of a customer who lives for a minute
# Seconds. What fails once is tried again with the sweep of a minute later.
_PATIENCE = 150.0

OFFER: dict[str, Any] = {
    "friend": {"reward": {"kind": "percent", "percent": "10"}},
    "advocate": {
        "hold_days": 0,
        "reward": {
            "kind": "fixed",
            "amounts": {
                CHANNEL: {"amount": "5", "currency": "USD"},
                "channel-pln": {"amount": "20", "currency": "PLN"},
            },
        },
    },
}


class StoryFailed(Exception):
    """Something did not happen as it should; the text says what."""


@dataclass
class Outcome:
    """What the story came to; all three must be true."""

    friend_honoured: bool = False
    advocate_honoured: bool = False
    taken_back: bool = False

    @property
    def good(self) -> bool:
        return self.friend_honoured and self.advocate_honoured and self.taken_back


@dataclass
class Story:
    """One run. tell: is given each step in words. tag: makes e-mails new in a used shop.

    channel: where the friends buy; Alice spends there too.
    """

    shop: Wire
    app: App
    staff: tuple[str, str]
    storefront: str
    tell: Callable[[str], None]
    tag: str = ""
    channel: str = CHANNEL

    @property
    def alice(self) -> str:
        return f"alice{self.tag}@example.com"

    @property
    def bob(self) -> str:
        return f"bob{self.tag}@example.com"

    def staff_token(self) -> str:
        return self.shop.log_in(*self.staff)

    def dashboard_token(self, app_id: str) -> str:
        """What the Dashboard hands to the app's pages."""
        found = self.shop.ask(asks.APP_TOKEN, self.staff_token(), id=app_id)
        return str(found["accessToken"])

    def play(self) -> Outcome:
        """Play it all. Raises StoryFailed."""
        outcome = Outcome()
        app_id = self.install()
        self.start_program(app_id)
        word = self.alice_shares()
        claim = self.bob_claims(word)
        order_id, outcome.friend_honoured = self.bob_buys(claim)
        self.pay(order_id)
        reward = self.alice_is_paid()
        self.explain(app_id, order_id)
        outcome.advocate_honoured = self.honoured(self.alice, reward["code"])
        self.tell(f"At the checkout the shop takes Alice's code: {outcome.advocate_honoured}.")
        self.refund(order_id)
        outcome.taken_back = self.reward_is_gone(reward)
        return outcome

    def install(self) -> str:
        """Install the app from its manifest; its id in the shop."""
        self.tell("A merchant installs the app from its manifest.")
        app_input = {
            "appName": "Referrals",
            "manifestUrl": f"{self.app.url}/api/manifest",
            "permissions": PERMISSIONS,
        }
        token = self.staff_token()
        made = self.shop.ask(documents.INSTALL, token, input=app_input)["appInstallation"]

        def installed() -> str | None:
            waiting = self.shop.ask(documents.INSTALLATIONS, token)
            ours = [row for row in waiting if row["id"] == made["id"]]
            if any(row["status"] == "FAILED" for row in ours):
                raise StoryFailed(f"The shop could not install the app: {ours[0]['message']}")
            edges = self.shop.ask(asks.APPS, token)["edges"]
            ids = [e["node"]["id"] for e in edges if e["node"]["manifestUrl"] == wanted]
            return None if ours or not ids else str(ids[-1])

        wanted = app_input["manifestUrl"]
        return self.wait("the app is installed", installed)

    def start_program(self, app_id: str) -> None:
        token = self.dashboard_token(app_id)

        def read() -> Any:
            imports = self.app.admin(asks.SHOP, token)["imports"]
            return imports if all(i["state"] == "finished" for i in imports) else None

        done = sum(i["done"] for i in self.wait("the shop's history is read", read))
        self.tell(f"The app has read the shop's history: {done} orders looked at.")
        (program,) = self.app.admin(asks.PROGRAMS, token)
        self._agreed(self.app.admin(asks.STOREFRONT, token, url=self.storefront))
        promise = {"name": program["name"], "offers": [OFFER]}
        self._agreed(self.app.admin(asks.SAVE, token, id=program["id"], promise=promise))
        self._agreed(self.app.admin(asks.ACTIVATE, token, id=program["id"]))
        self.tell(f"The program “{program['name']}” runs: 10% for the friend, $5 for the advocate.")

    def alice_shares(self, name: str = "Alice") -> str:
        """Alice opens her page for the first time; the word of her link. Or somebody else does."""
        email = f"{name.lower()}{self.tag}@example.com"
        account = {
            "email": email,
            "password": PASSWORD,
            "firstName": name,
            "channel": self.channel,
            "redirectUrl": self.storefront,
        }
        self.shop.ask(documents.REGISTER, input=account)
        page = self.page(email)
        self.tell(f"{name} opens her referral page. Her link: {page['shareUrl']}")
        landing = self.app.follow(page["word"])
        if f"ref={page['word']}" not in landing:
            raise StoryFailed(f"The short link leads to {landing}.")
        return str(page["word"])

    def page(self, email: str = "") -> dict[str, Any]:
        """An advocate's page as she sees it, signed in: Alice's, or whose e-mail it is."""
        token = self.shop.log_in(email or self.alice, PASSWORD)
        page: dict[str, Any] = self.app.storefront(asks.ME, token)
        if "word" not in page:
            raise StoryFailed(f"Alice's page: {page['message']}")
        return page

    def bob_claims(self, word: str, friend: str = "") -> dict[str, Any]:
        """friend: the e-mail of another one than Bob."""
        offer = self.app.storefront(asks.OFFER, word=word, channel=self.channel)
        if offer is None:
            raise StoryFailed("The link offers nothing.")
        self.tell(
            f"Bob follows it: {offer['advocateName']} sent you; you get "
            f"{offer['friendReward']['text']}, {offer['advocateName']} gets "
            f"{offer['advocateReward']['text']}."
        )

        def claimed() -> dict[str, Any] | None:
            claim: dict[str, Any] = self.app.storefront(
                asks.CLAIM, word=word, channel=self.channel, email=friend or self.bob
            )
            if claim["__typename"] == "Refusal" and claim["code"] != "CODE_NOT_READY":
                raise StoryFailed(f"Bob's claim: {claim['message']}")
            return claim if claim["__typename"] == "Claim" else None

        claim = self.wait("Bob has a code", claimed)
        self.tell(f"Bob gives his e-mail and has his own code at once: {claim['code']}")
        return claim

    def bob_buys(self, claim: dict[str, Any], friend: str = "") -> tuple[str, bool]:
        """Bob's order, unpaid, and whether the shop took his code."""
        tag = [{"key": "referrals.token", "value": claim["checkoutToken"]}]
        checkout_id = self.checkout(friend or self.bob, metadata=tag)
        before = self.total(checkout_id)
        self.shop.ask(documents.ADD_CODE, id=checkout_id, code=claim["code"])
        after = self.total(checkout_id)
        self.tell(f"Bob's checkout falls from ${before:.2f} to ${after:.2f}.")
        return self.place(checkout_id), after < before

    def place(self, checkout_id: str) -> str:
        placed = self.shop.ask(documents.COMPLETE, id=checkout_id)["order"]
        self.tell(f"Order {placed['number']} is placed.")
        return str(placed["id"])

    def checkout(self, email: str, metadata: list[dict[str, str]] | None = None) -> str:
        """A checkout with everything an order needs; its id."""
        checkout_input = {
            "channel": self.channel,
            "email": email,
            "lines": [{"variantId": self.variant()["id"], "quantity": 1}],
            "billingAddress": self.home_of(email),
            "shippingAddress": self.home_of(email),
            "metadata": metadata or [],
        }
        made = self.shop.ask(documents.CHECKOUT_CREATE, input=checkout_input)["checkout"]
        checkout_id = str(made["id"])
        if made["isShippingRequired"]:
            options = self.shop.ask(documents.DELIVERY_OPTIONS, id=checkout_id)["deliveries"]
            # The dearest: free shipping has to be worth something.
            chosen = max(options, key=lambda one: one["shippingMethod"]["price"]["amount"])
            self.shop.ask(documents.CHOOSE_DELIVERY, id=checkout_id, delivery=chosen["id"])
        return checkout_id

    def home_of(self, email: str) -> dict[str, str]:
        """Everybody's own: people of one name at one address look like one person."""
        name, home = email.partition("@")[0], HOMES[self.channel]
        street = f"{home['streetAddress1']}, {name}"
        return home | {"firstName": name, "lastName": name, "streetAddress1": street}

    def pay(self, order_id: str) -> None:
        self.shop.ask(documents.MARK_PAID, self.staff_token(), id=order_id)
        self.tell("Bob's order is paid.")

    def alice_is_paid(self) -> dict[str, Any]:
        def rewarded() -> dict[str, Any] | None:
            issued = [r for r in self.page()["rewards"] if r["code"]]
            return issued[0] if issued else None

        began = time.monotonic()
        reward = self.wait("Alice has her reward", rewarded)
        took = time.monotonic() - began
        self.tell(f"{took:.1f} s later Alice has {reward['terms']['text']}: {reward['code']}")
        return reward

    def explain(self, app_id: str, order_id: str) -> None:
        why = self.app.admin(asks.WHY, self.dashboard_token(app_id), id=order_id)
        rules = ", ".join(step["rule"] for step in why["trace"] if step["passed"])
        self.tell(f"Staff can see why: {why['sentence']} Passed: {rules}.")

    def honoured(self, email: str, code: str) -> bool:
        """True if a checkout of this customer takes the code and gets cheaper."""
        checkout_id = self.checkout(email)
        before = self.total(checkout_id)
        try:
            self.shop.ask(documents.ADD_CODE, id=checkout_id, code=code)
        except ShopSaidNo:
            return False
        return self.total(checkout_id) < before

    def refund(self, order_id: str) -> None:
        token = self.staff_token()
        order = self.shop.ask(documents.ORDER, token, id=order_id)
        self.shop.ask(
            documents.REPORT,
            token,
            id=order["transactions"][0]["id"],
            type="REFUND_SUCCESS",
            amount=order["totalCharged"]["amount"],
            reference=f"refund-{time.time_ns()}",
        )
        self.tell("Bob sends everything back; the shop refunds his order.")

    def reward_is_gone(self, reward: dict[str, Any]) -> bool:
        def voided() -> dict[str, Any] | None:
            (now,) = [r for r in self.page()["rewards"] if r["id"] == reward["id"]]
            return now if now["state"] == "VOID" else None

        now = self.wait("the reward is taken back", voided)
        gone = not self.honoured(self.alice, reward["code"])
        self.tell(f"Alice's unused reward is taken back. She reads: {now['why']}")
        return gone

    def wait(self, what: str, ask: Callable[[], _T | None]) -> _T:
        """Ask until there is an answer. Raises StoryFailed."""
        deadline = time.monotonic() + _PATIENCE
        while (answer := ask()) is None:
            if time.monotonic() > deadline:
                raise StoryFailed(f"Waited {_PATIENCE:.0f} s in vain until {what}.")
            time.sleep(0.1)
        return answer

    def _agreed(self, answer: dict[str, Any]) -> None:
        if answer["__typename"] == "Refusal":
            raise StoryFailed(f"{answer['code']}: {answer['message']}")

    def total(self, checkout_id: str) -> float:
        found = self.shop.ask(asks.TOTAL, id=checkout_id)
        return float(found["totalPrice"]["gross"]["amount"])

    def variant(self) -> dict[str, Any]:
        """Something in stock that costs more than any reward takes off."""
        found = self.shop.ask(asks.IN_STOCK, channel=self.channel)
        for edge in found["edges"]:
            for variant in edge["node"]["variants"] or ():
                price = ((variant["pricing"] or {}).get("price") or {}).get("gross")
                if price and price["amount"] >= 15 and variant["quantityAvailable"]:
                    return dict(variant)
        raise StoryFailed("The shop has nothing in stock that costs 15 or more.")
