"""Programs as files that people keep and edit: YAML, or JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson
import yaml

from plugin.domain.promise import Promise
from plugin.storage.promise_json import BadPromise, Problem, promise_from_json, promise_schema


class _Loader(yaml.SafeLoader):
    """YAML 1.2 in place of PyYAML's 1.1, which takes `on:` and the country NO for booleans.

    A figure with a point stays text, so that no sum goes through a float.
    """

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own contract

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: ARG002 - PyYAML's own contract
    ) -> dict[Any, Any]:
        """Names are text whatever they look like, and none is there twice."""
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name or name in found:
                problem = f"{name} is here twice" if name else "a name is needed"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            found[name] = self.construct_object(value, deep=True)
        return found


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"-?(0|[1-9][0-9]{0,17})", "-0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )


def read_program(text: str, *, is_json: bool = False) -> Promise:
    """Raises BadPromise, with each thing that is wrong and where."""
    data = _parse_json(text) if is_json else _parse_yaml(text)
    if not isinstance(data, Mapping):
        raise BadPromise([Problem("program", "Write it as one object.")])
    return promise_from_json(data)


def write_json(document: Mapping[str, Any]) -> str:
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def write_yaml(document: Mapping[str, Any]) -> str:
    """As read_program takes it. `on` is written in quotes, for readers that know YAML 1.1."""
    written: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
    return written


def schema_text() -> str:
    """The JSON Schema of a program's file, as it is published."""
    return write_json(promise_schema())


def _parse_yaml(text: str) -> Any:
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "program"
        raise BadPromise([Problem(place, str(error.problem))]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise BadPromise([Problem("program", str(error))]) from error


def _parse_json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadPromise([Problem(place, error.msg)]) from error
