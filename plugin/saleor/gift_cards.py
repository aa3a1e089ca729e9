"""What the app asks of a shop's gift cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from plugin.domain.money import plain, plausible
from plugin.saleor.asking import Asker
from plugin.saleor.ports import CodesTaken, GiftCardFacts, NewGiftCard, ShopRefused

# What an order takes from a card, and what the shop puts back on it for one.
_SPENDING = ("USED_IN_ORDER", "REFUNDED_IN_ORDER")


class GiftCardCalls(Asker):
    def create_gift_card(self, card: NewGiftCard) -> str:
        fields = {
            "code": card.code,
            "balance": {"amount": str(plain(card.balance)), "currency": card.currency},
            "expiryDate": card.last_day.isoformat(),
            "isActive": True,
            "note": card.note,
            # By which staff find them among other cards.
            "addTags": ["referrals"],
        }
        try:
            created = self._created(fields, card.owner)
        except ShopRefused as error:
            if "ALREADY_EXISTS" in error.codes:
                raise CodesTaken([card.code]) from error
            raise
        return str(created["giftCard"]["id"])

    def _created(self, fields: dict[str, Any], owner: str | None) -> dict[str, Any]:
        if owner is not None:
            try:
                return self.change(_CREATE, input={**fields, "assignedTo": owner})
            except ShopRefused as error:
                # Cores before 3.23.19 bind cards to nobody, and know no such field.
                if "assignedTo" not in str(error):
                    raise
        return self.change(_CREATE, input=fields)

    def gift_card_coded(self, code: str) -> str | None:
        edges = self.ask("queries/gift_cards_coded", code=code)["giftCards"]["edges"]
        return next((edge["node"]["id"] for edge in edges), None)

    def gift_card(self, card_id: str) -> GiftCardFacts | None:
        card = self.ask("queries/gift_card", id=card_id)["giftCard"]
        if card is None:
            return None
        last_day = card["expiryDate"]
        return GiftCardFacts(
            balance=_sum(card["currentBalance"]),
            is_active=bool(card["isActive"]),
            last_day=date.fromisoformat(last_day) if last_day else None,
            uses=_uses(card["events"] or ()),
        )

    def change_gift_card(
        self, card_id: str, *, last_day: date, balance: Decimal | None = None
    ) -> None:
        fields = {"expiryDate": last_day.isoformat()}
        if balance is not None:
            fields["balanceAmount"] = str(plain(balance))
        self.change("mutations/change_gift_card", id=card_id, input=fields)

    def switch_gift_card(self, card_id: str, *, on: bool) -> None:
        self.change(_SWITCH[on], id=card_id)


_CREATE = "mutations/create_gift_card"
_SWITCH = {True: "mutations/activate_gift_card", False: "mutations/deactivate_gift_card"}


def _uses(events: Iterable[Mapping[str, Any]]) -> dict[str, Decimal]:
    taken: dict[str, Decimal] = defaultdict(Decimal)
    for event in events:
        if event["type"] in _SPENDING and event["orderId"]:
            before, after = (
                _amount(event, name) for name in ("oldCurrentBalance", "currentBalance")
            )
            taken[event["orderId"]] += before - after
    return dict(taken)


def _amount(event: Mapping[str, Any], name: str) -> Decimal:
    return _sum(event["balance"][name])


def _sum(money: Mapping[str, Any]) -> Decimal:
    return plausible(Decimal(str(money["amount"])))
