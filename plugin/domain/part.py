"""What programs are written with: frozen data that knows what it may say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")


class BadTerms(ValueError):
    """Terms that no shop can keep; the text says what to write instead."""


@dataclass_transform(frozen_default=True)
def part(cls: type[_T]) -> type[_T]:
    """A frozen dataclass that stands in a program's file.

    Whoever reads the file takes nothing unknown and no number in quotes for it.
    """
    written: Any = dataclass(frozen=True, slots=True)(cls)
    written.__pydantic_config__ = {"extra": "forbid", "strict": True}
    return written  # type: ignore[no-any-return]


def within(name: str, value: int, least: int, most: int) -> None:
    """Raises BadTerms if the number is not one that a program may say."""
    if not least <= value <= most:
        raise BadTerms(f"{name} is a whole number from {least} to {most}.")
