"""What we ask of Saleor is what every Saleor that we promise to work with can answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
)

from plugin.saleor import documents, manifest
from tests.accounts import told_of
from tests.contract.saleors_schema import VERSIONS, in_one_process, saleor
from tests.world import ALICE, an_order

ASKED = sorted(
    str(path.relative_to(documents.FOLDER).with_suffix(""))
    for kind in ("queries", "mutations", "subscriptions")
    for path in (documents.FOLDER / kind).glob("*.graphql")
)
SPREAD = sorted((documents.FOLDER / "fragments").glob("*.graphql"))


@in_one_process
@pytest.mark.parametrize("version", VERSIONS)
def test_every_document_is_valid_in_saleor(schemas: Path, version: str) -> None:
    schema = saleor(schemas, version)
    asked = set(ASKED) - manifest.unknown_to(version)
    errors = {path: validate(schema, parse(documents.text(path))) for path in asked}

    assert {path: found for path, found in errors.items() if found} == {}


def test_every_document_is_one_named_operation() -> None:
    for path in ASKED:
        operations = [
            node
            for node in parse(documents.text(path)).definitions
            if isinstance(node, OperationDefinitionNode)
        ]
        assert [operation.name is not None for operation in operations] == [True], path


def test_every_document_and_every_fragment_is_used() -> None:
    code = (
        "\n".join(path.read_text() for path in Path(documents.__file__).parent.glob("*.py"))
        + (documents.FOLDER.parents[1] / "manifest.json").read_text()
    )
    texts = [documents.text(path) for path in ASKED]

    assert [path for path in ASKED if f'"{path}"' not in code] == []
    for fragment in SPREAD:
        assert any(fragment.read_text() in text for text in texts), fragment.name


def selected(node: SelectionSetNode | None, fragments: dict[str, Any]) -> Iterator[str]:
    """Paths of all fields that a selection asks for."""
    for one in node.selections if node else ():
        if isinstance(one, FieldNode):
            yield one.name.value
            deeper = selected(one.selection_set, fragments)
            yield from (f"{one.name.value}.{path}" for path in deeper)
        elif isinstance(one, FragmentSpreadNode):
            yield from selected(fragments[one.name.value].selection_set, fragments)


def paths(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from paths(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from (f"{key}.{path}" for path in paths(item))


def fragments_in(*names: str) -> dict[str, Any]:
    texts = [(documents.FOLDER / "fragments" / f"{name}.graphql").read_text() for name in names]
    return {
        definition.name.value: definition
        for text in texts
        for definition in parse(text).definitions
        if isinstance(definition, FragmentDefinitionNode)
    }


@pytest.mark.parametrize(
    ("fragment", "field"), [("AccountFacts", "user"), ("HiddenFacts", "hidden")]
)
def test_the_customers_of_these_tests_are_the_customers_that_we_ask_for(
    fragment: str, field: str
) -> None:
    fragments = fragments_in("account", "hidden")
    made = told_of(ALICE, public={"a": "b"}, private={"c": "d"})

    asked = set(selected(fragments[fragment].selection_set, fragments))
    assert asked == set(paths(made[field]))


def test_the_orders_of_these_tests_are_the_orders_that_we_ask_for() -> None:
    """But for what no test needs: the way up from a category is as long as you like."""
    fragments = fragments_in("order", "address")
    made = an_order("Order:1", token="t", user={"id": "VXNlcjox"}, giftCards=[{"id": "R2lmdA=="}])

    asked = set(selected(fragments["ReferralOrder"].selection_set, fragments))
    ours = set(paths(made)) - {"undiscountedTotal.gross.currency"}
    assert ours <= asked
    assert {path for path in asked - ours if ".parent.parent" not in path} == set()
