"""What pages ask, read from the documents that they are built from.

door: `admin` for the Dashboard's, `storefront` for the elements'.
"""

from __future__ import annotations

from functools import cache

from graphql import (
    DefinitionNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from bench.plan import ROOT

_Found = tuple[dict[str, OperationDefinitionNode], dict[str, FragmentDefinitionNode]]
_FOLDER = ROOT / "graphql" / "app"


@cache
def operation(door: str, name: str) -> str:
    """With its fragments, as pages send it."""
    operations, fragments = _read(door)
    found: dict[str, DefinitionNode] = {}
    waiting: list[DefinitionNode] = [operations[name]]
    while waiting:
        node = waiting.pop()
        for spread in _spreads(node):
            if spread not in found:
                found[spread] = fragments[spread]
                waiting.append(fragments[spread])
    return "\n".join(print_ast(node) for node in (operations[name], *found.values()))


@cache
def queries(door: str) -> frozenset[str]:
    """The names of all that only read."""
    operations, _ = _read(door)
    return frozenset(name for name, node in operations.items() if node.operation.value == "query")


@cache
def _read(door: str) -> _Found:
    operations, fragments = {}, {}
    for path in sorted((_FOLDER / door).rglob("*.graphql")):
        for node in parse(path.read_text()).definitions:
            if isinstance(node, OperationDefinitionNode) and node.name:
                operations[node.name.value] = node
            elif isinstance(node, FragmentDefinitionNode):
                fragments[node.name.value] = node
    return operations, fragments


def _spreads(node: DefinitionNode) -> list[str]:
    found: list[str] = []

    class Spreads(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            found.append(spread.name.value)

    visit(node, Spreads())
    return found
