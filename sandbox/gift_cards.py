"""Gift cards: money on a code, which one customer may have to themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sandbox.accounts import User
from sandbox.entity import Entity, EntityWithMetadata
from sandbox.money import ZERO, Money


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
    assigned_to: User | None = None
    assigned_to_email: str | None = None
    used_by: User | None = None
    used_by_email: str | None = None
    last_used_on: datetime | None = None

    @property
    def display_code(self) -> str:
        return self.code[-4:]

    @property
    def initial_balance(self) -> Money:
        return Money(self.initial, self.currency)

    @property
    def current_balance(self) -> Money:
        return Money(self.current, self.currency)

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

    def assign(self, user: User | None) -> None:
        self.assigned_to = user
        self.assigned_to_email = user.email if user else None

    def adjust(self, amount: Decimal) -> None:
        """Never below nothing; and what was put on it once is never less than what is on it."""
        self.current = max(self.current + amount, ZERO)
        self.initial = max(self.initial, self.current)

    def pay(self, price: Decimal, user: User | None, email: str, now: datetime) -> Decimal:
        """Take what it has towards `price`, and give that. Nothing ever puts it back by itself."""
        part = min(price, self.current)
        self.current -= part
        self.used_by, self.used_by_email, self.last_used_on = user, email, now
        return part


class GiftCards:
    """All gift cards of the shop."""

    def __init__(self) -> None:
        self.by_pk: dict[int, GiftCard] = {}
        self.tags: dict[str, GiftCardTag] = {}

    def named(self, code: str) -> GiftCard | None:
        return next((card for card in self.by_pk.values() if card.code == code), None)

    def add(self, card: GiftCard) -> None:
        self.by_pk[int(card.pk)] = card

    def tag(self, name: str) -> GiftCardTag:
        wanted = name.lower()
        return self.tags.setdefault(wanted, GiftCardTag(pk=len(self.tags) + 1, name=wanted))

    def forget(self, user: User) -> None:
        """An account goes: its cards fall asleep, and keep the e-mail they were for."""
        for card in self.by_pk.values():
            if card.assigned_to is user:
                card.assigned_to, card.is_active = None, False
            if card.used_by is user:
                card.used_by = None


def balance(cards: Iterable[GiftCard], today: date) -> Decimal:
    """What can be paid with; cards that are no good any more do not count, and say nothing."""
    return sum((card.current for card in cards if card.is_good(today)), ZERO)
