"""What people are asked, what they are told, and which version of it they agreed to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from plugin.app import create_app
from plugin.domain.consent import Purpose, is_sayable
from plugin.domain.offer import Arm, Milestone, SidePromise
from plugin.domain.terms import FreeShipping
from plugin.storage.tables import claims, consent_texts, consents
from plugin.storage.tables.base import AnyRow
from tests.http import shop_asks, staff
from tests.http.doors import STAFF_ID, Door, bearer, customer_token
from tests.promises import TENTH
from tests.world import ALICE, ALICES_NAME, BOB, World

OFFER = """
query Offer($word: String!, $locale: String) {
  offer(word: $word, channel: "eu", locale: $locale) {
    disclosure consent { id text isNeeded }
  }
}
"""
CLAIM = """
mutation Claim($word: String!, $consent: Boolean!, $text: ID) {
  claim(
    word: $word, channel: "eu", email: "bob@example.com", consent: $consent, consentText: $text
  ) {
    ... on Claim { code }
    ... on Refusal { code }
  }
}
"""
TEXT = """
query Text($purpose: ConsentPurpose!, $locale: String) {
  consentText(purpose: $purpose, locale: $locale) { id text isNeeded }
}
"""
BE_FOUND = """
mutation BeFound($name: String, $text: ID) {
  beFound(name: $name, consentText: $text) { ... on BeFound { isFound } ... on Refusal { code } }
}
"""
JOIN = """
mutation Join($email: String!, $text: ID) {
  join(email: $email, consentText: $text) { ... on Joined { email } ... on Refusal { code } }
}
"""


@pytest.fixture
def word(world: World) -> str:
    return world.page_of(ALICE).word


def offered(storefront: Door, word: str, locale: str | None = None) -> Any:
    return storefront.asks(OFFER, word=word, locale=locale).data["offer"]


def claims_with(storefront: Door, word: str, text: str | None, *, consent: bool = True) -> str:
    said = storefront.asks(CLAIM, word=word, consent=consent, text=text).data["claim"]["code"]
    return str(said) if said.isupper() and "_" in said else "claimed"


def writes(admin: Door, text: str, purpose: str = "CLAIM", language: str = "en") -> Any:
    said = admin.asks(shop_asks.SET_TEXT, purpose=purpose, language=language, text=text)
    return said.data["setShownText"]


def agreed(world: World) -> list[AnyRow]:
    query = select(consents, consent_texts.c.text, consent_texts.c.purpose)
    with world.ctx.engine.connect() as conn:
        found = query.join(consent_texts, consent_texts.c.id == consents.c.text_id)
        return list(conn.execute(found.order_by(consents.c.id)))


def test_an_offer_says_that_the_advocate_is_paid(storefront: Door, word: str) -> None:
    assert offered(storefront, word)["disclosure"] == "Alice gets €10.00 off when you buy."


def test_a_reward_for_several_friends_is_disclosed_too_and_none_is_not(
    storefront: Door, world: World, word: str
) -> None:
    third = Milestone(3, FreeShipping())
    world.edits(offers=(Arm(friend=SidePromise(TENTH), advocate=SidePromise(milestones=(third,))),))
    assert offered(storefront, word)["disclosure"] == "Alice gets free shipping when you buy."

    world.edits(offers=(Arm(friend=SidePromise(TENTH), advocate=SidePromise()),))
    assert offered(storefront, word)["disclosure"] == ""


def test_what_a_friend_agreed_to_is_kept_word_by_word(
    storefront: Door, admin: Door, world: World, word: str
) -> None:
    shown = offered(storefront, word)["consent"]
    writes(admin, "Write to me every day.")

    assert claims_with(storefront, word, shown["id"]) == "claimed"
    (kept,) = agreed(world)
    assert (kept.text, kept.purpose) == (shown["text"], "claim")
    assert kept.email_hmac == world.ctx.keys.person(email=BOB.email, user_id=None).email
    assert offered(storefront, word)["consent"]["text"] == "Write to me every day."


def test_a_no_is_no_obstacle_and_leaves_nothing_behind(
    storefront: Door, world: World, word: str
) -> None:
    shown = offered(storefront, word)["consent"]

    assert shown["isNeeded"] is False
    assert claims_with(storefront, word, shown["id"], consent=False) == "claimed"
    assert agreed(world) == []


def test_a_friend_may_agree_when_they_come_back(storefront: Door, world: World, word: str) -> None:
    shown = offered(storefront, word)["consent"]
    for yes in (False, True, True, False):
        claims_with(storefront, word, shown["id"], consent=yes)

    with world.ctx.engine.connect() as conn:
        assert list(conn.execute(select(claims.c.consent)).scalars()) == [True]
    assert len(agreed(world)) == 1


def test_where_the_shop_insists_nobody_claims_without_having_agreed(
    storefront: Door, admin: Door, word: str
) -> None:
    said = admin.asks(shop_asks.SET_CONSENT_NEEDED, needed=True).data
    assert said == {"setConsentNeeded": {"consentNeeded": True}}
    shown = offered(storefront, word)["consent"]

    assert shown["isNeeded"] is True
    assert claims_with(storefront, word, None) == "CONSENT_NEEDED"
    assert claims_with(storefront, word, shown["id"], consent=False) == "CONSENT_NEEDED"
    assert claims_with(storefront, word, shown["id"]) == "claimed"


def test_staff_who_take_a_claim_by_telephone_have_asked_themselves(
    admin: Door, world: World
) -> None:
    admin.asks(shop_asks.SET_CONSENT_NEEDED, needed=True)
    world.page_of(ALICE)
    nodes = admin.asks(staff.ADVOCATES).data["advocates"]["nodes"]
    said = admin.asks(staff.CLAIM_FOR, advocate=nodes[0]["id"], email=BOB.email)

    assert "_" not in said.data["claimForFriend"]["code"]


def test_a_text_that_nobody_was_shown_is_none(storefront: Door, word: str) -> None:
    joining = storefront.asks(TEXT, purpose="JOIN").data["consentText"]["id"]
    for wrong in ("0", "999999", "x", "-1", "9" * 30, joining):
        assert claims_with(storefront, word, wrong) == "CONSENT_TEXT_UNKNOWN"


def test_the_text_of_another_shop_is_none_here(storefront: Door, world: World, word: str) -> None:
    other = World.closed(world.ctx.settings, world.ctx.engine, world.ctx.keys, world.fake)
    other.api_url = "https://theirs.example/graphql/"
    other.installs()
    door = storefront.with_(Saleor_Api_Url=other.api_url)
    text = door.asks(TEXT, purpose="CLAIM").data["consentText"]["id"]

    assert claims_with(storefront, word, text) == "CONSENT_TEXT_UNKNOWN"


# Languages and versions


def test_people_are_asked_in_their_language_where_the_merchant_wrote_it(
    storefront: Door, admin: Door, word: str
) -> None:
    shipped = offered(storefront, word)["consent"]["text"]
    writes(admin, "Der Shop darf mir schreiben.", language="de")
    writes(admin, "{advocate} bekommt dafür {reward}.", "DISCLOSURE", "de")

    for locale in ("de", "de-AT", "DE_at"):
        asked = offered(storefront, word, locale)
        assert asked["consent"]["text"] == "Der Shop darf mir schreiben."
        assert asked["disclosure"].startswith("Alice bekommt dafür")
    for other in (None, "en", "ko", "xx", "nonsense", "\x00"):
        assert offered(storefront, word, other)["consent"]["text"] == shipped


def test_where_the_merchant_wrote_nothing_our_own_words_are_in_the_readers_language(
    storefront: Door, word: str
) -> None:
    german = offered(storefront, word, "de")

    assert german["consent"]["text"].startswith("Der Shop darf mir")
    assert german["disclosure"].startswith("Alice bekommt 10,00")
    assert german["consent"]["id"] == offered(storefront, word, "de")["consent"]["id"]


def test_each_version_has_a_number_and_stays(admin: Door, storefront: Door, word: str) -> None:
    offered(storefront, word)
    first, second = writes(admin, "May we write?"), writes(admin, "Shall we write?")
    again = writes(admin, "Shall we write?")

    assert (first["number"], second["number"]) == (2, 3)
    assert again == second
    listed = admin.asks(shop_asks.SHOWN_TEXTS).data["shownTexts"]
    ours = [one for one in listed if one["purpose"] == "CLAIM"]
    assert [(one["number"], one["createdBy"]) for one in ours] == [
        (3, STAFF_ID),
        (2, STAFF_ID),
        (1, "app"),
    ]


@pytest.mark.parametrize(
    ("purpose", "text"),
    [
        (Purpose.CLAIM, " "),
        (Purpose.CLAIM, "x" * 1001),
        (Purpose.CLAIM, "a\x00b"),
        (Purpose.DISCLOSURE, "Alice is a good friend."),
    ],
)
def test_a_text_that_says_nothing_is_refused(admin: Door, purpose: Purpose, text: str) -> None:
    assert not is_sayable(purpose, text)
    assert writes(admin, text, purpose.name)["code"] == "CONSENT_TEXT_INVALID"


def test_a_language_that_there_is_not_is_refused(admin: Door) -> None:
    for language in ("", "xx", "deutsch", "de\x00"):
        assert writes(admin, "Ja?", language=language)["code"] == "CONSENT_TEXT_INVALID"


# Those who refer


def test_an_advocate_agrees_to_be_found_and_takes_it_back(storefront: Door, world: World) -> None:
    world.page_of(ALICE)
    alice = storefront.with_(Authorization=bearer(customer_token(ALICE)))
    text = alice.asks(TEXT, purpose="BE_FOUND").data["consentText"]
    assert alice.asks(BE_FOUND, name=ALICES_NAME, text=text["id"]).data["beFound"]["isFound"]
    (kept,) = agreed(world)
    assert (kept.purpose, kept.withdrawn_at) == ("be_found", None)

    alice.asks(BE_FOUND, name=None)
    (kept,) = agreed(world)
    assert kept.withdrawn_at is not None


def test_a_guest_agrees_when_asking_for_a_page(world: World) -> None:
    settings = world.ctx.settings.model_copy(update={"smtp_url": SecretStr("smtp://127.0.0.1:1")})
    door = Door(create_app(replace(world.ctx, settings=settings)), "/graphql/storefront")
    text = door.asks(TEXT, purpose="JOIN").data["consentText"]
    door.asks(JOIN, email="guest@example.com", text=text["id"])
    (kept,) = agreed(world)

    assert (kept.purpose, kept.text) == ("join", text["text"])


def test_where_the_shop_insists_nobody_joins_or_is_found_without_it(
    storefront: Door, admin: Door, world: World
) -> None:
    world.page_of(ALICE)
    admin.asks(shop_asks.SET_CONSENT_NEEDED, needed=True)
    alice = storefront.with_(Authorization=bearer(customer_token(ALICE)))
    said = alice.asks(BE_FOUND, name=ALICES_NAME).data["beFound"]

    assert said == {"code": "CONSENT_NEEDED"}
    assert alice.asks(BE_FOUND, name=None).data["beFound"] == {"isFound": False}
