"""What people ask by the storefront's door who come by links, and those who have shared them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.merchant import Merchant
from bench.networks import network_of
from bench.operations import operation
from plugin.services.people.show_advocate import Visitor, show_advocate
from sandbox import tokens
from sandbox.ids import to_global_id
from sandbox.little_shop import USD

CUSTOMERS = 200
# Of ten questions one is a claim; most who come look, and go.
_TURN = (
    "Visit",
    "Offer",
    "Me",
    "Visit",
    "Invitation",
    "Offer",
    "Visit",
    "Claim",
    "Offer",
    "Me",
)
CLAIMS_IN_TEN = _TURN.count("Claim")


@dataclass(frozen=True, slots=True)
class People:
    """tokens: of customers who are signed in."""

    api_url: str
    word: str
    tokens: Sequence[str]

    def request(self, number: int) -> bytes:
        """Every ten questions are another person's, from a network of their own."""
        name = _TURN[number % len(_TURN)]
        said = {"query": operation("storefront", name), "variables": self._variables(name, number)}
        body = json.dumps(said).encode()
        return _head(self.api_url, len(body), number, self._token(name, number)) + body

    def _variables(self, name: str, number: int) -> dict[str, Any]:
        return _VARIABLES[name](self.word, number)

    def _token(self, name: str, number: int) -> str | None:
        return self.tokens[number // len(_TURN) % len(self.tokens)] if name == "Me" else None


_VARIABLES: dict[str, Callable[[str, int], dict[str, Any]]] = {
    "Visit": lambda word, number: {
        "word": word,
        "channel": USD,
        "landingUrl": f"https://shop.example/?ref={word}&n={number}",
    },
    "Offer": lambda word, _: {"word": word, "channel": USD, "locale": "en"},
    "Invitation": lambda _word, _number: {"channel": USD, "locale": "en"},
    "Me": lambda _word, _number: {"locale": "en"},
    "Claim": lambda word, number: {
        "word": word,
        "channel": USD,
        "consent": True,
        "email": f"guest{number}@example.com",
    },
}


def people(merchant: Merchant) -> People:
    """Customers who have seen their page before; their tokens are good for some minutes.

    On a first visit the app asks the shop, which this process plays: the clock would measure that.
    """
    shop = merchant.saleor
    users = [shop.add_user(f"anna{n}@example.com", "a long password") for n in range(CUSTOMERS)]
    for user in users:
        visitor = Visitor(user.email, to_global_id("User", user.pk))
        show_advocate(merchant.ctx, merchant.shop, visitor)
    signed_in = [tokens.access_token(shop, user) for user in users]
    return People(shop.api_url, merchant.word, signed_in)


def is_answered(body: bytes) -> bool:
    """As it was asked for, and not refused."""
    said = json.loads(body)
    found = (said.get("data") or {}).values()
    refused = any((one or {}).get("__typename") == "Refusal" for one in found)
    return bool(found) and "errors" not in said and None not in found and not refused


def _head(api_url: str, length: int, number: int, token: str | None) -> bytes:
    lines = [
        "POST /graphql/storefront HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Saleor-Api-Url: {api_url}",
        f"X-Forwarded-For: {network_of(number // len(_TURN))}",
        f"Content-Length: {length}",
        *([f"Authorization: Bearer {token}"] if token else ()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
