"""Who is who, without keeping who they are.

A person is known by keyed HMACs of the normalised e-mail and of the Saleor user id: equal people
give equal fingerprints, and nobody without the key can find the person behind one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash as Hash


def fingerprint(key: bytes, kind: str, value: str) -> str:
    """32 hex digits of HMAC-SHA-256 over `kind` and `value`."""
    begun_inner, begun_outer = _begun(key, kind)
    inner, outer = begun_inner.copy(), begun_outer.copy()
    inner.update(value.encode())
    outer.update(inner.digest())
    return outer.hexdigest()[:32]


@lru_cache(maxsize=100)
def _begun(key: bytes, kind: str) -> tuple[Hash, Hash]:
    """Both hashes of RFC 2104, as far as the value does not matter; a webhook needs several.

    A copy of hmac.HMAC takes twice as long, and hmac.digest hands the interpreter to another
    thread: a hundred microseconds until it is back.
    """
    block = key.ljust(sha256().block_size, b"\0")
    inner, outer = (sha256(bytes(byte ^ pad for byte in block)) for pad in (0x36, 0x5C))
    inner.update(f"{kind}:".encode())
    return inner, outer


# What stands before the mark of somebody who was erased. No share word can look like it.
NOBODY = "nobody:"


def is_nobody(mark: str) -> bool:
    return mark.startswith(NOBODY)


@dataclass(frozen=True, slots=True)
class Person:
    """The fingerprints we hold of one person; either may be missing."""

    email: str | None = None
    user: str | None = None

    @property
    def fingerprints(self) -> list[str]:
        return [mark for mark in (self.email, self.user) if mark is not None]

    def same_as(self, other: Person) -> bool:
        """True if the two share a mailbox or a Saleor account."""
        shares_email = self.email is not None and self.email == other.email
        return shares_email or (self.user is not None and self.user == other.user)


@dataclass(frozen=True, slots=True)
class Marks:
    """All that a shop has seen with somebody's orders, under each of their addresses and accounts.

    households, surnames: apart, so that "one address and one surname" asks for both.
    """

    emails: frozenset[str] = frozenset()
    users: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    households: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def person(key: bytes, *, mailbox: str | None, user_id: str | None) -> Person:
    """The fingerprints of whoever has this mailbox and this Saleor user id."""
    return Person(
        email=fingerprint(key, "email", mailbox) if mailbox else None,
        user=fingerprint(key, "user", user_id) if user_id else None,
    )
