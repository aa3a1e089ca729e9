"""The Saleor port over GraphQL, by gql and requests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import requests
from gql import Client
from gql.client import SyncClientSession
from gql.transport.exceptions import TransportError, TransportQueryError, TransportServerError
from gql.transport.requests import RequestsHTTPTransport

from plugin.domain.account import Account
from plugin.saleor.accounts import parse_account
from plugin.saleor.addresses import TIMEOUT, ShopAddresses
from plugin.saleor.documents import Request
from plugin.saleor.ports import (
    AppFacts,
    Channel,
    CodesTaken,
    Listing,
    NewVoucher,
    OrdersPage,
    ShopCode,
    ShopRefused,
    ShopUnavailable,
    Webhook,
)


class _Transport(RequestsHTTPTransport):
    """Redirects are not followed and nothing is retried here: jobs retry, and they know what."""

    def __init__(self, url: str, token: str, addresses: ShopAddresses):
        headers = {"Authorization": f"Bearer {token}"}
        super().__init__(url, headers, timeout=TIMEOUT, allow_redirects=False)  # type: ignore[arg-type]
        self._addresses = addresses

    def connect(self) -> None:
        self.session = self._addresses.session()


@lru_cache(maxsize=256)
def _session(api_url: str, token: str, addresses: ShopAddresses) -> SyncClientSession:
    # One connected session is shared by all threads; a Client of its own a call is not (gql).
    client = Client(transport=_Transport(api_url, token, addresses))
    session: SyncClientSession = client.connect_sync()  # type: ignore[no-untyped-call]
    return session


class SaleorShop:
    """One shop, reached with the token of our installation there."""

    def __init__(self, api_url: str, token: str, addresses: ShopAddresses):
        self._session = _session(api_url, token, addresses)

    def _ask(self, path: str, **variables: Any) -> dict[str, Any]:
        try:
            return self._session.execute(Request(path, variables))
        except TransportQueryError as error:
            raise _refusal(error.errors or []) from error
        except TransportServerError as error:
            raise _server_error(error) from error
        except (TransportError, requests.RequestException, ValueError, AssertionError) as error:
            # gql asserts that an answer without errors has data; a broken proxy may say otherwise.
            raise ShopUnavailable(type(error).__name__) from error

    def _change(self, path: str, **variables: Any) -> dict[str, Any]:
        (payload,) = self._ask(path, **variables).values()
        if payload["errors"]:
            raise _mutation_refusal(payload["errors"])
        return dict(payload)

    def app(self) -> AppFacts:
        data = self._ask("queries/app")
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
        found = self._ask("queries/channels")["channels"] or []
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
        created = self._change("mutations/create_voucher", input=fields)
        return str(created["voucher"]["id"])

    def voucher_named(self, name: str) -> str | None:
        edges = self._ask("queries/vouchers_named", name=name)["vouchers"]["edges"]
        return next((e["node"]["id"] for e in edges if e["node"]["name"] == name), None)

    def list_voucher(self, voucher_id: str, listings: Mapping[str, Listing]) -> None:
        written = [_listing(channel, listing) for channel, listing in listings.items()]
        self._change("mutations/list_voucher", id=voucher_id, input={"addChannels": written})

    def tag(self, object_id: str, entries: Mapping[str, str]) -> None:
        metadata = [{"key": key, "value": value} for key, value in entries.items()]
        self._change("mutations/tag", id=object_id, entries=metadata)

    def add_codes(self, voucher_id: str, codes: Sequence[str]) -> None:
        self._change("mutations/add_codes", id=voucher_id, codes=list(codes))

    def codes_of(self, voucher_id: str) -> list[ShopCode] | None:
        found: list[ShopCode] = []
        cursor: str | None = None
        while True:
            voucher = self._ask("queries/voucher_codes", id=voucher_id, after=cursor)["voucher"]
            if voucher is None:
                return None
            nodes = [edge["node"] for edge in voucher["codes"]["edges"]]
            found += [ShopCode(n["id"], n["code"], bool(n["isActive"])) for n in nodes]
            if not voucher["codes"]["pageInfo"]["hasNextPage"]:
                return found
            cursor = voucher["codes"]["pageInfo"]["endCursor"]

    def delete_codes(self, code_ids: Sequence[str]) -> None:
        self._change("mutations/delete_codes", ids=list(code_ids))

    def orders_since(self, since: datetime, cursor: str | None) -> OrdersPage:
        page = self._ask("queries/orders", since=since.isoformat(), after=cursor)["orders"]
        more = page["pageInfo"]["hasNextPage"]
        return OrdersPage(
            orders=tuple(edge["node"] for edge in page["edges"]),
            cursor=page["pageInfo"]["endCursor"] if more else None,
            total=page["totalCount"] or 0,
        )

    def failed_payloads(self) -> list[Mapping[str, Any]]:
        webhooks = self._ask("queries/failed_deliveries")["app"]["webhooks"] or []
        edges = (e for w in webhooks for e in (w["eventDeliveries"] or {"edges": []})["edges"])
        return [json.loads(e["node"]["payload"]) for e in edges if e["node"]["payload"]]

    def account(self, user_id: str) -> Account | None:
        try:
            found = self._ask("queries/account", id=user_id, private=True)
        except ShopRefused as error:
            if not error.permission:
                raise
            # Staff shop, too, and what is private about them is for those who manage staff.
            found = self._ask("queries/account", id=user_id, private=False)
        return parse_account(found["user"], found.get("hidden")) if found["user"] else None

    def report_problem(self, key: str, message: str) -> None:
        self._change("mutations/report_problem", key=key, message=message)

    def dismiss_problem(self, key: str) -> None:
        self._change("mutations/dismiss_problem", keys=[key])

    def webhooks(self) -> list[Webhook]:
        found = self._ask("queries/webhooks")["app"]["webhooks"] or []
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
            self._change("mutations/update_webhook", id=webhook.id, input=fields)
        else:
            self._change("mutations/create_webhook", input=fields)

    def delete_webhook(self, webhook_id: str) -> None:
        self._change("mutations/delete_webhook", id=webhook_id)


def _refusal(errors: Sequence[Any]) -> ShopRefused | ShopUnavailable:
    """What GraphQL's top-level errors mean; an error inside Saleor is not an answer."""
    codes = [str(e.get("extensions", {}).get("exception", {}).get("code", "")) for e in errors]
    if "InternalServerError" in codes:
        return ShopUnavailable("internal server error")
    denied = "PermissionDenied" in codes
    messages = "; ".join(str(e.get("message", "")) for e in errors)
    return ShopRefused(messages[:500], codes, permission=denied)


