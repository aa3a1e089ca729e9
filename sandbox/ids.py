"""Saleor's global ids: base64 of `Type:key`."""

import base64
import binascii
from uuid import uuid4


class MalformedId(ValueError):
    """An id that no Saleor could have given out."""


def to_global_id(kind: str, key: int | str) -> str:
    return base64.b64encode(f"{kind}:{key}".encode()).decode()


def from_global_id(global_id: str, kind: str) -> str:
    """The key inside `global_id`, which has to name a `kind`."""
    found, key = split_global_id(global_id, kind)
    if found != kind:
        raise MalformedId(f"Invalid ID: {global_id}. Expected: {kind}, received: {found}.")
    return key


def split_global_id(global_id: str, expected: str) -> tuple[str, str]:
    try:
        kind, key = base64.b64decode(global_id, validate=True).decode().split(":", 1)
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise MalformedId(f"Invalid ID: {global_id}. Expected: {expected}.") from None
    return kind, key


def new_uuid() -> str:
    return str(uuid4())
