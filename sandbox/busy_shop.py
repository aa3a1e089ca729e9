"""A shop in which something has happened: what the Dashboard's pages have to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox import story_documents as asks
from sandbox.story import OFFER, Story


@dataclass(frozen=True)
class BusyShop:
    """Ids of orders, by what became of them. nobodys: its buyer came by nobody."""

    rewarded: str
    pending: str
    held: str
    undone: str
    waiting: str
    nobodys: str


def busy(story: Story, app_id: str) -> BusyShop:
    """Alice and Carol refer friends: one brings a reward, one sends all back, one works there."""
    token = story.dashboard_token(app_id)
    alices, carols = story.alice_shares(), story.alice_shares("Carol")
    story.app.admin(asks.WATCH, token, entries=[_friend(story, "held")])
    orders = {
        name: _buys(story, alices, name) for name in ("undone", "rewarded", "held", "waiting")
    }
    for name in ("undone", "rewarded", "held"):
        story.pay(orders[name])
    _becomes(story, token, bought=3)
    story.refund(orders["undone"])
    _hold(story, token, days=14)
    orders["pending"] = _buys(story, carols, "pending")
    story.pay(orders["pending"])
    orders["nobodys"] = _buys(story, None, "nobodys")
    story.pay(orders["nobodys"])
    _becomes(story, token, bought=3, undone=1)
    _hold(story, token, days=0)
    return BusyShop(**orders)


def _friend(story: Story, name: str) -> str:
    return f"bob-{name}{story.tag}@example.com"


def _buys(story: Story, word: str | None, name: str) -> str:
    friend = _friend(story, name)
    if word is None:
        return story.place(story.checkout(friend))
    return story.bob_buys(story.bob_claims(word, friend), friend)[0]


def _hold(story: Story, token: str, days: int) -> None:
    """How long rewards of orders wait that are claimed from now on."""
    (program,) = story.app.admin(asks.PROGRAMS, token)
    advocate = {**OFFER["advocate"], "hold_days": days}
    promise = {"name": program["name"], "offers": [{**OFFER, "advocate": advocate}]}
    story.app.admin(asks.SAVE, token, id=program["id"], promise=promise)


def _becomes(story: Story, token: str, bought: int, undone: int = 0) -> None:
    def counted() -> dict[str, Any] | None:
        page: dict[str, Any] = story.app.admin(asks.REFERRALS, token)
        states = [node["state"] for node in page["nodes"]]
        return (
            page if (states.count("BOUGHT"), states.count("UNDONE")) == (bought, undone) else None
        )

    story.wait(f"{bought} referrals count and {undone} do not", counted)
