"""The YAML of a program's file. Only where such a file is read or written is this imported, so that
other processes do without the library."""

from __future__ import annotations

import re
from typing import Any

import yaml

from plugin.storage.promise_json import BadPromise, Problem

# Reading holds up all threads of a process: with these two for half a second at most.
_MOST_VALUES = 10_000
_DEEPEST = 40


class _Loader(yaml.SafeLoader):
    """YAML 1.2 in place of PyYAML's 1.1, which takes `on:` and the country NO for booleans.

    A figure with a point stays text, so that no sum goes through a float.
    """

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own contract

    def __init__(self, text: str):
        super().__init__(text)
        self._values = 0
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Each value stands where it is meant: a name for it, used again and again, makes of some
        lines more than any memory holds."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        self._values += 1
        self._depth += 1
        if problem := self._problem_with(event):
            raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _problem_with(self, event: Any) -> str | None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            return "Write it out each time: & and * before a value are not taken."
        if event.tag is not None:
            return "Write the value alone: ! before a value is not taken."
        if self._values > _MOST_VALUES:
            return f"A program's file has at most {_MOST_VALUES} values."
        return "This lies too deep for a program." if self._depth > _DEEPEST else None

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


def parse_yaml(text: str) -> Any:
    """Raises BadPromise."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "program"
        raise BadPromise([Problem(place, str(error.problem))]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise BadPromise([Problem("program", str(error))]) from error


def yaml_of(document: Any) -> str:
    written: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
    return written
