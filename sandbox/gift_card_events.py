"""The history of a gift card: what happened, who did it, and what was on it then."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.accounts import User
from sandbox.entity import Entity
from sandbox.money import Money

if TYPE_CHECKING:
    from sandbox.apps import App
    from sandbox.orders import Order


@dataclass(frozen=True, kw_only=True)
class Balances:
    """What is on a card; `initial` is what was put on it. Each kind of event tells some of them."""

    current_balance: Money
    initial_balance: Money | None = None
    old_current_balance: Money | None = None
    old_initial_balance: Money | None = None


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Whose card it was and is. The e-mails stay when the accounts are gone."""

    old_assigned_to: User | None
    old_assigned_to_email: str | None
    current_assigned_to: User | None
    current_assigned_to_email: str | None


@dataclass(kw_only=True, eq=False)
class GiftCardEvent(Entity):
    type: str
    date: datetime.datetime
    user: User | None
    app: "App | None"
    message: str | None = None
    email: str | None = None
    order: "Order | None" = None
    balance: Balances | None = None
    assigned_to: Assignment | None = None
    tags: list[str] | None = None
    old_tags: list[str] | None = None
    expiry_date: datetime.date | None = None
    old_expiry_date: datetime.date | None = None

    @property
    def order_id(self) -> str | None:
        return self.order.id if self.order else None

    @property
    def order_number(self) -> str | None:
        return self.order.number if self.order else None
