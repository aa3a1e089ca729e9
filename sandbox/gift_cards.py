"""Gift cards: money on a code, which one customer may have to themselves."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sandbox.accounts import NOBODY, Caller, User
from sandbox.entity import Entity, EntityWithMetadata
from sandbox.gift_card_events import Assignment, Balances, GiftCardEvent
from sandbox.money import ZERO, Money

if TYPE_CHECKING:
    from sandbox.apps import App
    from sandbox.orders import Order


@dataclass(kw_only=True, eq=False)
class GiftCardTag(Entity):
    name: str


@dataclass(kw_only=True, eq=False)
class GiftCard(EntityWithMetadata):
    code: str
    created: datetime
    currency: str
    initial: Decimal
    current: Decimal
    is_active: bool = True
    expiry_date: date | None = None
    tags: list[GiftCardTag] = field(default_factory=list)
    app: "App | None" = None
    assigned_to: User | None = None
    assigned_to_email: str | None = None
    used_by: User | None = None
    used_by_email: str | None = None
    last_used_on: datetime | None = None
    events: list[GiftCardEvent] = field(default_factory=list)

    @property
    def display_code(self) -> str:
        return self.code[-4:]

    @property
    def initial_balance(self) -> Money:
        return Money(self.initial, self.currency)

    @property
    def current_balance(self) -> Money:
        return Money(self.current, self.currency)

    @property
    def tag_names(self) -> list[str]:
        return sorted(tag.name for tag in self.tags)

    def is_expired(self, today: date) -> bool:
        return self.expiry_date is not None and self.expiry_date < today

    def is_good(self, today: date) -> bool:
        return self.is_active and not self.is_expired(today)

    def is_for(self, user: User | None) -> bool:
        """Whether `user` may use it. A guest may use only a card that is nobody's."""
        if self.assigned_to is None:
            # Whose card it was is known longer than the account: then it is for nobody at all.
            return self.assigned_to_email is None
        return self.assigned_to is user

    def put(self, current: Decimal, initial: Decimal) -> Balances:
        """What is on it from now on; both balances before and after."""
        before = self.current_balance, self.initial_balance
        self.current, self.initial = current, initial
        return Balances(
            current_balance=self.current_balance,
            initial_balance=self.initial_balance,
            old_current_balance=before[0],
            old_initial_balance=before[1],
        )


class GiftCards:
    """All gift cards of the shop, and all that is done to them, which their histories tell."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.by_pk: dict[int, GiftCard] = {}
        self.tags: dict[str, GiftCardTag] = {}
        self._clock = clock
        self._event_pks = itertools.count(1)

    def named(self, code: str) -> GiftCard | None:
        return next((card for card in self.by_pk.values() if card.code == code), None)

    def issue(self, card: GiftCard, owner: User | None, note: str | None, by: Caller) -> None:
        self.by_pk[int(card.pk)] = card
        card.app = by.app
        balance = Balances(
            current_balance=card.current_balance, initial_balance=card.initial_balance
        )
        self.record(card, "ISSUED", by, balance=balance, expiry_date=card.expiry_date)
        if owner is not None:
            self.assign(card, owner, by)
        if note:
            self.record(card, "NOTE_ADDED", by, message=note)

    def adjust(self, card: GiftCard, amount: Decimal, by: Caller) -> None:
        """Never below nothing; and what was put on it once is never less than what is on it."""
        current = max(card.current + amount, ZERO)
        balance = card.put(current, max(card.initial, current))
        self.record(card, "BALANCE_ADJUSTED", by, balance=balance)

    def reset(self, card: GiftCard, amount: Decimal, by: Caller) -> None:
        """As if that amount had been put on it from the start."""
        self.record(card, "BALANCE_RESET", by, balance=card.put(amount, amount))

    def expire_on(self, card: GiftCard, day: date | None, by: Caller) -> None:
        before, card.expiry_date = card.expiry_date, day
        self.record(card, "EXPIRY_DATE_UPDATED", by, expiry_date=day, old_expiry_date=before)

    def retag(self, card: GiftCard, add: Iterable[str], remove: Iterable[str], by: Caller) -> None:
        before = card.tag_names
        self.tag(card, add)
        gone = {name.lower() for name in remove}
        card.tags = [tag for tag in card.tags if tag.name not in gone]
        self.record(card, "TAGS_UPDATED", by, tags=card.tag_names, old_tags=before)

    def tag(self, card: GiftCard, names: Iterable[str]) -> None:
        for name in dict.fromkeys(name.lower() for name in names):
            tag = self.tags.setdefault(name, GiftCardTag(pk=len(self.tags) + 1, name=name))
            if tag not in card.tags:
                card.tags.append(tag)

    def assign(self, card: GiftCard, user: User | None, by: Caller) -> None:
        """To nobody, if no user is given. Saleor writes down even what changes nothing."""
        email = user.email if user else None
        assignment = Assignment(
            old_assigned_to=card.assigned_to,
            old_assigned_to_email=card.assigned_to_email,
            current_assigned_to=user,
            current_assigned_to_email=email,
        )
        card.assigned_to, card.assigned_to_email = user, email
        kind = "ASSIGNED_TO_USER" if user else "UNASSIGNED_FROM_USER"
        self.record(card, kind, by, assigned_to=assignment)

    def switch(self, card: GiftCard, by: Caller, *, on: bool) -> None:
        """Awake or asleep; one that was so before has nothing to tell."""
        if card.is_active is not on:
            card.is_active = on
            self.record(card, "ACTIVATED" if on else "DEACTIVATED", by)

    def use(
        self, card: GiftCard, price: Decimal, order: "Order", email: str, by: Caller
    ) -> Decimal:
        """Take what it has towards `price`, and give that. Nothing ever puts it back by itself."""
        before = card.current_balance
        part = min(price, card.current)
        card.current -= part
        card.used_by, card.used_by_email, card.last_used_on = order.user, email, order.created
        balance = Balances(current_balance=card.current_balance, old_current_balance=before)
        self.record(card, "USED_IN_ORDER", by, order=order, balance=balance)
        return part

    def forget(self, user: User) -> None:
        """An account goes: its cards fall asleep, and keep the e-mail they were for."""
        for card in self.by_pk.values():
            if card.assigned_to is user:
                card.assigned_to = None
                self.switch(card, NOBODY, on=False)
            if card.used_by is user:
                card.used_by = None

    def record(self, card: GiftCard, kind: str, by: Caller, **facts: Any) -> GiftCardEvent:
        event = GiftCardEvent(
            pk=next(self._event_pks),
            type=kind,
            date=self._clock(),
            user=by.user,
            app=by.app,
            **facts,
        )
        card.events.append(event)
        return event


def balance(cards: Iterable[GiftCard], today: date) -> Decimal:
    """What can be paid with; cards that are no good any more do not count, and say nothing."""
    return sum((card.current for card in cards if card.is_good(today)), ZERO)
