"""A shop and its people, so that a test reads as a sentence about them.

Alice refers, Bob buys, Carol must see nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, select

from plugin.config import Settings
from plugin.domain.consent import Purpose
from plugin.domain.money import Money
from plugin.domain.offer import Milestone
from plugin.domain.program import ProgramState
from plugin.domain.promise import PointsRule
from plugin.domain.terms import Access, GiftCard, Points
from plugin.keys import Keys
from plugin.saleor.addresses import jwks_url
from plugin.saleor.orders import parse_order
from plugin.services.context import Context
from plugin.services.look_after_shop import look_after_shop
from plugin.services.orders.explain_order import Explanation, explain_order
from plugin.services.orders.read_orders import ask_all_shops, read_orders
from plugin.services.people.choose_word import choose_word
from plugin.services.people.claim_offer import Claimed, ClaimRequest, Friend, claim_offer
from plugin.services.people.find_referrer import be_found
from plugin.services.people.follow_link import Recorded, Visit, record_visit
from plugin.services.people.show_advocate import AdvocateView, RewardView, Visitor, show_advocate
from plugin.services.people.take_consent import text_now
from plugin.services.programs.change_program import move_program, save_version, set_storefront
from plugin.services.programs.edit_lists import add_people
from plugin.services.shops.install_shop import install_shop
from plugin.storage.lists import List
from plugin.storage.orders import order_row, save_orders
from plugin.storage.programs import Program, programs_of
from plugin.storage.shops import Shop, find_shop
from plugin.storage.tables import ledger, rewards
from plugin.storage.tables.base import AnyRow
from tests.fakes import ALL, FakeShop
from tests.keys import serving_jwks
from tests.promises import a_promise

API_URL = "http://127.0.0.1:8000/graphql/"


@dataclass
class Person:
    email: str
    user_id: str | None = None
    name: str = ""


ALICE = Person("alice@example.com", "VXNlcjox", "Alice")
BOB = Person("bob@example.com")
CAROL = Person("carol@example.com", "VXNlcjoz", "Carol")
ALICES_NAME = "Alice Liddell"


@dataclass
class Bought:
    """An order as Saleor would describe it, which the test may change and send again."""

    world: World
    raw: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    def becomes(self, **changes: Any) -> Bought:
        moved = datetime.fromisoformat(self.raw["updatedAt"]) + timedelta(microseconds=1)
        self.raw = {**self.raw, "updatedAt": moved.isoformat(), **changes}
        self.world.hears(self.raw)
        return self

    def is_paid(self) -> Bought:
        return self.becomes(chargeStatus="FULL", totalCharged=self.raw["total"]["gross"])

    def is_cancelled(self) -> Bought:
        return self.becomes(status="CANCELED")

    def is_refunded(self) -> Bought:
        total = self.raw["total"]["gross"]
        return self.becomes(chargeStatus="NONE", totalCharged={"amount": 0.0}, totalRefunded=total)

    @property
    def why(self) -> Explanation:
        explanation = explain_order(self.world.ctx, self.world.shop, self.id)
        assert explanation is not None
        return explanation


@dataclass
class World:
    ctx: Context
    fake: FakeShop
    woken: list[int] = field(default_factory=list)
    api_url: str = API_URL
    orders: int = 0

    @classmethod
    def closed(cls, settings: Settings, database: Engine, keys: Keys, fake: FakeShop) -> World:
        """The shop before it has heard of the app."""
        woken: list[int] = []
        ctx = Context(settings, database, keys, lambda _shop: fake, woken.append)
        return cls(ctx, fake, woken)

    @classmethod
    def opened(cls, settings: Settings, database: Engine, keys: Keys, fake: FakeShop) -> World:
        world = cls.closed(settings, database, keys, fake)
        world.installs()
        world.starts(hold_days=0)
        return world

    def installs(self, token: str = "t" * 30, key: str = "first") -> None:
        """The handshake, from a shop that signs with this key."""
        with serving_jwks(jwks_url(self.api_url), key):
            install_shop(self.ctx, self.api_url, token)
        for kind in ("backfill", "reconcile"):
            read_orders(self.ctx, self.shop, kind)

    @property
    def shop(self) -> Shop:
        with self.ctx.engine.connect() as conn:
            shop = find_shop(conn, self.api_url)
        assert shop is not None
        return shop

    def edits(self, **said: Any) -> Program:
        """This promise (see a_promise) becomes the newest version of the program."""
        with self.ctx.engine.connect() as conn:
            program = programs_of(conn, self.shop.id)[0]
        save_version(self.ctx, self.shop, program.id, a_promise(**said), "staff")
        self.turns()
        return program

    def starts(self, **said: Any) -> None:
        """The program runs, with this promise as its newest version."""
        set_storefront(self.ctx, self.shop, "https://shop.example/", "staff")
        program = self.edits(**said)
        if program.state is not ProgramState.ACTIVE:
            move_program(self.ctx, self.shop, program.id, ProgramState.ACTIVE, "staff")
        self.turns()

    def reconciles(self) -> None:
        """The hour strikes."""
        assert ask_all_shops(self.ctx) == [self.shop.id]
        read_orders(self.ctx, self.shop, "reconcile")

    def turns(self) -> None:
        """The workers do all that is due."""
        look_after_shop(self.ctx, self.shop.id)

    def hears(self, raw: Mapping[str, Any]) -> None:
        """A webhook brings this state of an order, and the workers look at it."""
        self.stores(raw)
        self.turns()

    def stores(self, raw: Mapping[str, Any]) -> None:
        order = parse_order(raw, self.ctx.keys, self.shop.id)
        now = datetime.now(UTC)
        with self.ctx.engine.begin() as conn:
            save_orders(conn, [order_row(self.shop.id, order, now, due=True)])

    def page_of(self, person: Person = ALICE) -> AdvocateView:
        visitor = Visitor(person.email, person.user_id, person.name)
        return show_advocate(self.ctx, self.shop, visitor)

    def lets_be_found(self, person: Person, name: str | None) -> None:
        """An advocate agrees to be found by this name, or by none any more."""
        self.page_of(person)
        be_found(self.ctx, self.shop, Visitor(person.email, person.user_id), name)

    def chooses_word(self, person: Person, word: str) -> str:
        """The advocate's share link with a word of their own."""
        self.page_of(person)
        visitor = Visitor(person.email, person.user_id)
        return choose_word(self.ctx, self.shop, visitor, word).share_url

    def rewards_of(self, person: Person = ALICE) -> tuple[RewardView, ...]:
        return self.page_of(person).rewards

    def lists(self, name: List, *entries: str) -> None:
        """Put people on a list of the program."""
        with self.ctx.engine.connect() as conn:
            program = programs_of(conn, self.shop.id)[0]
        add_people(self.ctx, self.shop, program.id, name, entries, "staff")

    def visits(
        self,
        advocate: Person = ALICE,
        visitor: Person | None = None,
        journey: Recorded | None = None,
        utm: Mapping[str, str] | None = None,
    ) -> Recorded:
        """Somebody follows the advocate's link; the visitor is known only if they are signed in."""
        word = self.page_of(advocate).word
        visit = Visit(word, "eu", None, utm or {}, journey.journey if journey else None)
        who = Visitor(visitor.email, visitor.user_id) if visitor is not None else None
        return record_visit(self.ctx, self.shop, visit, who)

    def claim(self, friend: Person = BOB, advocate: Person = ALICE, channel: str = "eu") -> Claimed:
        """The friend accepts the advocate's offer."""
        word = self.page_of(advocate).word
        who = Friend(friend.email, friend.user_id)
        with self.ctx.engine.begin() as conn:
            text = text_now(conn, self.shop.id, Purpose.CLAIM, "en")
        request = ClaimRequest(word, channel, who, consent=True, consent_text=text.id)
        return claim_offer(self.ctx, self.shop, request)

    def buys(
        self,
        buyer: Person = BOB,
        claimed: Claimed | None = None,
        *,
        code: str | None = None,
        token: str | None = None,
        journey: str | None = None,
        channel: str = "eu",
        total: float = 90.0,
        discount: float = 10.0,
        at: datetime | None = None,
    ) -> Bought:
        """An unpaid order, with the code and token of a claim unless the test says otherwise."""
        if claimed is not None:
            code, token = code or claimed.code, token or claimed.checkout_token
        if code is not None:
            self.fake.use(code)
        self.orders += 1
        bought = Bought(
            self,
            an_order(
                f"Order:{self.orders}",
                buyer=buyer,
                code=code,
                token=token,
                journey=journey,
                channel=channel,
                total=total,
                discount=discount,
                at=at or datetime.now(UTC),
            ),
        )
        self.hears(bought.raw)
        return bought

    def refers(self, number: int) -> None:
        """One more friend of Alice buys and pays; the workers have not looked yet."""
        friend = Person(f"friend{number}@example.com")
        claimed = self.claim(friend)
        self.fake.use(claimed.code)
        paid: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
        self.stores(an_order(f"Friend:{number}", buyer=friend, code=claimed.code, **paid))

    def story(self) -> tuple[Claimed, Bought]:
        """Bob follows Alice's link, claims, buys with his code, and pays; Carol may not come."""
        self.lists("blocked", CAROL.email)
        self.visits()
        claimed = self.claim()
        return claimed, self.buys(claimed=claimed).is_paid()

    def ledger(self) -> list[AnyRow]:
        with self.ctx.engine.connect() as conn:
            return list(conn.execute(select(ledger).order_by(ledger.c.id)))

    def tells_all(self) -> None:
        """The story, and another with every other thing that pays: a card, a flag, and points."""
        self.story()
        self.lets_be_found(ALICE, ALICES_NAME)
        self.chooses_word(ALICE, f"alice-in-{self.shop.id}")
        card = GiftCard({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})
        self.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
        self.fake.customers[ALICE.email] = "User:1"
        self.edits(
            advocate=Points(100),
            hold_days=0,
            points=PointsRule(100, card),
            milestones=(Milestone(2, Access("club")),),
        )
        friend = Person("dave@example.com")
        self.buys(friend, self.claim(friend)).is_paid()
        (made,) = self.fake.cards.values()
        made.pays("4", f"Order:{self.orders + 1}")
        self.buys(ALICE).becomes(giftCards=[{"id": made.id}])

    def balances(self, unit: str, owner: Person = ALICE) -> dict[str, Decimal]:
        """What the accounts of this person's rewards hold in the unit, but for what is promised."""
        person = self.ctx.keys.person(email=owner.email, user_id=None)
        query = select(ledger).join(rewards, rewards.c.id == ledger.c.reward_id)
        mine = (rewards.c.owner_hmac == person.email, ~rewards.c.paid_ahead, ledger.c.unit == unit)
        held: dict[str, Decimal] = defaultdict(Decimal)
        with self.ctx.engine.connect() as conn:
            for row in conn.execute(query.where(*mine)):
                held[row.from_account] -= row.amount
                held[row.to_account] += row.amount
        promised = held.pop("promise", Decimal(0))
        assert promised == -sum(held.values())
        return {account: amount for account, amount in held.items() if amount}


