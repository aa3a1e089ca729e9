"""What customers are told, over a real SMTP server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message

import pytest
import time_machine
from sqlalchemy import select, update

from plugin.app import create_app
from plugin.domain.money import Money
from plugin.domain.offer import Arm, Repeat, SidePromise
from plugin.domain.terms import GiftCard
from plugin.saleor.tokens import guest_of_token
from plugin.services.find_due_shops import find_due_shops
from plugin.services.messages.fold_subject import POLICY
from plugin.services.people.claim_offer import ClaimRequest, Friend, claim_offer
from plugin.services.people.invite_guest import invite_guest
from plugin.services.people.show_advocate import Visitor, show_advocate
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.telling.catalogs import LANGUAGES
from plugin.services.telling.reader import Reader
from plugin.storage.tables import claims, messages, shops
from tests.fakes import ALL
from tests.http import staff as staff_documents
from tests.http.doors import (
    CLAIM,
    JOIN,
    ME,
    REFERRER,
    Door,
    bearer,
    customer_token,
    staff_token,
)
from tests.letterbox import Letterbox
from tests.promises import TENTH
from tests.services.staff import Staff
from tests.world import ALICE, BOB, World

# Folded between words of letters beyond ASCII.
LONG_NAME = "Книжный магазин «Очень длинное название» и ещё немного"
STORE_CREDIT = GiftCard({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})


def text_of(mail: Message) -> str:
    payload = mail.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def test_the_advocate_is_told_of_a_reward_with_its_code(
    mailing: World, letterbox: Letterbox
) -> None:
    mailing.story()

    (mail,) = letterbox.mails
    assert mail["To"] == ALICE.email
    assert str(mailing.rewards_of(ALICE)[0].code) in text_of(mail)
    assert "10.00 off" in text_of(mail)


def test_the_friend_is_sent_nothing(mailing: World, letterbox: Letterbox) -> None:
    mailing.claim()
    mailing.turns()

    assert letterbox.mails == []


def test_a_full_letterbox_is_tried_again(mailing: World, letterbox: Letterbox) -> None:
    letterbox.is_full = True
    mailing.story()
    assert letterbox.mails == []

    letterbox.is_full = False
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        mailing.turns()
    assert len(letterbox.mails) == 1


def test_who_has_not_used_a_reward_is_reminded_once_a_week_before_it_ends(
    mailing: World, letterbox: Letterbox
) -> None:
    mailing.story()
    (reward,) = mailing.rewards_of(ALICE)
    assert reward.expires_at is not None
    with time_machine.travel(reward.expires_at - timedelta(days=7, seconds=1)):
        assert find_due_shops(mailing.ctx) == []
    with time_machine.travel(reward.expires_at - timedelta(days=7)):
        assert find_due_shops(mailing.ctx) == [mailing.shop.id]
        mailing.turns()
        mailing.turns()
    with time_machine.travel(reward.expires_at):
        assert find_due_shops(mailing.ctx) == [mailing.shop.id]
        mailing.turns()

    assert [mail["Subject"] for mail in letterbox.mails] == [
        "Your reward from Shop",
        "Your reward from Shop ends soon",
    ]
    assert (reward.code or "?") in text_of(letterbox.mails[1])


def test_a_used_reward_is_not_mentioned_again(mailing: World, letterbox: Letterbox) -> None:
    mailing.story()
    (reward,) = mailing.rewards_of(ALICE)
    assert reward.expires_at is not None
    mailing.buys(ALICE, code=reward.code).is_paid()
    with time_machine.travel(reward.expires_at - timedelta(days=3)):
        mailing.turns()

    assert len(letterbox.mails) == 1


def test_a_friend_who_is_rewarded_for_a_later_order_is_told(
    mailing: World, letterbox: Letterbox
) -> None:
    arm = Arm(
        friend=SidePromise(TENTH, hold_days=0, repeat=Repeat(orders=2)), advocate=SidePromise()
    )
    mailing.starts(offers=(arm,))
    mailing.story()
    mailing.buys().is_paid()

    (mail,) = letterbox.mails
    assert mail["To"] == BOB.email
    assert "You came to Shop by a friend" in text_of(mail)


def test_a_friend_who_did_not_agree_is_never_written_to(
    mailing: World, letterbox: Letterbox
) -> None:
    arm = Arm(
        friend=SidePromise(TENTH, hold_days=0, repeat=Repeat(orders=2)), advocate=SidePromise()
    )
    mailing.starts(offers=(arm,))
    word = mailing.page_of(ALICE).word
    request = ClaimRequest(word, "eu", Friend(BOB.email), consent=False)
    mailing.buys(claimed=claim_offer(mailing.ctx, mailing.shop, request)).is_paid()
    mailing.buys().is_paid()

    assert letterbox.mails == []
    with mailing.ctx.engine.connect() as conn:
        assert list(conn.execute(select(claims.c.friend_email)).scalars()) == [None]


def test_nobody_is_written_to_who_did_not_ask_for_it(mailing: World, letterbox: Letterbox) -> None:
    """Alice names strangers wherever an address can be named; only who joins is written to."""
    app = create_app(mailing.ctx)
    anybody = Door(app, "/graphql/storefront")
    alice = anybody.with_(Authorization=bearer(customer_token(ALICE)))
    word = alice.asks(ME).data["me"]["word"]
    for number, door in enumerate((anybody, alice)):
        stranger = f"stranger{number}@example.com"
        for document in (CLAIM, REFERRER):
            door.asks(document, word=word, email=stranger, name="Bob Builder", consent=False)
    staffs = Door(app, "/graphql/admin").with_(Authorization_Bearer=staff_token())
    program = str(Staff(mailing).program_id)
    for entries in (["listed@example.com"], ["@listed.example"]):
        staffs.asks(staff_documents.ADD_PEOPLE, id=program, list="INVITED", entries=entries)
    mailing.turns()
    assert letterbox.mails == []

    anybody.asks(JOIN, email="guest@example.com")
    mailing.turns()
    assert [mail["To"] for mail in letterbox.mails] == ["guest@example.com"]


def test_no_operation_takes_an_address_but_these(mailing: World) -> None:
    """Whoever adds one says in the test above what becomes of the address."""
    app = create_app(mailing.ctx)
    kinds = ("queryType", "mutationType")
    asked = " ".join(f"{kind} {{ fields {{ name args {{ name }} }} }}" for kind in kinds)
    query = f"{{ __schema {{ {asked} }} }}"
    schema = Door(app, "/graphql/storefront").asks(query).data["__schema"]
    fields = [field for kind in schema.values() for field in kind["fields"]]

    taking = {f["name"] for f in fields if any("mail" in arg["name"] for arg in f["args"])}
    assert taking == {"claim", "referrer", "join"}


def test_a_present_of_the_shop_is_told_as_one(mailing: World, letterbox: Letterbox) -> None:
    reward = Staff(mailing).grants()

    (mail,) = letterbox.mails
    assert mail["To"] == ALICE.email
    assert "Shop has a present for you." in text_of(mail)
    assert str(Staff(mailing).code_of(reward)) in text_of(mail)


def test_a_reward_issued_again_is_told_again(mailing: World, letterbox: Letterbox) -> None:
    mailing.story()
    first = mailing.rewards_of(ALICE)[0].code
    mailing.buys(buyer=ALICE, code=first).is_paid().is_cancelled()

    assert len(letterbox.mails) == 2
    assert str(mailing.rewards_of(ALICE)[0].code) in text_of(letterbox.mails[1])


def test_without_a_mail_server_the_reward_is_on_the_page_and_no_mail_waits(
    world: World,
) -> None:
    world.story()

    assert world.rewards_of(ALICE)[0].code is not None
    with world.ctx.engine.connect() as conn:
        assert list(conn.execute(select(messages.c.state)).scalars()) == ["skipped"]


def test_a_guest_gets_a_link_that_proves_the_mailbox(mailing: World, letterbox: Letterbox) -> None:
    invite_guest(mailing.ctx, mailing.shop, "guest@example.com")
    mailing.turns()

    text = text_of(letterbox.mails[0])
    token = text.split("referrals=")[1].split()[0]
    sealed = guest_of_token(mailing.ctx.keys.signing, mailing.shop.id, token)
    assert mailing.ctx.keys.open(sealed.encode()) == "guest@example.com"


def test_no_guest_is_invited_where_no_mail_can_be_sent(world: World) -> None:
    with pytest.raises(Refused) as refused:
        invite_guest(world.ctx, world.shop, "guest@example.com")

    assert refused.value.code is RefusalCode.MAIL_NOT_SET_UP


def test_addresses_and_codes_are_encrypted_in_the_outbox(mailing: World) -> None:
    mailing.story()
    with mailing.ctx.engine.connect() as conn:
        rows = " ".join(str(tuple(row)) for row in conn.execute(select(messages)))

    assert ALICE.email not in rows
    assert str(mailing.rewards_of(ALICE)[0].code) not in rows


def test_mails_are_in_the_language_of_whoever_gets_them(
    mailing: World, letterbox: Letterbox
) -> None:
    german = Visitor(ALICE.email, ALICE.user_id, language="de")
    show_advocate(mailing.ctx, mailing.shop, german)
    mailing.story()

    (mail,) = letterbox.mails
    assert str(make_header(decode_header(mail["Subject"]))) == "Deine Belohnung von Shop"
    assert "10,00\xa0€ Rabatt" in text_of(mail)
    assert "Der Code gilt einmal, für deine nächste Bestellung" in text_of(mail)


@pytest.mark.parametrize(
    ("language", "subject", "use"),
    [
        ("ja", f"{LONG_NAME}からの特典のお知らせ", "このコードは、次回のご注文で1回だけ使えます。"),
        ("ru", f"Ваша награда от магазина «{LONG_NAME}»", "Промокод можно использовать один раз"),
    ],
    ids=["ja", "ru"],
)
def test_a_mail_arrives_in_any_letters(
    mailing: World, letterbox: Letterbox, language: str, subject: str, use: str
) -> None:
    with mailing.ctx.engine.begin() as conn:
        conn.execute(update(shops).values(name=LONG_NAME))
    reader = Visitor(ALICE.email, ALICE.user_id, language=language)
    show_advocate(mailing.ctx, mailing.shop, reader)
    mailing.story()

    (mail,) = letterbox.mails
    assert str(make_header(decode_header(mail["Subject"]))) == subject
    assert use in text_of(mail)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_subject_loses_a_space(language: str) -> None:
    for shop in (LONG_NAME, "Ținută & Modă — Magazin", "A" * 60 + " 本店"):
        mail = EmailMessage(POLICY)
        mail["Subject"] = Reader.of(language).say("Your reward from {shop} ends soon", shop=shop)
        sent = mail.as_bytes()

        assert message_from_bytes(sent, policy=policy.default)["Subject"] == mail["Subject"]
        assert max(map(len, sent.splitlines())) <= 78


def test_a_friend_is_written_to_in_the_language_of_the_claim(
    mailing: World, letterbox: Letterbox
) -> None:
    arm = Arm(friend=SidePromise(STORE_CREDIT, hold_days=0), advocate=SidePromise())
    mailing.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    mailing.starts(offers=(arm,))
    word = mailing.page_of(ALICE).word
    request = ClaimRequest(word, "eu", Friend(BOB.email), consent=True, language="de")
    mailing.buys(claimed=claim_offer(mailing.ctx, mailing.shop, request)).is_paid()

    (mail,) = letterbox.mails
    assert mail["To"] == BOB.email
    assert "Du bist durch eine Empfehlung zu Shop gekommen" in text_of(mail)


def test_a_guest_is_invited_in_their_language(mailing: World, letterbox: Letterbox) -> None:
    invite_guest(mailing.ctx, mailing.shop, BOB.email, "de")
    mailing.turns()

    (mail,) = letterbox.mails
    assert "Hier öffnest du deine Empfehlungsseite:" in text_of(mail)
