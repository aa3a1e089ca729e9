"""Recognise the shop that a request names, and what it signs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from joserfc.jwk import KeySet
from sqlalchemy import Engine

from plugin.saleor.addresses import ShopAddresses
from plugin.saleor.signatures import KeysUnavailable, UnknownKey, fetch_jwks
from plugin.storage.shops import Shop, change_shop, find_shop

_T = TypeVar("_T")

# How long a web process may act on what it remembers of a shop.
_FRESH = 5.0
# A stranger can name any key id; the shop is asked for its keys at most this often.
_REFETCH = 60.0
# The same for a shop that did not answer: each attempt may take seconds, and others wait for it.
_RETRY = 5.0


@dataclass(frozen=True)
class Known:
    """A shop, and its public keys ready for use."""

    shop: Shop
    keys: KeySet
    read_at: float


class ShopDirectory:
    """The shops that one process knows, read from the database again every few seconds."""

    def __init__(self, engine: Engine, addresses: ShopAddresses):
        self._engine = engine
        self._addresses = addresses
        self._known: dict[str, Known] = {}
        self._ask_again: dict[str, float] = {}
        self._lock = threading.Lock()

    def find(self, api_url: str) -> Known | None:
        """None: no such shop ever began to install the app."""
        known = self._known.get(api_url)
        if known is not None and time.monotonic() - known.read_at < _FRESH:
            return known
        return self.read(api_url)

    def remembered(self, api_url: str) -> Shop | None:
        """A shop that this process knows from before; the database is not asked."""
        known = self._known.get(api_url)
        return known.shop if known is not None else None

    def read(self, api_url: str) -> Known | None:
        """The same, straight from the database."""
        with self._engine.connect() as conn:
            shop = find_shop(conn, api_url)
        if shop is None:
            self._known.pop(api_url, None)
            return None
        before = self._known.get(api_url)
        same_keys = before is not None and before.shop.jwks == shop.jwks
        keys = before.keys if before and same_keys else _keys(shop)
        known = Known(shop, keys, time.monotonic())
        self._known[api_url] = known
        return known

    def verify(self, known: Known, check: Callable[[KeySet], _T]) -> _T:
        """Run a check against the shop's keys, and once more with fresh keys if one is unknown.

        Raises UnknownKey, KeysUnavailable, and whatever the check raises. A key that is unknown
        while it is too early to ask the shop again may be its next one, so it is unavailable.
        """
        try:
            return check(known.keys)
        except UnknownKey:
            is_new = self._fetch_keys(known.shop)
            fresh = self.read(known.shop.api_url)
            if fresh is None:
                raise
        try:
            return check(fresh.keys)
        except UnknownKey as error:
            if is_new:
                raise
            raise KeysUnavailable("the shop was asked for its keys a moment ago") from error

    def _fetch_keys(self, shop: Shop) -> bool:
        """False if it is too early for that. Raises KeysUnavailable."""
        with self._lock:
            if time.monotonic() < self._ask_again.get(shop.api_url, 0.0):
                return False
            wait = _RETRY
            try:
                jwks = fetch_jwks(shop.api_url, self._addresses)
                wait = _REFETCH
            finally:
                self._ask_again[shop.api_url] = time.monotonic() + wait
            with self._engine.begin() as conn:
                change_shop(conn, shop.id, jwks=jwks)
            return True


def _keys(shop: Shop) -> KeySet:
    # A shop that is still registering has none, and the library imports no empty set.
    return KeySet.import_key_set(cast(Any, shop.jwks)) if shop.jwks else KeySet([])
