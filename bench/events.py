"""Order events as Saleor sends them: 4 KB, signed with a key of our own."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import uuid
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

BODY_BYTES = 4096
APP_ID = "QXBwOjE="
CHANNEL = "default-channel"
# A base64url signature of RSA 2048, and the protected header before it.
_KID = "bench"
_HEADER = {"alg": "RS256", "b64": False, "crit": ["b64"], "kid": _KID, "typ": "JWT"}
_BLOCK = 1000
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def _base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


_PROTECTED = _base64url(json.dumps(_HEADER).encode())


class Signer:
    """Signs as a shop does: a detached JWS over the raw body (RFC 7797)."""

    def __init__(self, pem: bytes):
        key = serialization.load_pem_private_key(pem, None)
        if not isinstance(key, rsa.RSAPrivateKey):
            raise TypeError("the benchmark signs with RSA, as Saleor does")
        self._key = key

    def sign(self, body: bytes) -> bytes:
        signed = self._key.sign(_PROTECTED + b"." + body, padding.PKCS1v15(), hashes.SHA256())
        return _PROTECTED + b".." + _base64url(signed)

    def jwks(self) -> dict[str, Any]:
        public = self._key.public_key().public_numbers()
        n, e = public.n.to_bytes(256, "big"), public.e.to_bytes(3, "big")
        key = {
            "kty": "RSA",
            "alg": "RS256",
            "use": "sig",
            "key_ops": ["verify"],
            "kid": _KID,
            "n": _base64url(n).decode(),
            "e": _base64url(e).decode(),
        }
        return {"keys": [key]}


SIGNATURE_BYTES = len(_PROTECTED) + 2 + 342


@dataclass(frozen=True, slots=True)
class Events:
    """A file of records of one length: the signature, then the body."""

    path: Path
    count: int
    pem: bytes

    @property
    def signer(self) -> Signer:
        return Signer(self.pem)


def order_body(number: int, email: str = "", **fields: Any) -> bytes:
    """The body of an ORDER_FULLY_PAID event, 4096 bytes; each number is another order."""
    order = {**_order(number), **fields}
    order["userEmail"] = email or f"buyer{number}@example.com"
    payload: dict[str, Any] = {
        "__typename": "OrderFullyPaid",
        "issuedAt": order["updatedAt"],
        "version": "3.23.28",
        "issuingPrincipal": None,
        "recipient": {"id": APP_ID},
        "order": order,
    }
    while len(json.dumps(payload)) < BODY_BYTES - 400:
        order["lines"].append(_line(number, len(order["lines"])))
    order["customerNote"] = ""
    order["customerNote"] = "x" * (BODY_BYTES - len(json.dumps(payload)))
    return json.dumps(payload).encode()


def _order(number: int) -> dict[str, Any]:
    total = 20.0 + number % 500
    placed = _LONG_AGO + timedelta(seconds=number)
    return {
        "id": base64.b64encode(f"Order:{uuid.UUID(int=number)}".encode()).decode(),
        "number": str(number),
        "created": placed.isoformat(),
        "updatedAt": (placed + timedelta(seconds=2)).isoformat(),
        "status": "UNFULFILLED",
        "chargeStatus": "FULL",
        "languageCodeEnum": "EN",
        "voucherCode": f"SPRING-{number}" if number % 5 == 0 else None,
        "user": {"id": f"VXNlcjo{number}"},
        "channel": {"slug": CHANNEL, "currencyCode": "USD"},
        "metadata": [{"key": "origin", "value": "storefront"}],
        "total": {"gross": {"amount": total, "currency": "USD"}},
        "undiscountedTotal": {"gross": {"amount": total + 8}},
        "shippingPrice": {"gross": {"amount": 5.0}},
        "totalCharged": {"amount": total},
        "totalRefunded": {"amount": 0.0},
        "shippingAddress": _HOME,
        "billingAddress": _HOME,
        "lines": [],
        "fulfillments": [],
    }


_HOME = {
    "lastName": "Schneider",
    "streetAddress1": "1 High Street",
    "streetAddress2": "",
    "postalCode": "10115",
    "city": "Berlin",
    "country": {"code": "DE"},
    "phone": "+493012345678",
}


def _line(number: int, place: int) -> dict[str, Any]:
    return {
        "id": base64.b64encode(f"OrderLine:{uuid.UUID(int=number + place)}".encode()).decode(),
        "quantity": 1 + place,
        "productVariantId": f"UHJvZHVjdFZhcmlhbnQ6{place}",
        "totalPrice": {"gross": {"amount": 12.5}},
        "discounts": [],
        "variant": {
            "id": f"UHJvZHVjdFZhcmlhbnQ6{place}",
            "product": {
                "id": f"UHJvZHVjdDo{place}",
                "category": {"id": "Q2F0ZWdvcnk6Mg==", "parent": {"id": "Q2F0ZWdvcnk6MQ=="}},
                "collections": [{"id": "Q29sbGVjdGlvbjox"}],
            },
        },
    }


def signed_events(folder: Path, count: int) -> Events:
    """Sign that many events, in all processes that the machine has, or take those of last time."""
    folder.mkdir(parents=True, exist_ok=True)
    pem = _key(folder / "key.pem")
    recipe = hashlib.sha256(Path(__file__).read_bytes() + pem).hexdigest()[:12]
    path = folder / f"events-{recipe}-{count}"
    if not path.exists():
        for old in folder.glob("events-*"):
            old.unlink()
        _write(path, count, pem)
    return Events(path, count, pem)


def _key(path: Path) -> bytes:
    if not path.exists():
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.write_bytes(pem)
    return path.read_bytes()


def _write(path: Path, count: int, pem: bytes) -> None:
    part = path.with_name("part")
    starts = range(0, count, _BLOCK)
    with ProcessPoolExecutor(os.cpu_count()) as pool, part.open("wb") as out:
        ends = [min(start + _BLOCK, count) for start in starts]
        for block in pool.map(_signed_block, [pem] * len(starts), starts, ends):
            out.write(block)
    part.rename(path)


def _signed_block(pem: bytes, start: int, end: int) -> bytes:
    signer = Signer(pem)
    bodies = (order_body(number) for number in range(start, end))
    return b"".join(signer.sign(body) + body for body in bodies)
