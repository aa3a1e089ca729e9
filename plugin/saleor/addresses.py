"""Which addresses the app will call.

Anybody can POST to the registration with any shop address in a header, so the app must not
become a way into the operator's own network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from socket import socket
from typing import Any
from urllib.parse import SplitResult, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError

from plugin.config import Settings

TIMEOUT = (3.05, 10)


class AddressRefused(ValueError):
    """This address is not one of a shop that may use the app."""


@dataclass(frozen=True)
class ShopAddresses:
    """The operator's rule: a pattern for API URLs, and whether private networks are allowed."""

    pattern: str
    allow_private: bool

    @classmethod
    def of(cls, settings: Settings) -> ShopAddresses:
        return cls(settings.allowed_shops, settings.allow_private_shops)

    def check_public(self, url: str) -> SplitResult:
        """The parts of an address that the app may call at all. Raises AddressRefused."""
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise AddressRefused("This is not an address.") from error
        schemes = ("https", "http") if self.allow_private else ("https",)
        if parts.scheme not in schemes or not parts.hostname or parts.username is not None:
            raise AddressRefused(f"An address starts with {' or '.join(schemes)}://.")
        if not self.allow_private and _is_private(parts.hostname):
            raise AddressRefused("The address is not a public one.")
        return parts

    def check(self, api_url: str) -> str:
        """The API URL itself. Raises AddressRefused."""
        parts = self.check_public(api_url)
        if parts.query or parts.fragment or not parts.path.startswith("/"):
            raise AddressRefused("A shop's API URL ends with a path such as /graphql/.")
        if not re.fullmatch(self.pattern, api_url):
            raise AddressRefused("This shop is not on the operator's list (ALLOWED_SHOPS).")
        return api_url

    def session(self) -> requests.Session:
        """A session that reads no proxy or netrc settings and reaches public addresses only."""
        session = requests.Session()
        session.trust_env = False
        adapter = HTTPAdapter() if self.allow_private else _PublicAdapter()
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        return session


def jwks_url(api_url: str) -> str:
    """Where Saleor publishes the keys that it signs with."""
    parts = urlsplit(api_url)
    return f"{parts.scheme}://{parts.netloc}/.well-known/jwks.json"


def _is_private(host: str) -> bool:
    """True for an address inside the house. Of a name, the open connection is asked."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def _refuse_private(connection: HTTPConnection, sock: socket) -> socket:
    # The name may resolve to another address than a moment ago, so the open connection is asked.
    if not ip_address(sock.getpeername()[0]).is_global:
        sock.close()
        raise NewConnectionError(connection, "the address is not public")
    return sock


class _PublicHTTP(HTTPConnection):
    def _new_conn(self) -> socket:
        return _refuse_private(self, super()._new_conn())


class _PublicHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket:
        return _refuse_private(self, super()._new_conn())


class _PublicHTTPPool(HTTPConnectionPool):
    ConnectionCls = _PublicHTTP


class _PublicHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicHTTPS


class _PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _PublicHTTPPool,
            "https": _PublicHTTPSPool,
        }
