"""Customers are answered in their own language, and written to in it."""

from __future__ import annotations

import re

import pytest

from plugin.config import ROOT
from plugin.services.refusals import TO_CUSTOMERS, RefusalCode, Refused
from plugin.services.telling.reader import Reader
from tests.http.doors import CLAIM, ME, OFFER, Door, bearer, customer_token
from tests.world import ALICE, World

IN_GERMAN = "Bitte melde dich zuerst an."


def test_a_no_is_said_in_the_language_that_the_page_names(storefront: Door) -> None:
    said = storefront.asks(ME, locale="de-AT").data["me"]

    assert (said["code"], said["message"]) == ("SIGN_IN_NEEDED", IN_GERMAN)


def test_the_browsers_language_is_asked_where_the_page_names_none(storefront: Door) -> None:
    german = storefront.with_(Accept_Language="de-CH,de;q=0.9,en;q=0.5")

    assert german.asks(ME).data["me"]["message"] == IN_GERMAN
    assert german.asks(ME, locale="en").data["me"]["message"] == "Please sign in first."


@pytest.mark.parametrize("asked", ["*", "ko", "xx-unknown", "", "de;q=nonsense,;;,"])
def test_english_is_said_where_there_is_nothing_better(storefront: Door, asked: str) -> None:
    said = storefront.with_(Accept_Language=asked).asks(ME).data["me"]

    assert said["message"] in ("Please sign in first.", IN_GERMAN if "de" in asked else "")


def test_a_language_without_texts_is_english_to_the_last_figure(
    storefront: Door, world: World
) -> None:
    said = storefront.asks(OFFER, word=world.page_of(ALICE).word, locale="ko")

    assert said.data["offer"]["advocateReward"]["text"] == "€10.00 off"


def test_the_page_of_an_advocate_is_in_their_language(storefront: Door, world: World) -> None:
    world.story()
    alices = storefront.with_(Authorization=bearer(customer_token(ALICE)))

    page = alices.asks(ME, locale="de").data["me"]

    assert [friend["why"] for friend in page["friends"]] == ["Dein Kontakt hat gekauft. Danke!"]
    assert [reward["terms"]["text"] for reward in page["rewards"]] == ["10,00\xa0€ Rabatt"]


def test_a_claim_is_refused_in_the_browsers_language(storefront: Door) -> None:
    german = storefront.with_(Accept_Language="de")

    said = german.asks(CLAIM, word="nobody-0000", email="bob@example.com").data["claim"]
    assert said["message"] == "Dieser Empfehlungslink ist nicht bekannt."


def test_whatever_the_storefronts_door_refuses_is_among_what_customers_are_told() -> None:
    folder = ROOT / "plugin" / "services" / "people"
    for_staff = {"write_consent_text.py"}
    files = [path for path in folder.glob("*.py") if path.name not in for_staff]
    said = {code for path in files for code in re.findall(r"RefusalCode\.(\w+)", path.read_text())}

    assert said <= {*TO_CUSTOMERS}, "add it to TO_CUSTOMERS in services/refusals.py"


@pytest.mark.parametrize("code", TO_CUSTOMERS)
def test_what_the_storefront_may_say_is_said_in_german(code: RefusalCode) -> None:
    english = str(Refused(code))

    assert Reader.of("de").say(english) != english
