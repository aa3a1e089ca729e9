"""What a messenger shows of a share link before anybody follows it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from plugin.domain.offer import Arm, SidePromise, Wording
from plugin.services.review.ban_advocate import ban_advocate
from plugin.services.shops.set_brand import set_brand
from plugin.services.staff.act_on_reward import By
from tests.promises import TENTH
from tests.services.staff import Staff
from tests.world import ALICE, Person, World

WHATSAPP = {"User-Agent": "WhatsApp/2.23.20.0"}
LOGO = "https://shop.example/logo.png"


class Tags(HTMLParser):
    """What a page says of itself in its head, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in found:
            self.said[found.get("property") or found.get("name", "")] = found["content"]
        if tag == "a":
            self.links.append(found["href"])


@pytest.fixture
def client(running: Flask) -> FlaskClient:
    return running.test_client()


def preview(client: FlaskClient, word: str, **headers: str) -> Tags:
    answer = client.get(f"/r/{word}", headers={**WHATSAPP, **headers})
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    return Tags(answer.text)


def test_a_messenger_shows_who_invites_and_what_the_friend_gets(
    client: FlaskClient, world: World
) -> None:
    word = world.page_of(ALICE).word
    set_brand(world.ctx, world.shop, "staff", name="Books", logo_url=LOGO, accent=None)
    found = preview(client, word)

    assert found.said["og:title"] == "Alice invites you to Books"
    assert found.said["og:description"] == "You get: 10% off."
    assert (found.said["og:image"], found.said["og:site_name"]) == (LOGO, "Books")
    assert found.said["og:url"] == f"{world.ctx.settings.app_url}/r/{word}"
    assert found.said["robots"] == "noindex"
    assert found.links == [f"https://shop.example/?ref={word}"]


def test_the_merchants_own_headline_is_shown_in_the_readers_language(
    client: FlaskClient, world: World
) -> None:
    wording = {"en": Wording("Read more"), "de": Wording("Lies mehr")}
    arm = Arm(friend=SidePromise(TENTH), wording=wording)
    world.starts(offers=(arm,))
    word = world.page_of(ALICE).word

    assert preview(client, word).said["og:title"] == "Read more"
    german = preview(client, word, **{"Accept-Language": "de-AT,de;q=0.9"})
    assert german.said["og:title"] == "Lies mehr"
    assert german.said["og:description"] == "Du bekommst: 10% Rabatt."


def test_a_name_is_no_page(client: FlaskClient, world: World) -> None:
    mallory = Person("mallory@example.com", "VXNlcjo0", '"><script>alert(1)</script>')
    answer = client.get(f"/r/{world.page_of(mallory).word}", headers=WHATSAPP)

    assert "<script>" not in answer.text
    assert "alert(1)" in Tags(answer.text).said["og:title"]


def test_a_guest_is_a_friend(client: FlaskClient, world: World) -> None:
    word = world.page_of(Person("guest@example.com")).word

    assert preview(client, word).said["og:title"] == "A friend invites you to Shop"


def test_who_may_not_refer_promises_nothing(client: FlaskClient, world: World) -> None:
    word = world.page_of(ALICE).word
    ban_advocate(world.ctx, world.shop, Staff(world).id_of(ALICE), By("staff", "Spam"))

    assert "og:description" not in preview(client, word).said


def test_a_link_that_nobody_has_is_said_to_machines_too(client: FlaskClient) -> None:
    assert client.get("/r/nobody-0000", headers=WHATSAPP).status_code == 404