AT_HOME = {
    "firstName": "",
    "lastName": "",
    "streetAddress1": "Hauptstr. 1",
    "streetAddress2": "",
    "postalCode": "10115",
    "city": "Berlin",
    "country": {"code": "DE"},
    "phone": None,
}


def a_line(amount: float, quantity: int = 1, **changes: Any) -> dict[str, Any]:
    """A line of goods, as our query gets it from Saleor."""
    return {
        "id": "OrderLine:1",
        "quantity": quantity,
        "productVariantId": "Variant:1",
        "totalPrice": {"gross": {"amount": amount}},
        "discounts": [{"type": "VOUCHER"}],
        "variant": {
            "id": "Variant:1",
            "product": {
                "id": "Product:1",
                "category": {"id": "Category:2", "parent": {"id": "Category:1", "parent": None}},
                "collections": [{"id": "Collection:1"}],
            },
        },
        **changes,
    }


def an_order(
    order_id: str,
    *,
    buyer: Person = BOB,
    code: str | None = None,
    token: str | None = None,
    journey: str | None = None,
    channel: str = "eu",
    total: float = 90.0,
    discount: float = 0.0,
    at: datetime | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """An unpaid order, as our query gets it from Saleor."""
    currency = {"eu": "EUR", "pl": "PLN"}[channel]
    moment = (at or datetime.now(UTC)).isoformat()
    return {
        "id": order_id,
        "number": order_id.rpartition(":")[2],
        "created": moment,
        "updatedAt": moment,
        "status": "UNFULFILLED",
        "chargeStatus": "NONE",
        "languageCodeEnum": "EN",
        "voucherCode": code,
        "giftCards": [],
        "userEmail": buyer.email,
        "user": {"id": buyer.user_id} if buyer.user_id else None,
        "channel": {"slug": channel, "currencyCode": currency},
        "metadata": [
            {"key": f"referrals.{key}", "value": value}
            for key, value in (("token", token), ("journey", journey))
            if value
        ],
        "total": {"gross": {"amount": total, "currency": currency}},
        "undiscountedTotal": {"gross": {"amount": total + discount}},
        "shippingPrice": {"gross": {"amount": 0.0}},
        "shippingAddress": AT_HOME,
        "billingAddress": AT_HOME,
        "lines": [a_line(total)],
        "fulfillments": [
            {"status": "FULFILLED", "lines": [{"quantity": 0, "orderLine": {"id": "OrderLine:1"}}]}
        ],
        "totalCharged": {"amount": 0.0},
        "totalRefunded": {"amount": 0.0},
        **changes,
    }
