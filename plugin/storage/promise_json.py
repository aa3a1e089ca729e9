"""Promises as JSON: the one form of a program in files, in the database and over the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

import orjson
from pydantic import TypeAdapter, ValidationError

from plugin.domain.promise import Promise
from plugin.domain.terms import Terms

_PROMISE: TypeAdapter[Promise] = TypeAdapter(Promise)
_TERMS: TypeAdapter[Terms] = TypeAdapter(Terms)
# Under a name, so that a place in them has one.
_NAMED_TERMS: TypeAdapter[dict[str, Terms]] = TypeAdapter(dict[str, Terms])


# How errors name the branches of a union, and the kind that asks for the branch.
_KINDS: dict[int | str, str] = {
    cls.__name__: get_args(get_type_hints(cls)["kind"])[0] for cls in get_args(Terms)
}
_ONE_OF = f"one of {', '.join(_KINDS.values())}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where in the file something is wrong, as `offers.0.friend.reward`, and what to write."""

    path: str
    message: str


class BadPromise(ValueError):
    """The file is not a promise that a shop can keep."""

    def __init__(self, problems: list[Problem]):
        super().__init__("; ".join(f"{p.path}: {p.message}" for p in problems))
        self.problems = problems


def promise_from_json(data: Mapping[str, Any]) -> Promise:
    """Raises BadPromise, with each thing that is wrong."""
    written = _written(data)
    if nameless := [Problem(f"{path}.kind", _ONE_OF) for path in _nameless(data)]:
        raise BadPromise(nameless)
    try:
        return _PROMISE.validate_json(written)
    except ValidationError as error:
        raise BadPromise(_problems(data, error)) from error


def _written(data: Mapping[str, Any]) -> bytes:
    """Raises BadPromise for what no database keeps, however it was meant."""
    try:
        written = orjson.dumps(data)
    except orjson.JSONEncodeError as error:
        # Halves of letters, and what lies hundreds of levels deep.
        raise BadPromise([Problem("program", str(error))]) from error
    if b"\\u0000" in written:
        raise BadPromise([Problem("program", "Leave out the character with the number 0.")])
    return written


def promise_to_json(promise: Promise) -> dict[str, Any]:
    """The form that promise_from_json reads. All is spelled out, so that a version stays what it
    was when another release has other defaults."""
    written: dict[str, Any] = _PROMISE.dump_python(promise, mode="json", exclude_none=True)
    for scope in (written["order"]["goods"], written["order"]["but_not"]):
        for ids in scope.values():
            ids.sort()
    return written


def terms_as_written(data: Mapping[str, Any]) -> Terms:
    """Terms that somebody wrote. Raises BadPromise, with each thing that is wrong."""
    named = {"terms": data}
    if "kind" not in data:
        raise BadPromise([Problem("terms.kind", _ONE_OF)])
    try:
        return _NAMED_TERMS.validate_json(orjson.dumps(named))["terms"]
    except ValidationError as error:
        raise BadPromise(_problems(named, error)) from error


def terms_from_json(data: Mapping[str, Any]) -> Terms:
    return _TERMS.validate_json(orjson.dumps(data))


def terms_to_json(terms: Terms) -> dict[str, Any]:
    """The form that terms_from_json reads."""
    written: dict[str, Any] = _TERMS.dump_python(terms, mode="json", exclude_none=True)
    return written


def promise_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a program's file."""
    schema = _PROMISE.json_schema()
    for name in _KINDS:
        part = schema["$defs"][name]
        part["required"] = sorted({*part.get("required", ()), "kind"})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _problems(data: Mapping[str, Any], error: ValidationError) -> list[Problem]:
    """One for each place. Of a union, only what is wrong with the branch that was meant."""
    found: dict[str, str] = {}
    for item in error.errors(include_url=False, include_context=False, include_input=False):
        place = _place(data, item["loc"])
        if place is None:
            continue
        path, is_kind = place
        message = _ONE_OF if is_kind else item["msg"]
        found.setdefault(path, message.removeprefix("Value error, "))
    return [Problem(path, message) for path, message in found.items()]


def _nameless(data: Any, path: str = "") -> Iterator[str]:
    """Where terms do not say of which kind they are."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            below = f"{path}.{name}" if path else str(name)
            if name in ("reward", "into") and isinstance(value, Mapping) and "kind" not in value:
                yield below
            yield from _nameless(value, below)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _nameless(value, f"{path}.{place}")


def _place(data: Any, loc: tuple[int | str, ...]) -> tuple[str, bool] | None:
    """The path, and whether it is a kind that nobody knows; None for a branch not meant."""
    path: list[str] = []
    for step in loc:
        if step not in _KINDS or not isinstance(data, Mapping):
            path.append(str(step))
            data = _child(data, step)
        elif data.get("kind") not in _KINDS.values():
            return ".".join([*path, "kind"]), True
        elif data["kind"] != _KINDS[step]:
            return None
    return ".".join(path) or "program", False


def _child(data: Any, step: int | str) -> Any:
    if isinstance(data, Mapping):
        return data.get(step)
    is_index = isinstance(data, list) and isinstance(step, int) and step < len(data)
    return data[step] if is_index else None