def _server_error(error: TransportServerError) -> ShopRefused | ShopUnavailable:
    if error.code is not None and 400 <= error.code < 500 and error.code not in (408, 429):
        # 401 and 403: the token is not accepted any more, which staff must see.
        return ShopRefused(f"HTTP {error.code}", permission=error.code in (401, 403))
    return ShopUnavailable(f"HTTP {error.code}")


def _mutation_refusal(errors: Sequence[Mapping[str, Any]]) -> ShopRefused:
    codes = [str(error.get("code")) for error in errors]
    taken = [code for error in errors for code in error.get("voucherCodes") or ()]
    if taken and set(codes) == {"ALREADY_EXISTS"}:
        return CodesTaken(taken)
    messages = "; ".join(f"{e.get('field')}: {e.get('message')}" for e in errors)
    return ShopRefused(messages[:500], codes)


def _type(voucher: NewVoucher) -> str:
    if voucher.for_shipping:
        return "SHIPPING"
    return "SPECIFIC_PRODUCT" if voucher.goods else "ENTIRE_ORDER"


def _listing(channel_id: str, listing: Listing) -> dict[str, str]:
    written = {"channelId": channel_id, "discountValue": str(listing.value)}
    if listing.minimum is not None:
        written["minAmountSpent"] = str(listing.minimum)
    return written
