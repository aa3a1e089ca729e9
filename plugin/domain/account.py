"""An account: what the shop knows of a customer besides the orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

_NO = frozenset({"", "0", "no", "false"})


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account as of a change.

    flags: names of the metadata that is set. changed_at: by the shop's clock. is_confirmed: whoever
    signed up has shown that the address is theirs.
    """

    first_name: str
    flags: frozenset[str]
    signed_up_at: datetime | None
    changed_at: datetime
    is_confirmed: bool = False


def flags_in(metadata: Mapping[str, str]) -> frozenset[str]:
    """Names of the entries that are set: metadata is text, and who writes `false` means no."""
    return frozenset(key for key, value in metadata.items() if value.strip().lower() not in _NO)
