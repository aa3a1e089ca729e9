"""Each kind of reward in a shop that takes orders: issued, spent at a checkout, and taken back.

Played over HTTP with what any shop has, so it runs in the sandbox and in a real Saleor.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
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

_POINTS_FOR_A_CODE = {"at": 100, "into": {"kind": "fixed", "amounts": _SIX}}
_POINTS_FOR_A_CARD = {"at": 100, "into": {"kind": "gift_card", "amounts": _SIX}}


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

    def flags(self) -> dict[str, str]:
        """What is in Alice's private metadata."""
        token = self.story.staff_token()
        found = self.story.shop.ask(FLAGS, token, email=self.story.alice)["privateMetadata"]
        return {entry["key"]: entry["value"] for entry in found}


Play = Callable[[Shopkeeper], None]

EVENT_URL = """mutation Events($url: String!) {
  setEventUrl(url: $url) {
    __typename ... on EventEndpoint { url secret } ... on Refusal { message }
  }
}"""
HAND_OVER = """mutation HandOver($ids: [ID!]!) {
  handOverRewards(ids: $ids, why: "Done") {
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


def points_of(story: Story) -> list[float]:
    return [float(one["points"]) for one in story.page()["points"]]


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


def _code(terms: dict[str, Any]) -> Play:
    def play(keeper: Shopkeeper) -> None:
        keeper.promises(terms)
        a_code_is_spent_and_another_taken_back(keeper.story, terms)

    return play


def _card(terms: dict[str, Any]) -> Play:
    def play(keeper: Shopkeeper) -> None:
        keeper.promises(terms)
        a_card_is_spent_bit_by_bit_and_what_is_left_taken_back(keeper.story)

    return play


def _free_product(keeper: Shopkeeper) -> None:
    terms = {"kind": "free_product", "variants": [keeper.story.variant()["id"]]}
    keeper.promises(terms)
    a_code_is_spent_and_another_taken_back(keeper.story, terms)


def _topped_up(keeper: Shopkeeper) -> None:
    keeper.promises({"kind": "gift_card", "amounts": _SIX, "top_up": True})
    later_rewards_go_onto_the_same_card(keeper.story)


def _points(keeper: Shopkeeper) -> None:
    """A hundred for each friend, and each hundred turns into a code."""
    story = keeper.story
    keeper.promises({"kind": "points", "points": 100}, points=_POINTS_FOR_A_CODE)
    friend_buys(story)
    code = reward(story, "ISSUED", kind="FIXED")["code"]
    assert alice_pays(story, code)[1] == 6
    reward(story, "SPENT", kind="FIXED")
    undone = friend_buys(story)
    reward(story, "ISSUED", kind="FIXED")
    story.refund(undone)
    reward(story, "VOID", kind="FIXED")
    reward(story, "VOID", kind="POINTS")


def _points_on_a_card(keeper: Shopkeeper) -> None:
    story = keeper.story
    keeper.promises({"kind": "points", "points": 50}, points=_POINTS_FOR_A_CARD)
    friend_buys(story)
    undone = friend_buys(story)
    card = reward(story, "ISSUED", kind="GIFT_CARD")
    story.refund(undone)
    reward(story, "VOID", kind="GIFT_CARD")
    assert refuses(story, card["code"])
    story.wait("fifty points are left", lambda: points_of(story) == [50] or None)


def _donation(keeper: Shopkeeper) -> None:
    story = keeper.story
    keeper.promises({"kind": "donation", "cause": "trees", "amounts": _SIX})
    friend_buys(story)
    given = reward(story, "ISSUED")
    keeper.hands_over(given["id"])
    reward(story, "SPENT")
    undone = friend_buys(story)
    reward(story, "ISSUED")
    story.refund(undone)
    reward(story, "VOID")


def _access(keeper: Shopkeeper) -> None:
    story = keeper.story
    keeper.promises({"kind": "access", "flag": "club"})
    undone = friend_buys(story)
    reward(story, "ISSUED")
    assert keeper.flags() == {"club": "true"}
    story.refund(undone)
    reward(story, "VOID")
    assert keeper.flags() == {}


def _custom(keeper: Shopkeeper) -> None:
    story = keeper.story
    with merchants_server() as server:
        keeper.events_go_to(server.url)
        keeper.promises({"kind": "custom", "name": "a mug"})
        friend_buys(story)
        told = reward(story, "ISSUED")
        story.wait("the event", lambda: server.events or None)
        keeper.hands_over(told["id"])
        reward(story, "SPENT")
        undone = friend_buys(story)
        reward(story, "ISSUED")
        story.refund(undone)
        reward(story, "VOID")
        story.wait("all events", lambda: len(server.events) == 3 or None)
    kinds = sorted(event["type"] for event in server.events)
    assert kinds == ["reward.issued", "reward.issued", "reward.withdrawn"]
    assert {event["data"]["owner"]["email"] for event in server.events} == {story.alice}


PLAYS: dict[str, Play] = {
    "percent": _code({"kind": "percent", "percent": "20"}),
    "fixed": _code({"kind": "fixed", "amounts": _SIX}),
    "free shipping": _code({"kind": "free_shipping"}),
    "free product": _free_product,
    "share of the order": _code({"kind": "percent_of_order", "percent": "10", "paid_as": "fixed"}),
    "gift card": _card({"kind": "gift_card", "amounts": _SIX}),
    "share of the order on a card": _card({"kind": "percent_of_order", "percent": "10"}),
    "one gift card for all": _topped_up,
    "points": _points,
    "points on a card": _points_on_a_card,
    "donation": _donation,
    "access": _access,
    "custom": _custom,
}
