"""The first run and the preview of an offer, by the admin door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from plugin.services.telling.catalogs import LANGUAGES
from plugin.storage.tables import consent_texts, imports
from tests.http import shop_asks, staff
from tests.http.doors import OFFER, Door, staff_token
from tests.world import ALICE, World

SUMS = {
    "kind": "fixed",
    "amounts": {
        "eu": {"amount": "10", "currency": "EUR"},
        "pl": {"amount": "40", "currency": "PLN"},
    },
}


def test_staff_see_how_far_the_shop_has_come(admin: Door, world: World) -> None:
    _, bought = world.story()
    found = admin.asks(shop_asks.SETUP, locale="de").data["setup"]

    assert {one["step"] for one in found["steps"] if not one["isDone"]} == set()
    assert [channel["slug"] for channel in found["channels"]] == ["eu", "pl"]
    assert found["permissions"][0] == {
        "name": "MANAGE_DISCOUNTS",
        "isGranted": True,
        "isNeeded": True,
    }
    assert (found["history"]["state"], found["program"]["state"]) == ("finished", "ACTIVE")
    assert found["storefrontUrl"] == "https://shop.example/"
    assert found["triedOrder"] == {
        "orderId": bought.id,
        "outcome": "QUALIFIED",
        "reason": "QUALIFIED",
        "sentence": "Die Bestellung zählt; beide Seiten werden belohnt.",
    }
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))
    assert marketer.asks(shop_asks.SETUP).data["setup"]["triedOrder"]["orderId"] is None


def test_staff_see_how_long_the_history_will_still_take(admin: Door, world: World) -> None:
    began = datetime.now(UTC) - timedelta(minutes=1)
    half = {"state": "running", "done": 50, "total": 200, "started_at": began}
    with world.ctx.engine.begin() as conn:
        conn.execute(update(imports).values(**half))
    history = admin.asks(shop_asks.SETUP).data["setup"]["history"]

    assert (history["state"], history["done"], history["total"]) == ("running", 50, 200)
    assert 180 <= history["secondsLeft"] < 200


def preview(admin: Door, promise: Any) -> dict[str, Any]:
    said = admin.asks(shop_asks.OFFER_PREVIEW, promise=promise)
    assert said.errors == []
    found: dict[str, Any] = said.data["offerPreview"]
    return found


def one(found: dict[str, Any], channel: str, language: str) -> dict[str, Any]:
    offers: list[dict[str, Any]] = found["offers"]
    (seen,) = [o for o in offers if (o["channel"], o["language"]) == (channel, language)]
    return seen


def test_an_offer_is_shown_in_every_channel_and_language(admin: Door, world: World) -> None:
    written = staff.with_reward(SUMS, milestones=[{"friends": 3, "reward": SUMS}])
    found = preview(admin, written)

    assert {(o["channel"], o["currency"], o["language"]) for o in found["offers"]} == {
        (channel, currency, language)
        for channel, currency in (("eu", "EUR"), ("pl", "PLN"))
        for language in LANGUAGES
    }
    english, polish = one(found, "eu", "en"), one(found, "pl", "pl")
    assert english["advocateReward"]["text"] == "€10.00 off"
    assert english["disclosure"] == "Your friend gets €10.00 off when you buy."
    assert "40,00 zł" in polish["advocateReward"]["text"].replace("\xa0", " ")
    assert polish["milestones"][0]["friends"] == 3
    assert english["friendReward"] is None
    # Nobody was shown anything, so no text was.
    with world.ctx.engine.connect() as conn:
        texts = conn.execute(select(consent_texts.c.purpose)).scalars().all()
    assert "disclosure" not in texts


def test_it_is_what_the_storefront_shows(admin: Door, storefront: Door, world: World) -> None:
    word = world.page_of(ALICE).word
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    found = preview(admin, program["promise"])
    for channel in ("eu", "pl"):
        for language in ("en", "de", "pl"):
            asked = {"word": word, "channel": channel, "locale": language}
            shown = storefront.asks(OFFER, **asked).data["offer"]
            seen = one(found, channel, language)
            for side in ("friendReward", "advocateReward"):
                assert seen[side]["text"] == shown[side]["text"]


def test_the_merchants_own_words_are_shown_where_there_are_some(admin: Door) -> None:
    wording = {"de": {"headline": "Hallo", "for_advocate": "Danke"}, "hu": {"headline": "Szia"}}
    promise = staff.promise(
        offers=[{"friend": {"reward": staff.TENTH}, "wording": wording}],
    )
    admin.asks(shop_asks.SET_TEXT, purpose="CLAIM", language="de", text="Schreibt mir.")
    found = preview(admin, promise)

    assert (one(found, "eu", "de")["headline"], one(found, "eu", "hu")["headline"]) == (
        "Hallo",
        "Szia",
    )
    assert one(found, "eu", "de")["forAdvocate"] == "Danke"
    assert one(found, "eu", "de")["consent"] == "Schreibt mir."
    assert one(found, "eu", "en")["disclosure"] == ""


def test_a_channel_without_a_sum_has_no_offer(admin: Door) -> None:
    only = {"kind": "fixed", "amounts": {"eu": SUMS["amounts"]["eu"]}}  # type: ignore[index]
    found = preview(admin, staff.with_reward(only))

    assert {offer["channel"] for offer in found["offers"]} == {"eu"}


def test_what_the_shop_cannot_keep_is_said_as_when_it_is_saved(admin: Door) -> None:
    wrong = {"kind": "fixed", "amounts": {"eu": {"amount": "10", "currency": "USD"}}}
    for promise in (staff.with_reward(wrong), staff.with_reward({"kind": "percent"}), "nothing"):
        assert preview(admin, promise)["code"] == "PROGRAM_INVALID"


def test_the_list_is_put_aside_for_all_staff_and_taken_up_again(admin: Door) -> None:
    assert not admin.asks(shop_asks.SETUP).data["setup"]["isPutAside"]
    assert admin.asks(shop_asks.PUT_ASIDE).data["putSetupAside"]["isPutAside"]
    assert admin.asks(shop_asks.SETUP).data["setup"]["isPutAside"]

    assert not admin.asks(shop_asks.PUT_ASIDE, aside=False).data["putSetupAside"]["isPutAside"]


def test_a_right_that_was_given_meanwhile_is_found(admin: Door, world: World) -> None:
    def cards(permissions: list[dict[str, Any]]) -> bool:
        return any(p["name"] == "MANAGE_GIFT_CARD" and p["isGranted"] for p in permissions)

    assert not cards(admin.asks(shop_asks.SETUP).data["setup"]["permissions"])
    world.fake.permissions = (*world.fake.permissions, "MANAGE_GIFT_CARD")
    assert cards(admin.asks(shop_asks.LOOK_AGAIN).data["lookAgain"]["permissions"])
    world.fake.is_away = True

    assert admin.asks(shop_asks.LOOK_AGAIN).data["lookAgain"]["code"] == "SHOP_NOT_ANSWERING"


def test_staff_have_a_link_of_their_own_to_try_the_program_with(admin: Door) -> None:
    link = admin.asks(shop_asks.TRY).data["tryAsAdvocate"]
    assert link["shareUrl"] == f"https://shop.example/?ref={link['word']}"

    assert admin.asks(shop_asks.TRY).data["tryAsAdvocate"] == link
