"""A shop as the Saleor port shows it, kept in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from plugin.domain.account import Account
from plugin.domain.goods import GoodsKind
from plugin.saleor.ports import (
    AppFacts,
    Channel,
    CodesTaken,
    Goods,
    Listing,
    NewVoucher,
    OrdersPage,
    ShopCode,
    ShopRefused,
    Webhook,
)
from tests.fake_cards import FakeCards

ALL = ("MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS")
EUROS = Channel("Q2hhbm5lbDox", "eu", "Europe", "EUR", is_active=True)
ZLOTYS = Channel("Q2hhbm5lbDoy", "pl", "Poland", "PLN", is_active=True)


@dataclass
class FakeVoucher:
    id: str
    made: NewVoucher
    codes: dict[str, bool] = field(default_factory=dict)
    listings: dict[str, Listing] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)


class FakeShop(FakeCards):
    """Honours codes as Saleor does: in listed channels, once, until used or deleted."""

    def __init__(self) -> None:
        super().__init__()
        self.permissions: tuple[str, ...] = ALL
        self.identifier = "saleor.referrals"
        self.app_id = "QXBwOjE="
        self.found_channels = [EUROS, ZLOTYS]
        self.goods: dict[GoodsKind, list[Goods]] = {}
        self.vouchers: dict[str, FakeVoucher] = {}
        # Ids of customers with an account, by e-mail, and the private metadata of each.
        self.customers: dict[str, str] = {}
        self.metadata: dict[str, dict[str, str]] = {}
        self.problems: dict[str, str] = {}
        self.history: list[Mapping[str, Any]] = []
        self.failed: list[Mapping[str, Any]] = []
        self.hooks: list[Webhook] = []
        self.accounts: dict[str, Account] = {}

    def honours(self, code: str | None, channel: Channel = EUROS) -> bool:
        """True if a checkout in this channel would take the code now."""
        vouchers = self.vouchers.values()
        return code is not None and any(
            v.codes.get(code) and channel.id in v.listings for v in vouchers
        )

    def use(self, code: str | None) -> None:
        for voucher in self.vouchers.values():
            if code is not None and code in voucher.codes:
                voucher.codes[code] = False

    def app(self) -> AppFacts:
        self._called("app")
        return AppFacts(self.app_id, self.identifier, True, self.permissions, "Shop", "3.23.28")

    def channels(self) -> list[Channel]:
        self._called("channels")
        return self.found_channels

    def goods_found(self, kind: GoodsKind, text: str) -> list[Goods]:
        self._called("goods_found")
        return [one for one in self.goods.get(kind, []) if text.lower() in one.name.lower()]

    def goods_named(self, kind: GoodsKind, ids: Sequence[str]) -> list[Goods]:
        self._called("goods_named")
        return [one for one in self.goods.get(kind, []) if one.id in ids]

    def create_voucher(self, voucher: NewVoucher) -> str:
        self._called("create_voucher")
        self._refuse_taken(voucher.codes)
        made = FakeVoucher(f"Voucher:{len(self.vouchers) + 1}", voucher)
        made.codes = dict.fromkeys(voucher.codes, True)
        self.vouchers[made.id] = made
        self._answered("create_voucher")
        return made.id

    def voucher_named(self, name: str) -> str | None:
        self._called("voucher_named")
        return next((v.id for v in self.vouchers.values() if v.made.name == name), None)

    def list_voucher(self, voucher_id: str, listings: Mapping[str, Listing]) -> None:
        self._called("list_voucher")
        self.vouchers[voucher_id].listings.update(listings)
        self._answered("list_voucher")

    def tag(self, object_id: str, entries: Mapping[str, str]) -> None:
        self._called("tag")
        if object_id in self.vouchers:
            self.vouchers[object_id].tags.update(entries)
        else:
            self.metadata.setdefault(object_id, {}).update(entries)

    def untag(self, object_id: str, keys: Sequence[str]) -> None:
        self._called("untag")
        for key in keys:
            self.metadata.get(object_id, {}).pop(key, None)

    def add_codes(self, voucher_id: str, codes: Sequence[str]) -> None:
        self._called("add_codes")
        self._refuse_taken(codes)
        self.vouchers[voucher_id].codes.update(dict.fromkeys(codes, True))
        self._answered("add_codes")

    def _refuse_taken(self, codes: Sequence[str]) -> None:
        taken = [c for v in self.vouchers.values() for c in codes if c in v.codes]
        if taken:
            raise CodesTaken(taken)

    def codes_of(self, voucher_id: str) -> list[ShopCode] | None:
        self._called("codes_of")
        voucher = self.vouchers.get(voucher_id)
        if voucher is None:
            return None
        return [ShopCode(f"id of {code}", code, good) for code, good in voucher.codes.items()]

    def delete_codes(self, code_ids: Sequence[str]) -> None:
        self._called("delete_codes")
        for voucher in self.vouchers.values():
            for code_id in code_ids:
                voucher.codes.pop(code_id.removeprefix("id of "), None)
        self._answered("delete_codes")

    def orders_since(self, since: datetime, cursor: str | None) -> OrdersPage:
        self._called("orders_since")
        if "MANAGE_ORDERS" not in self.permissions:
            raise ShopRefused("orders are not for you", permission=True)
        changed = [o for o in self.history if datetime.fromisoformat(o["updatedAt"]) >= since]
        start = int(cursor or 0)
        page = tuple(changed[start : start + 2])
        end = start + len(page)
        return OrdersPage(page, str(end) if end < len(changed) else None, len(changed))

    def failed_payloads(self) -> list[Mapping[str, Any]]:
        self._called("failed_payloads")
        return self.failed

    def customer(self, email: str) -> str | None:
        self._called("customer")
        return self.customers.get(email)

    def account(self, user_id: str) -> Account | None:
        self._called("account")
        return self.accounts.get(user_id)

    def report_problem(self, key: str, message: str) -> None:
        self._called("report_problem")
        self.problems[key] = message

    def dismiss_problem(self, key: str) -> None:
        self._called("dismiss_problem")
        self.problems.pop(key, None)

    def webhooks(self) -> list[Webhook]:
        return self.hooks

    def save_webhook(self, webhook: Webhook) -> None:
        self._called("save_webhook")
        self.hooks = [hook for hook in self.hooks if hook.id != webhook.id]
        self.hooks.append(replace(webhook, id=webhook.id or f"Webhook:{webhook.name}"))

    def delete_webhook(self, webhook_id: str) -> None:
        self._called("delete_webhook")
        self.hooks = [hook for hook in self.hooks if hook.id != webhook_id]
