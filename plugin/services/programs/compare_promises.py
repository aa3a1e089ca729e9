"""What one version of a program says otherwise than another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """path: as `offers.0.friend.hold_days`. before, after: None where there was nothing."""

    path: str
    before: Any
    after: Any


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every value that differs, in the order in which the file has them."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    paths = dict.fromkeys([*new, *old])
    return [
        Change(path, old.get(path), new.get(path))
        for path in paths
        if old.get(path) != new.get(path)
    ]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """A list of plain values is one value: ids and countries are read together."""
    if isinstance(value, Mapping):
        pairs = value.items()
    elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        pairs = {str(place): item for place, item in enumerate(value)}.items()
    else:
        if value != []:
            yield path, value
        return
    for name, item in pairs:
        yield from _leaves(item, f"{path}.{name}" if path else str(name))
