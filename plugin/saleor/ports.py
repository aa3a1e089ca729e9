"""What the app asks of a shop, in the app's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from plugin.domain.account import Account
from plugin.domain.goods import GoodsKind


class ShopUnavailable(Exception):
    """The shop did not answer, or not now; asking again later can succeed."""


class ShopRefused(Exception):
    """The shop understood and said no.

    codes: Saleor's error codes. permission: True if the app lacks a right for this.
    """

    def __init__(self, message: str, codes: Sequence[str] = (), *, permission: bool = False):
        super().__init__(message)
        self.codes = tuple(codes)
        self.permission = permission


class CodesTaken(ShopRefused):
    """Some of the codes exist in the shop already; none of the call was kept."""

    def __init__(self, taken: Sequence[str]):
        super().__init__("codes exist already", ["ALREADY_EXISTS"])
        self.taken = frozenset(taken)


@dataclass(frozen=True, slots=True)
class AppFacts:
    """Ourselves, as the shop sees us."""

    app_id: str
    identifier: str
    is_active: bool
    permissions: tuple[str, ...]
    shop_name: str
    saleor_version: str


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    slug: str
    name: str
    currency: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class Goods:
    """Something of the catalogue. within: the product of a variant, the category around others."""

    id: str
    name: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class NewVoucher:
    """A voucher to be made, with its first codes: Saleor makes none without.

    percent: its values are per cent, otherwise sums of money. goods: what it is for, by Saleor's
    field names, all if empty; one_item: only the cheapest of them. countries: where to.
    """

    name: str
    codes: Sequence[str]
    percent: bool
    once_per_customer: bool
    ends_at: datetime
    for_shipping: bool = False
    goods: Mapping[str, Sequence[str]] = field(default_factory=dict)
    one_item: bool = False
    countries: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a voucher is worth in one channel, and from which order on."""

    value: Decimal
    minimum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ShopCode:
    """A code as the shop has it; usable until it is used or deleted."""

    id: str
    code: str
    usable: bool


@dataclass(frozen=True, slots=True)
class NewGiftCard:
    """A gift card to be made. last_day: the last on which it can be used.

    owner: the customer who alone may use it, None for whoever has the code. note: for staff.
    """

    code: str
    balance: Decimal
    currency: str
    last_day: date
    owner: str | None
    note: str


@dataclass(frozen=True, slots=True)
class GiftCardFacts:
    """A gift card as the shop has it. uses: what each order took from it, less what came back."""

    balance: Decimal
    is_active: bool
    last_day: date | None
    uses: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """Up to 100 orders as raw `ReferralOrder` objects, oldest change first."""

    orders: tuple[Mapping[str, Any], ...]
    cursor: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Webhook:
    """One webhook of ours. id is empty for one that the shop does not have yet."""

    id: str
    name: str
    target_url: str
    query: str
    events: frozenset[str]
    is_active: bool = True


class SaleorPort(Protocol):
    """One shop. Every call may raise ShopUnavailable or ShopRefused."""

    def app(self) -> AppFacts: ...

    def channels(self) -> list[Channel]: ...

    def goods_found(self, kind: GoodsKind, text: str) -> list[Goods]:
        """The first 20 that the shop finds by these words; without any, the first 20."""

    def goods_named(self, kind: GoodsKind, ids: Sequence[str]) -> list[Goods]:
        """Those of up to 100 ids that are there, in no order."""

    def create_voucher(self, voucher: NewVoucher) -> str:
        """The new voucher's id. It has no value until it is listed. Raises CodesTaken."""

    def voucher_named(self, name: str) -> str | None: ...

    def list_voucher(self, voucher_id: str, listings: Mapping[str, Listing]) -> None:
        """Set what the voucher is worth, by channel id."""

    def tag(self, object_id: str, entries: Mapping[str, str]) -> None:
        """Write private metadata."""

    def untag(self, object_id: str, keys: Sequence[str]) -> None:
        """Delete private metadata; no matter if it is not there."""

    def add_codes(self, voucher_id: str, codes: Sequence[str]) -> None:
        """All or nothing. Raises CodesTaken."""

    def codes_of(self, voucher_id: str) -> list[ShopCode] | None:
        """All codes of a voucher, None if the voucher is gone."""

    def delete_codes(self, code_ids: Sequence[str]) -> None: ...

    def create_gift_card(self, card: NewGiftCard) -> str:
        """The new card's id. Raises CodesTaken."""

    def gift_card_coded(self, code: str) -> str | None: ...

    def gift_card(self, card_id: str) -> GiftCardFacts | None:
        """None if the card is gone."""

    def change_gift_card(
        self, card_id: str, *, last_day: date, balance: Decimal | None = None
    ) -> None: ...

    def switch_gift_card(self, card_id: str, *, on: bool) -> None: ...

    def customer(self, email: str) -> str | None:
        """The id of the customer who has an account with this e-mail."""

    def orders_since(self, since: datetime, cursor: str | None) -> OrdersPage: ...

    def failed_payloads(self) -> list[Mapping[str, Any]]:
        """Bodies of the app's own webhook deliveries that failed, the newest first."""

    def account(self, user_id: str) -> Account | None:
        """A customer's account, None if it is gone or not for us to see."""

    def report_problem(self, key: str, message: str) -> None: ...

    def dismiss_problem(self, key: str) -> None: ...

    def webhooks(self) -> list[Webhook]: ...

    def save_webhook(self, webhook: Webhook) -> None: ...

    def delete_webhook(self, webhook_id: str) -> None: ...
