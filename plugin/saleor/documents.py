"""The GraphQL documents sent to Saleor, read from `graphql/saleor` once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gql import GraphQLRequest
from graphql import DocumentNode, parse

from plugin.config import ROOT

FOLDER = ROOT / "graphql" / "saleor"
_SPREAD = re.compile(r"\.\.\.\s*(?!on\b)(\w+)")
_NAME = re.compile(r"fragment\s+(\w+)")


@cache
def _fragments() -> dict[str, str]:
    texts = [path.read_text() for path in sorted((FOLDER / "fragments").glob("*.graphql"))]
    return {_NAME.search(text).group(1): text for text in texts}  # type: ignore[union-attr]


@cache
def text(path: str) -> str:
    """A document such as `queries/app`, with the fragments that it uses."""
    parts = [(FOLDER / f"{path}.graphql").read_text()]
    wanted = _SPREAD.findall(parts[0])
    used: list[str] = []
    while wanted:
        name = wanted.pop()
        if name not in used:
            used.append(name)
            parts.append(_fragments()[name])
            wanted += _SPREAD.findall(parts[-1])
    return "\n".join(parts)


@cache
def _parsed(path: str) -> DocumentNode:
    return parse(text(path))


class Request(GraphQLRequest):
    """A request that sends the file's own text: gql prints the document anew on every call."""

    def __init__(self, path: str, variables: dict[str, Any]):
        super().__init__(_parsed(path), variable_values=variables)
        self._text = text(path)

    @property
    def payload(self) -> dict[str, Any]:
        return {"query": self._text, "variables": self.variable_values}
