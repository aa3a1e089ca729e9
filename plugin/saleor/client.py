"""The Saleor port over GraphQL."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plugin.domain.account import Account
from plugin.domain.money import plain
from plugin.saleor.accounts import parse_account
from plugin.saleor.gift_cards import GiftCardCalls
from plugin.saleor.goods import GoodsCalls
from plugin.saleor.ports import (
    AppFacts,
    Channel,
    Listing,
    NewVoucher,
    OrdersPage,
    ShopCode,
    ShopRefused,
    Webhook,
)


class SaleorShop(GiftCardCalls, GoodsCalls):
    """One shop, reached with the token of our installation there."""

    def app(self) -> AppFacts:
        data = self.ask("queries/app")
        app, shop = data["app"], data["shop"]
        if app is None:
            raise ShopRefused("the token opens no app", permission=True)
        return AppFacts(
            app_id=app["id"],
            identifier=app["identifier"] or "",
            is_active=bool(app["isActive"]),
            permissions=tuple(p["code"] for p in app["permissions"] or ()),
            shop_name=shop["name"],
            saleor_version=shop["version"],
        )

    def channels(self) -> list[Channel]:
        found = self.ask("queries/channels")["channels"] or []
        return [
            Channel(c["id"], c["slug"], c["name"], c["currencyCode"], c["isActive"]) for c in found
        ]

    def create_voucher(self, voucher: NewVoucher) -> str:
        fields = {
            "name": voucher.name,
            "addCodes": list(voucher.codes),
            "type": _type(voucher),
            "discountValueType": "PERCENTAGE" if voucher.percent else "FIXED",
            "singleUse": True,
            "applyOncePerCustomer": voucher.once_per_customer,
            "endDate": voucher.ends_at.isoformat(),
            "applyOncePerOrder": voucher.one_item,
            "countries": list(voucher.countries),
            **{name: list(ids) for name, ids in voucher.goods.items()},
        }
        created = self.change("mutations/create_voucher", input=fields)
        return str(created["voucher"]["id"])

    def voucher_named(self, name: str) -> str | None:
        edges = self.ask("queries/vouchers_named", name=name)["vouchers"]["edges"]
        return next((e["node"]["id"] for e in edges if e["node"]["name"] == name), None)

    def list_voucher(self, voucher_id: str, listings: Mapping[str, Listing]) -> None:
        written = [_listing(channel, listing) for channel, listing in listings.items()]
        self.change("mutations/list_voucher", id=voucher_id, input={"addChannels": written})

    def tag(self, object_id: str, entries: Mapping[str, str]) -> None:
        metadata = [{"key": key, "value": value} for key, value in entries.items()]
        self.change("mutations/tag", id=object_id, entries=metadata)

    def untag(self, object_id: str, keys: Sequence[str]) -> None:
        self.change("mutations/untag", id=object_id, keys=list(keys))

    def add_codes(self, voucher_id: str, codes: Sequence[str]) -> None:
        self.change("mutations/add_codes", id=voucher_id, codes=list(codes))

    def codes_of(self, voucher_id: str) -> list[ShopCode] | None:
        found: list[ShopCode] = []
        cursor: str | None = None
        while True:
            voucher = self.ask("queries/voucher_codes", id=voucher_id, after=cursor)["voucher"]
            if voucher is None:
                return None
            nodes = [edge["node"] for edge in voucher["codes"]["edges"]]
            found += [ShopCode(n["id"], n["code"], bool(n["isActive"])) for n in nodes]
            if not voucher["codes"]["pageInfo"]["hasNextPage"]:
                return found
            cursor = voucher["codes"]["pageInfo"]["endCursor"]

    def delete_codes(self, code_ids: Sequence[str]) -> None:
        self.change("mutations/delete_codes", ids=list(code_ids))

    def customer(self, email: str) -> str | None:
        user = self.ask("queries/customer_by_email", email=email)["user"]
        return str(user["id"]) if user else None

    def orders_since(self, since: datetime, cursor: str | None) -> OrdersPage:
        page = self.ask("queries/orders", since=since.isoformat(), after=cursor)["orders"]
        more = page["pageInfo"]["hasNextPage"]
        return OrdersPage(
            orders=tuple(edge["node"] for edge in page["edges"]),
            cursor=page["pageInfo"]["endCursor"] if more else None,
            total=page["totalCount"] or 0,
        )

    def failed_payloads(self) -> list[Mapping[str, Any]]:
        webhooks = self.ask("queries/failed_deliveries")["app"]["webhooks"] or []
        edges = (e for w in webhooks for e in (w["eventDeliveries"] or {"edges": []})["edges"])
        return [json.loads(e["node"]["payload"]) for e in edges if e["node"]["payload"]]

    def account(self, user_id: str) -> Account | None:
        try:
            found = self.ask("queries/account", id=user_id, private=True)
        except ShopRefused as error:
            if not error.permission:
                raise
            # Staff shop, too, and what is private about them is for those who manage staff.
            found = self.ask("queries/account", id=user_id, private=False)
        return parse_account(found["user"], found.get("hidden")) if found["user"] else None

    def report_problem(self, key: str, message: str) -> None:
        self.change("mutations/report_problem", key=key, message=message)

    def dismiss_problem(self, key: str) -> None:
        self.change("mutations/dismiss_problem", keys=[key])

    def webhooks(self) -> list[Webhook]:
        found = self.ask("queries/webhooks")["app"]["webhooks"] or []
        return [
            Webhook(
                w["id"],
                w["name"],
                w["targetUrl"],
                w["subscriptionQuery"] or "",
                frozenset(e["eventType"] for e in w["asyncEvents"]),
                w["isActive"],
            )
            for w in found
        ]

    def save_webhook(self, webhook: Webhook) -> None:
        fields = {
            "name": webhook.name,
            "targetUrl": webhook.target_url,
            "query": webhook.query,
            "asyncEvents": sorted(webhook.events),
            "isActive": webhook.is_active,
        }
        if webhook.id:
            self.change("mutations/update_webhook", id=webhook.id, input=fields)
        else:
            self.change("mutations/create_webhook", input=fields)

    def delete_webhook(self, webhook_id: str) -> None:
        self.change("mutations/delete_webhook", id=webhook_id)


def _type(voucher: NewVoucher) -> str:
    if voucher.for_shipping:
        return "SHIPPING"
    return "SPECIFIC_PRODUCT" if voucher.goods else "ENTIRE_ORDER"


def _listing(channel_id: str, listing: Listing) -> dict[str, str]:
    written = {"channelId": channel_id, "discountValue": str(plain(listing.value))}
    if listing.minimum is not None:
        written["minAmountSpent"] = str(plain(listing.minimum))
    return written
