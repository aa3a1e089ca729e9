"""Programs as files that people keep and edit: YAML, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from plugin.domain.promise import Promise
from plugin.storage.promise_json import BadPromise, Problem, promise_from_json, promise_schema

_MOST_BYTES = 256 * 1024
_TOO_LARGE = "A program's file has at most 256 KB. Choose another one, or leave something out."


def read_program(text: str, *, is_json: bool = False) -> Promise:
    """Raises BadPromise, with each thing that is wrong and where."""
    if len(text.encode(errors="replace")) > _MOST_BYTES:
        raise BadPromise([Problem("program", _TOO_LARGE)])
    data = _parse_json(text) if is_json else _parse_yaml(text)
    if not isinstance(data, Mapping):
        raise BadPromise([Problem("program", "Write it as one object.")])
    return promise_from_json(data)


def write_json(document: Mapping[str, Any]) -> str:
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def write_yaml(document: Mapping[str, Any]) -> str:
    """As read_program takes it. `on` is written in quotes, for readers that know YAML 1.1."""
    from plugin.storage.program_yaml import yaml_of

    return yaml_of(document)


def schema_text() -> str:
    """The JSON Schema of a program's file, as it is published."""
    return write_json(promise_schema())


def _parse_yaml(text: str) -> Any:
    from plugin.storage.program_yaml import parse_yaml

    return parse_yaml(text)


def _parse_json(text: str) -> Any:
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadPromise([Problem(place, error.msg)]) from error
    if problems := list(_doubled(text)):
        raise BadPromise(problems)
    return data


class _Object(dict[str, Any]):
    """names: all that it has, also those that are there twice, of which orjson keeps the last."""

    def __init__(self, pairs: list[tuple[str, Any]]):
        super().__init__(pairs)
        self.names = [name for name, _ in pairs]


def _doubled(text: str) -> Iterator[Problem]:
    try:
        yield from _doubled_in(json.loads(text, object_pairs_hook=_Object))
    except RecursionError:
        # So deep lies no program; it is refused for that.
        return


def _doubled_in(value: Any, path: str = "") -> Iterator[Problem]:
    found: Iterable[tuple[object, Any]] = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, _Object):
        found = value.items()
        for name in value:
            if value.names.count(name) > 1:
                yield Problem(_below(path, name), f"{name} is here twice")
    for step, item in found:
        yield from _doubled_in(item, _below(path, step))


def _below(path: str, step: object) -> str:
    return f"{path}.{step}" if path else str(step)
