"""How people share: by which ways, with which words, and who did it best."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from plugin.app import create_app
from plugin.services.review.ban_advocate import ban_advocate
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.erase_person import erase_person
from plugin.storage.tables import referrals, touches
from tests.http import shop_asks
from tests.http.both import Both
from tests.http.doors import (
    CHOOSE_WORD,
    LEADERBOARD,
    ME,
    OFFER,
    SHARING,
    VISIT,
    Door,
    bearer,
    customer_token,
)
from tests.services.staff import Staff
from tests.world import ALICE, BOB, CAROL, Person, World


def as_(door: Door, person: Person) -> Door:
    return door.with_(Authorization=bearer(customer_token(person)))


def erases(world: World, person: Person) -> None:
    by = By("staff", "She asked for it")
    how: dict[str, Any] = {"by": by, "confirm": person.email, "user_id": person.user_id}
    erase_person(world.ctx, world.shop, person.email, **how)


def bans(world: World, person: Person) -> None:
    ban_advocate(world.ctx, world.shop, Staff(world).id_of(person), By("staff", "Spam"))


# Ways


def test_a_few_ways_are_shown_at_first(storefront: Door) -> None:
    assert storefront.asks(SHARING).data["sharing"] == {
        "channels": ["NATIVE", "COPY", "WHATSAPP", "EMAIL", "QR"],
        "message": "I like shopping at Shop. Here is an offer for friends:",
        "leaderboard": False,
    }
    german = storefront.asks(SHARING, locale="de").data["sharing"]["message"]
    assert german == "Ich kaufe gern bei Shop ein. Hier ist ein Angebot für Freunde:"


def test_the_merchant_chooses_them_and_their_order(admin: Door, world: World) -> None:
    web = Door(create_app(world.ctx), "/graphql/storefront")
    web.asks(SHARING)
    admin.asks(shop_asks.SET_SHARING, channels=["SMS", "X", "COPY"], leaderboard=True)
    # At once, by a process too that has read the shop a moment before.
    said = web.asks(SHARING).data["sharing"]

    assert (said["channels"], said["leaderboard"]) == (["SMS", "X", "COPY"], True)


def test_a_visit_knows_by_which_way_its_link_was_shared(storefront: Door, world: World) -> None:
    word = world.page_of(ALICE).word
    for via in ("facebook", "nonsense"):
        url = f"https://shop.example/?ref={word}&via={via}"
        assert storefront.asks(VISIT, word=word, landingUrl=url).data["visit"]["recorded"]

    with world.ctx.engine.connect() as conn:
        rows = conn.execute(
            select(touches.c.share_channel, touches.c.landing_url).order_by(touches.c.id)
        ).all()
    assert [tuple(row) for row in rows] == [
        ("facebook", "https://shop.example/"),
        (None, "https://shop.example/"),
    ]


# Words


def choose(door: Door, word: str) -> dict[str, Any]:
    found: dict[str, Any] = door.asks(CHOOSE_WORD, word=word).data["chooseWord"]
    return found


def test_alice_chooses_a_word_and_her_old_links_still_work(
    storefront: Door, running: Flask, world: World
) -> None:
    alices = as_(storefront, ALICE)
    old = world.page_of(ALICE).word
    for word in ("Alice-Reads", "alice-reads"):
        assert choose(alices, word) == {
            "__typename": "ChosenWord",
            "word": "alice-reads",
            "shareUrl": "https://shop.example/?ref=alice-reads",
        }

    assert alices.asks(ME).data["me"]["word"] == "alice-reads"
    for word in (old, "alice-reads"):
        assert storefront.asks(OFFER, word=word).data["offer"]["advocateName"] == "Alice"
        assert storefront.asks(VISIT, word=word).data["visit"]["recorded"]
        followed = running.test_client().get(f"/r/{word}", headers={"User-Agent": "Firefox"})
        assert followed.headers["Location"] == f"https://shop.example/?ref={word}"


def test_words_are_refused_with_a_reason(storefront: Door, world: World) -> None:
    taken = world.page_of(ALICE).word
    world.chooses_word(ALICE, "alice-reads")
    world.page_of(CAROL)
    carols = as_(storefront, CAROL)
    words = ("ab", "no spaces", "support", "the-shop-of-carol", taken, "alice-reads")

    assert [choose(carols, word)["code"] for word in words] == [
        "WORD_INVALID",
        "WORD_INVALID",
        "WORD_RESERVED",
        "WORD_RESERVED",
        "WORD_TAKEN",
        "WORD_TAKEN",
    ]
    assert choose(storefront, "carol-2")["code"] == "SIGN_IN_NEEDED"
    assert choose(as_(storefront, BOB), "bob-1")["code"] == "ADVOCATE_UNKNOWN"


def test_a_word_is_changed_three_times_at_most(storefront: Door, world: World) -> None:
    world.page_of(ALICE)
    alices = as_(storefront, ALICE)
    said = [choose(alices, f"alice-{number}") for number in range(4)]

    assert [one.get("word") or one["code"] for one in said] == [
        "alice-0",
        "alice-1",
        "alice-2",
        "WORD_CHANGES_USED",
    ]


def test_a_word_is_taken_in_every_shop(both: Both) -> None:
    both.ours.chooses_word(ALICE, "bookworm")
    both.theirs.page_of(ALICE)
    token = customer_token(ALICE, key="other", iss=both.theirs.api_url)

    said = choose(both.storefront.with_(Authorization=bearer(token)), "bookworm")
    assert said["code"] == "WORD_TAKEN"


def test_an_erased_advocates_words_lead_nowhere(storefront: Door, world: World) -> None:
    old = world.page_of(ALICE).word
    world.chooses_word(ALICE, "alice-reads")
    erases(world, ALICE)

    for word in (old, "alice-reads"):
        assert storefront.asks(OFFER, word=word).data["offer"] is None


# The best


@pytest.fixture
def ranked(world: World) -> World:
    """Alice brought two friends, Carol one."""
    for number, advocate in enumerate((ALICE, ALICE, CAROL)):
        friend = Person(f"friend{number}@example.com")
        world.buys(friend, world.claim(friend, advocate)).is_paid()
    return world


def board(world: World, person: Person | None = None) -> list[dict[str, Any]]:
    door = Door(create_app(world.ctx), "/graphql/storefront")
    door = as_(door, person) if person is not None else door
    found: list[dict[str, Any]] = door.asks(LEADERBOARD).data["leaderboard"]
    return found


def test_nobody_is_ranked_until_the_merchant_says_so(ranked: World) -> None:
    assert board(ranked) == []


@pytest.fixture
def shown(ranked: World, admin: Door) -> World:
    admin.asks(shop_asks.SET_SHARING, channels=["COPY"], leaderboard=True)
    return ranked


def test_the_best_are_shown_by_a_letter_and_you_know_yourself(shown: World) -> None:
    assert board(shown, CAROL) == [
        {"place": 1, "initial": "A", "friends": 2, "isYou": False},
        {"place": 2, "initial": "C", "friends": 1, "isYou": True},
    ]
    assert [one["isYou"] for one in board(shown)] == [False, False]


def test_friends_of_another_quarter_do_not_count(shown: World) -> None:
    with shown.ctx.engine.begin() as conn:
        conn.execute(update(referrals).values(converted_at="2025-01-01T00:00:00Z"))

    assert board(shown) == []


def test_who_is_banned_or_erased_is_not_ranked(shown: World) -> None:
    bans(shown, ALICE)
    assert [one["initial"] for one in board(shown)] == ["C"]
    erases(shown, CAROL)

    assert board(shown) == []
