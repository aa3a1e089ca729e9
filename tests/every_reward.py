"""Each kind of reward in a shop that takes orders: issued, spent at a checkout, and taken back.

Played over HTTP with what any shop has, so it runs in the sandbox and in a real Saleor.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

from sandbox import documents
from sandbox import story_documents as asks
from sandbox.little_shop import PLN, USD
from sandbox.pages.storefront.documents import ATTACH
from sandbox.people import ShopSaidNo
from sandbox.story import PASSWORD, Story

CHANNELS = (USD, PLN)
_CURRENCY = {USD: "USD", PLN: "PLN"}
_SIX = {slug: {"amount": "6", "currency": currency} for slug, currency in _CURRENCY.items()}
_numbers = count(1)

# What the advocate is promised, as the program's file has it.
CODES: dict[str, dict[str, Any]] = {
    "percent": {"kind": "percent", "percent": "20"},
    "fixed": {"kind": "fixed", "amounts": _SIX},
    "free shipping": {"kind": "free_shipping"},
    "share of the order": {"kind": "percent_of_order", "percent": "10", "paid_as": "fixed"},
}
CARDS: dict[str, dict[str, Any]] = {
    "gift card": {"kind": "gift_card", "amounts": _SIX},
    "gift card that is topped up": {"kind": "gift_card", "amounts": _SIX, "top_up": True},
    "share of the order on a card": {"kind": "percent_of_order", "percent": "10"},
}
HUNDRED_POINTS = {"kind": "points", "points": 100}
A_CODE_FOR_POINTS = {"at": 100, "into": {"kind": "fixed", "amounts": _SIX}}
A_CARD_FOR_POINTS = {"at": 100, "into": {"kind": "gift_card", "amounts": _SIX}}


@dataclass
class Shopkeeper:
    """Staff who change what the program promises, and see to what the shop hands out."""

    story: Story
    app_id: str

    @property
    def token(self) -> str:
        return self.story.dashboard_token(self.app_id)

    def promises(self, reward: dict[str, Any], **said: Any) -> None:
        (program,) = self.story.app.admin(asks.PROGRAMS, self.token)
        arm = {
            "friend": {"reward": {"kind": "percent", "percent": "10"}},
            "advocate": {"hold_days": 0, "reward": reward},
        }
        promise = {"name": program["name"], "offers": [arm], **said}
        saved = self.story.app.admin(asks.SAVE, self.token, id=program["id"], promise=promise)
        assert saved["__typename"] == "Program", saved

    def events_go_to(self, url: str) -> None:
        said = self.story.app.admin(EVENT_URL, self.token, url=url)
        assert said["__typename"] == "EventEndpoint", said

    def hands_over(self, *reward_ids: str) -> None:
        said = self.story.app.admin(HAND_OVER, self.token, ids=list(reward_ids))
        assert said["__typename"] == "HandedOver", said


EVENT_URL = """mutation Events($url: String!) {
  setEventUrl(url: $url) {
    __typename ... on EventEndpoint { url secret } ... on Refusal { message }
  }
}"""
HAND_OVER = """mutation HandOver($ids: [ID!]!) {
  handOverRewards(ids: $ids) {
    __typename ... on HandedOver { rewards { id state } } ... on Refusal { message }
  }
}"""
FLAGS = "query Flags($email: String!) { user(email: $email) { privateMetadata { key value } } }"


def friend_buys(story: Story) -> str:
    """Another friend of Alice's, whose order is paid; the order's id."""
    friend = f"friend{next(_numbers)}{story.tag}@example.com"
    word = story.page()["word"]
    order_id, honoured = story.bob_buys(story.bob_claims(word, friend), friend)
    assert honoured
    story.pay(order_id)
    return order_id


def reward(story: Story, state: str, number: int = 1, **wanted: str) -> dict[str, Any]:
    """Alice's newest reward in this state, once she has so many in it."""

    def there() -> dict[str, Any] | None:
        found = [
            one
            for one in story.page()["rewards"]
            if one["state"] == state and all(one["terms"][k] == v for k, v in wanted.items())
        ]
        return found[0] if len(found) >= number else None

    return story.wait(f"Alice has {number} rewards that are {state}", there)


def sign_in(story: Story, checkout_id: str) -> None:
    """A card that is Alice's alone pays only at a checkout that is hers."""
    story.shop.ask(ATTACH, story.shop.log_in(story.alice, PASSWORD), id=checkout_id)


def alice_pays(story: Story, code: str) -> tuple[str, float]:
    """Alice's order that the code was used on, and by how much it was cheaper."""
    checkout_id = story.checkout(story.alice)
    sign_in(story, checkout_id)
    before = story.total(checkout_id)
    story.shop.ask(documents.ADD_CODE, id=checkout_id, code=code)
    cheaper = before - story.total(checkout_id)
    placed = story.shop.ask(documents.COMPLETE, id=checkout_id)["order"]
    return str(placed["id"]), round(cheaper, 2)


def refuses(story: Story, code: str) -> bool:
    """True if a checkout of Alice's does not take the code."""
    checkout_id = story.checkout(story.alice)
    sign_in(story, checkout_id)
    before = story.total(checkout_id)
    try:
        story.shop.ask(documents.ADD_CODE, id=checkout_id, code=code)
    except ShopSaidNo:
        return True
    return story.total(checkout_id) == before


def a_code_is_spent_and_another_taken_back(story: Story, terms: dict[str, Any]) -> None:
    friend_buys(story)
    first = reward(story, "ISSUED")
    _, cheaper = alice_pays(story, first["code"])
    assert cheaper > 0
    reward(story, "SPENT")

    undone = friend_buys(story)
    second = reward(story, "ISSUED")
    assert second["code"] != first["code"]
    story.refund(undone)
    reward(story, "VOID")
    assert refuses(story, second["code"])
    if terms["kind"] == "fixed":
        assert cheaper == 6


def a_card_is_spent_bit_by_bit_and_what_is_left_taken_back(story: Story) -> None:
    undone = friend_buys(story)
    card = reward(story, "ISSUED")
    full = float(card["left"])
    order_id, cheaper = alice_pays(story, card["code"])
    # The goods cost more than the card has.
    assert cheaper == full
    reward(story, "SPENT")
    story.shop.ask(documents.CANCEL, story.staff_token(), id=order_id)
    back = reward(story, "ISSUED")
    assert (float(back["left"]), back["code"]) == (full, card["code"])

    story.refund(undone)
    reward(story, "VOID")
    assert refuses(story, card["code"])


def later_rewards_go_onto_the_same_card(story: Story) -> None:
    friend_buys(story)
    card = reward(story, "ISSUED")
    undone = friend_buys(story)
    topped_up = reward(story, "ISSUED", number=2)
    assert topped_up["code"] == card["code"]
    story.refund(undone)
    reward(story, "VOID")
    _, cheaper = alice_pays(story, card["code"])
    assert cheaper == float(card["left"])


@dataclass
class MerchantsServer:
    """Takes events, as the merchant's own server does."""

    url: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def merchants_server() -> Iterator[MerchantsServer]:
    taken = MerchantsServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            taken.events.append(json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    taken.url = f"http://127.0.0.1:{server.server_port}/events"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield taken
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
