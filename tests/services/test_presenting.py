"""How mails present the shop: in its name, its words and its colours."""

from __future__ import annotations

from email.message import Message
from html.parser import HTMLParser

import pytest

from plugin.domain.mail_words import MailKind, MailWords
from plugin.services.messages.send_test_mail import example_mail, send_test_mail
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.set_brand import set_brand, set_mail_words, set_sender
from plugin.services.telling.catalogs import LANGUAGES
from plugin.storage.people import change_advocate
from tests.letterbox import Letterbox
from tests.services.staff import Staff
from tests.world import ALICE, World

LOGO = "https://shop.example/logo.png?a=1&b=2"


def looks(world: World, name: str | None = None, *, logo: str | None = None) -> None:
    set_brand(world.ctx, world.shop, "staff", name=name, logo_url=logo, accent="#1A237E")


def writes(world: World, kind: MailKind, language: str, **words: str) -> None:
    set_mail_words(world.ctx, world.shop, kind, language, MailWords(**words), "staff")


def part(mail: Message, kind: str) -> str:
    (found,) = [one for one in mail.walk() if one.get_content_type() == kind]
    payload = found.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode().replace("\r\n", "\n")


class Words(HTMLParser):
    """What somebody reads on a page, and which addresses it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.text.append(data.strip())

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def test_a_shop_that_says_nothing_sends_plain_mails_from_the_operator(
    mailing: World, letterbox: Letterbox
) -> None:
    mailing.story()
    (mail,) = letterbox.mails

    assert mail["From"] == mailing.ctx.settings.mail_from
    assert (mail["Reply-To"], mail.is_multipart()) == (None, False)
    assert mail["Subject"] == "Your reward from Shop"


def test_mails_carry_the_shops_name_beside_the_operators_address(
    mailing: World, letterbox: Letterbox
) -> None:
    looks(mailing, "Bücher & Co.")
    set_sender(mailing.ctx, mailing.shop, "staff", name=None, reply_to="Help@Shop.example")
    mailing.story()
    (mail,) = letterbox.mails

    assert str(mail["From"]).endswith("<referrals@localhost>")
    assert "Referrals" not in str(mail["From"])
    assert mail["Reply-To"] == "Help@shop.example"
    set_sender(mailing.ctx, mailing.shop, "staff", name="Anna of Books", reply_to=None)
    Staff(mailing).grants()
    again = letterbox.mails[-1]
    assert (again["From"], again["Reply-To"]) == ("Anna of Books <referrals@localhost>", None)


def test_a_mail_wears_the_shops_colour_and_says_the_same_twice(
    mailing: World, letterbox: Letterbox
) -> None:
    looks(mailing, "Books", logo=LOGO)
    mailing.story()
    (mail,) = letterbox.mails
    text, page = part(mail, "text/plain"), part(mail, "text/html")
    read = Words(page)

    code = mailing.rewards_of(ALICE)[0].code
    assert code in read.text
    assert [line.strip() for line in text.splitlines() if line.strip()] == read.text[1:]
    assert read.addresses == [LOGO]
    assert "background:#1a237e;color:#ffffff" in page
    assert '<html lang="en">' in page


def test_nothing_of_a_name_becomes_markup(world: World) -> None:
    looks(world, '<b onclick="x">Books</b>')
    mail = example_mail(world.ctx, world.shop, MailKind.PRESENT, "en")
    page = mail.get_body(("html",))
    assert page is not None

    assert "<b " not in page.get_content()
    assert '<b onclick="x">Books</b> has a present' in " ".join(Words(page.get_content()).text)


def test_the_merchants_words_stand_before_what_the_app_knows(
    mailing: World, letterbox: Letterbox
) -> None:
    words = {"subject": "A gift from {shop}", "opening": "Dear friend,\n\nthank you!"}
    writes(mailing, MailKind.REWARD_FOR_ADVOCATE, "en", **words)
    looks(mailing, "Books")
    mailing.story()
    (mail,) = letterbox.mails

    assert mail["Subject"] == "A gift from Books"
    assert part(mail, "text/plain").startswith("Dear friend,\n\nthank you!\n\nYour reward: ")


def test_words_of_one_language_are_not_read_in_another(
    mailing: World, letterbox: Letterbox
) -> None:
    writes(mailing, MailKind.REWARD_FOR_ADVOCATE, "en", subject="A gift")
    writes(mailing, MailKind.REWARD_FOR_ADVOCATE, "de", opening="Danke dir!")
    erin = Staff(mailing)
    for language in ("de_AT", "fr"):
        with mailing.ctx.engine.begin() as conn:
            change_advocate(conn, mailing.shop.id, erin.id_of(ALICE), language=language)
        mailing.refers(len(letterbox.mails))
        mailing.turns()
    german, french = letterbox.mails

    assert part(german, "text/plain").startswith("Danke dir!")
    assert german["Subject"] != "A gift"
    assert "Merci" in part(french, "text/plain")


def test_each_kind_of_mail_has_words_of_its_own(world: World) -> None:
    for kind in MailKind:
        writes(world, kind, "en", subject=f"It is {kind}")

    shown = [str(example_mail(world.ctx, world.shop, kind, "en")["Subject"]) for kind in MailKind]
    assert shown == [f"It is {kind}" for kind in MailKind]
    writes(world, MailKind.PRESENT, "en")
    assert str(example_mail(world.ctx, world.shop, MailKind.PRESENT, "en")["Subject"]) == (
        "Your reward from Shop"
    )


@pytest.mark.parametrize("kind", MailKind)
def test_an_example_is_shown_in_every_language(world: World, kind: MailKind) -> None:
    looks(world, "Books")
    for language in LANGUAGES:
        mail = example_mail(world.ctx, world.shop, kind, language)
        plain = mail.get_body(("plain",))
        assert plain is not None
        assert "Books" in str(mail["Subject"])
        assert "{" not in plain.get_content()


def test_a_test_mail_goes_to_whoever_asks_for_it(mailing: World, letterbox: Letterbox) -> None:
    send_test_mail(mailing.ctx, mailing.shop, MailKind.PRESENT, "de", "erin@example.com")
    (mail,) = letterbox.mails

    assert mail["To"] == "erin@example.com"
    assert "EXAMPLE-CODE" in part(mail, "text/plain")


def test_a_mail_server_that_says_no_is_quoted(mailing: World, letterbox: Letterbox) -> None:
    letterbox.is_full = True
    with pytest.raises(Refused) as refused:
        send_test_mail(mailing.ctx, mailing.shop, MailKind.PRESENT, "en", "erin@example.com")

    assert refused.value.code is RefusalCode.MAIL_NOT_SENT
    assert refused.value.detail == "451 try again later"


@pytest.mark.parametrize("to", ["", "erin@example.com"])
def test_no_test_mail_is_sent_to_nobody_or_by_nobody(world: World, to: str) -> None:
    with pytest.raises(Refused) as refused:
        send_test_mail(world.ctx, world.shop, MailKind.PRESENT, "en", to)

    assert refused.value.code is RefusalCode.MAIL_NOT_SET_UP
