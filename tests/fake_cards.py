"""The gift cards of a shop that is kept in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plugin.saleor.ports import CodesTaken, GiftCardFacts, NewGiftCard
from tests.fake_line import FakeLine


@dataclass
class FakeCard:
    """A card as the shop has it; a test may spend from it."""

    id: str
    made: NewGiftCard
    balance: Decimal
    last_day: date
    is_active: bool = True
    uses: dict[str, Decimal] = field(default_factory=dict)

    def pays(self, amount: str, order_id: str) -> None:
        """An order takes so much from it."""
        assert self.is_active
        assert self.balance >= Decimal(amount)
        self.balance -= Decimal(amount)
        self.uses[order_id] = self.uses.get(order_id, Decimal(0)) + Decimal(amount)


class FakeCards(FakeLine):
    """Nothing but an order that pays with it, and a new balance, changes what is on a card."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, FakeCard] = {}

    def card(self, code: str | None) -> FakeCard:
        """The gift card with this code."""
        return next(card for card in self.cards.values() if card.made.code == code)

    def create_gift_card(self, card: NewGiftCard) -> str:
        self._called("create_gift_card")
        if any(other.made.code == card.code for other in self.cards.values()):
            raise CodesTaken([card.code])
        made = FakeCard(f"GiftCard:{len(self.cards) + 1}", card, card.balance, card.last_day)
        self.cards[made.id] = made
        self._answered("create_gift_card")
        return made.id

    def gift_card_coded(self, code: str) -> str | None:
        self._called("gift_card_coded")
        return next((card.id for card in self.cards.values() if card.made.code == code), None)

    def gift_card(self, card_id: str) -> GiftCardFacts | None:
        self._called("gift_card")
        card = self.cards.get(card_id)
        if card is None:
            return None
        return GiftCardFacts(card.balance, card.is_active, card.last_day, dict(card.uses))

    def change_gift_card(
        self, card_id: str, *, last_day: date, balance: Decimal | None = None
    ) -> None:
        self._called("change_gift_card")
        card = self.cards[card_id]
        card.last_day = last_day
        if balance is not None:
            assert not card.is_active, "a balance is changed while nobody can spend"
            card.balance = balance
        self._answered("change_gift_card")

    def switch_gift_card(self, card_id: str, *, on: bool) -> None:
        self._called("switch_gift_card")
        self.cards[card_id].is_active = on
        self._answered("switch_gift_card")
