"""Programs to start from: files that become a document for each shop's own channels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from plugin.services.shops.round_sums import knows, round_sum
from plugin.storage.promise_json import promise_from_json, promise_to_json

FOLDER = Path(__file__).resolve().parents[2] / "presets"
# As merchants are shown them: first what most begin with, at the end the kinds of program.
NAMES = (
    "ten-percent-each",
    "same-sum-each",
    "steps-to-ten-friends",
    "yearly-credits",
    "credit-up-to-a-ceiling",
    "large-thanks",
    "large-orders-with-limits",
    "first-box-and-product",
    "gift-for-the-friend",
    "friend-gets-all",
    "donation",
    "december-category",
    "win-back",
    "growth",
    "presale",
    "after-sale",
    "informational",
)
_NEEDS = {"products": "product", "categories": "category", "cause": "cause"}

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A program that a merchant can start from, as its file has it.

    promise: a program's document in which sums are in US dollars, under USD where a shop has its
    channels, and what only the merchant can choose is null. source: whose program it follows.
    """

    name: str
    title: str
    summary: str
    source: str
    promise: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MadePreset:
    """A preset as a document for one shop.

    promise: null stands where something is still to be chosen, so nobody can save it by mistake.
    needs: what that is: product, category, cause or amount. left_out: channels that the program
    does not cover, because no sum is known for their currency.
    """

    preset: Preset
    promise: dict[str, Any]
    needs: tuple[str, ...]
    left_out: tuple[str, ...]


@cache
def presets() -> tuple[Preset, ...]:
    return tuple(read_preset(name, (FOLDER / f"{name}.json").read_bytes()) for name in NAMES)


def read_preset(name: str, text: bytes) -> Preset:
    """Raises BadPromise if it is no promise even with its gaps filled."""
    said = orjson.loads(text)
    promise = promise_to_json(promise_from_json(_filled(said["promise"])))
    for path in _gaps(said["promise"]):
        _empty(promise, path)
    return Preset(name, said["title"], said["summary"], said["source"], promise)


def make_preset(preset: Preset, currencies: Mapping[str, str]) -> MadePreset:
    """currencies: of the shop's channels.

    Where sums are known for some channels only, the program runs in those alone: a minimum or a
    ceiling that a channel lacks would be none. Where they are known for no channel, the merchant
    has to write each.
    """
    known = {slug: currency for slug, currency in currencies.items() if knows(currency)}
    promise = _with_sums(preset.promise, known or currencies)
    has_sums = _with_sums(preset.promise, {}) != preset.promise
    left_out = tuple(slug for slug in currencies if has_sums and slug not in known)
    if known and left_out:
        promise["order"]["channels"] = list(known)
    needs = dict.fromkeys(_need(path) for path in _gaps(promise))
    return MadePreset(preset, promise, tuple(needs), left_out)


def _with_sums(value: Any, currencies: Mapping[str, str]) -> Any:
    """The same with dollars turned into each channel's currency."""
    if isinstance(value, list):
        return [_with_sums(item, currencies) for item in value]
    if not isinstance(value, Mapping):
        return value
    if set(value) == {"USD"}:
        return _sums(value["USD"], currencies)
    return {name: _with_sums(item, currencies) for name, item in value.items()}


def _sums(dollars: Any, currencies: Mapping[str, str]) -> dict[str, Any]:
    """By channel for rewards and minimums, by currency for ceilings; null for one not known."""
    if isinstance(dollars, Mapping):
        return {
            slug: {"amount": _sum(dollars["amount"], currency), "currency": currency}
            for slug, currency in currencies.items()
        }
    return {currency: _sum(dollars, currency) for currency in currencies.values()}


def _sum(dollars: str, currency: str) -> str | None:
    found = round_sum(Decimal(dollars), currency)
    return None if found is None else f"{found:f}"


def _gaps(value: Any, path: _Path = ()) -> Iterator[_Path]:
    """Where something is still to be chosen."""
    if value is None:
        yield path
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _gaps(item, (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _gaps(item, (*path, place))


def _need(path: _Path) -> str:
    return next((_NEEDS[step] for step in map(str, path) if step in _NEEDS), "amount")


def _filled(value: Any) -> Any:
    """The same with something in each gap that can stand there: an id, a cause."""
    if isinstance(value, Mapping):
        return {name: _filled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item) for item in value]
    return "1" if value is None else value


def _empty(document: Any, path: _Path) -> None:
    *above, last = path
    for step in above:
        document = document[step]
    document[last] = None
