"""Redeemable codes and the words of share links.

A code is derived, never stored: who reads the database cannot redeem anything, and a repeated
mint produces the same code, which Saleor refuses as ALREADY_EXISTS.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

# Crockford's base 32: no I, L, O or U, so that a code can be read out on the phone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WORD_LENGTH = 64


def derive_code(key: bytes, code_id: str) -> str:
    """The code that customers type, 60 bits of keyed HMAC over our id of it."""
    number = int.from_bytes(hmac.new(key, code_id.encode(), hashlib.sha256).digest()[:8], "big")
    return _base32(number, CODE_LENGTH)


def _base32(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def share_word(first_name: str, random_bits: int) -> str:
    """The word of a share link, such as `anna-7k2q`; it names an advocate and redeems nothing."""
    ascii_name = unicodedata.normalize("NFKD", first_name).encode("ascii", "ignore").decode()
    name = "-".join(re.findall(r"[a-z0-9]+", ascii_name.lower()))[:20].strip("-")
    return f"{name or 'friend'}-{_base32(random_bits, 4).lower()}"


def is_word(text: str) -> bool:
    """True if the text could be the word of a share link."""
    return len(text) <= WORD_LENGTH and _WORD.fullmatch(text) is not None
