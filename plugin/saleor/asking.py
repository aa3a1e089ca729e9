"""How the app talks to a shop: GraphQL by gql and requests, and what its refusals mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import requests
from gql import Client
from gql.client import SyncClientSession
from gql.transport.exceptions import TransportError, TransportQueryError, TransportServerError
from gql.transport.requests import RequestsHTTPTransport

from plugin.saleor.addresses import TIMEOUT, ShopAddresses
from plugin.saleor.documents import Request
from plugin.saleor.ports import CodesTaken, ShopRefused, ShopUnavailable
from plugin.turns import aside


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


class Asker:
    """One shop, reached with the token of our installation there."""

    def __init__(self, api_url: str, token: str, addresses: ShopAddresses):
        self._session = _session(api_url, token, addresses)

    def ask(self, path: str, **variables: Any) -> dict[str, Any]:
        try:
            with aside():
                return self._session.execute(Request(path, variables))
        except TransportQueryError as error:
            raise _refusal(error.errors or []) from error
        except TransportServerError as error:
            raise _server_error(error) from error
        except (TransportError, requests.RequestException, ValueError, AssertionError) as error:
            # gql asserts that an answer without errors has data; a broken proxy may say otherwise.
            raise ShopUnavailable(type(error).__name__) from error

    def change(self, path: str, **variables: Any) -> dict[str, Any]:
        (payload,) = self.ask(path, **variables).values()
        if payload["errors"]:
            raise _mutation_refusal(payload["errors"])
        return dict(payload)


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
