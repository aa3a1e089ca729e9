"""Wait on a condition, never on a duration."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def until(what: str, look: Callable[[], _T], within: float = 120.0, every: float = 0.05) -> _T:
    """What `look` finds, as soon as it finds something. what: names it if it never comes."""
    deadline = time.monotonic() + within
    while not (found := look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {within:.0f} s")
        time.sleep(every)
    return found
