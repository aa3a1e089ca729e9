"""GraphQL as Saleor runs it: its limits, its error shapes, its way to render a payload."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    build_schema,
    execute_sync,
    parse,
    validate,
)

from sandbox.registry import Call, resolve

MOST_MUTATIONS = 4


class BadRequest(Exception):
    """A document that is not executed at all; answered with status 400."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


@cache
def schema() -> GraphQLSchema:
    built = build_schema(files("sandbox").joinpath("schema.graphql").read_text("utf-8"))
    _give_scalars_meaning(built)
    return built


@cache
def _event_schema() -> GraphQLSchema:
    """The same types with `Subscription` as the root to read from, to render payloads."""
    config = schema().to_kwargs()
    return GraphQLSchema(query=schema().subscription_type, types=config["types"])


def _give_scalars_meaning(built: GraphQLSchema) -> None:
    meanings: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
        "DateTime": (_written_moment, _read_moment),
        "Date": (_written_moment, _read_day),
        "PositiveDecimal": (float, _read_amount),
        "Decimal": (float, _read_decimal),
    }
    for name, (write, read) in meanings.items():
        scalar = built.type_map[name]
        if not isinstance(scalar, GraphQLScalarType):
            raise TypeError(f"{name} is a scalar")
        scalar.coerce_output_value = write
        scalar.coerce_input_value = read


def _written_moment(value: Any) -> str:
    return str(value.isoformat())


def _read_moment(value: Any) -> datetime:
    try:
        read = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise GraphQLError(f"DateTime cannot represent value: {value!r}") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _read_day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise GraphQLError(f"Date cannot represent value: {value!r}") from None


def _read_decimal(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise GraphQLError(f"Decimal cannot represent value: {value!r}") from None


def _read_amount(value: Any) -> Decimal:
    amount = _read_decimal(value)
    if amount < 0:
        raise GraphQLError(f"Value cannot be lower than 0. Unsupported value: {amount}")
    return amount


@lru_cache(maxsize=512)
def read_document(query: str) -> DocumentNode:
    """What may be executed. Validating costs five times as much as answering, so only once."""
    try:
        document = parse(query)
    except GraphQLError as error:
        raise BadRequest([error]) from error
    if errors := validate(schema(), document):
        raise BadRequest(errors)
    if _mutations(document) > MOST_MUTATIONS:
        raise BadRequest(
            [GraphQLError(f"Number of mutations exceed the limit of {MOST_MUTATIONS}")]
        )
    return document


def _mutations(document: DocumentNode) -> int:
    return sum(
        sum(isinstance(field, FieldNode) for field in operation.selection_set.selections)
        for operation in document.definitions
        if isinstance(operation, OperationDefinitionNode)
        and operation.operation is OperationType.MUTATION
    )


def operation_named(document: DocumentNode, name: str | None) -> str:
    """The name of the operation that runs, else of its first field: what calls are counted by."""
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode) and (
            name is None or (node.name and node.name.value == name)
        ):
            if node.name:
                return node.name.value
            first = node.selection_set.selections[0]
            return first.name.value if isinstance(first, FieldNode) else "anonymous"
    return "anonymous"


def run(
    document: DocumentNode, call: Call, variables: dict[str, Any] | None, operation: str | None
) -> dict[str, Any]:
    result = execute_sync(
        schema(),
        document,
        context_value=call,
        variable_values=variables,
        operation_name=operation,
        field_resolver=resolve,
        type_resolver=_type_of,
    )
    if result.data is None and result.errors and all(e.path is None for e in result.errors):
        # Wrong variables: nothing ran.
        raise BadRequest(result.errors)
    return answered(result)


def answered(result: ExecutionResult) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if result.errors:
        body["errors"] = [formatted(error) for error in result.errors]
    body["data"] = result.data
    return body


def formatted(error: GraphQLError) -> dict[str, Any]:
    shaped: dict[str, Any] = dict(error.formatted)
    shaped.setdefault("extensions", {"exception": {"code": "GraphQLError"}})
    return shaped


def _type_of(source: Any, _info: Any, _abstract: Any) -> str:
    named: str = source["__typename"] if isinstance(source, dict) else type(source).__name__
    return named


@cache
def _as_query(subscription: str) -> DocumentNode:
    return DocumentNode(
        definitions=tuple(
            OperationDefinitionNode(
                operation=OperationType.QUERY, selection_set=node.selection_set, loc=node.loc
            )
            if isinstance(node, OperationDefinitionNode)
            else node
            for node in parse(subscription).definitions
        )
    )


def rendered(subscription: str, event: dict[str, Any], call: Call) -> bytes | None:
    """The body of a webhook: what the subscription selects of `event`, or None for nothing."""
    result = execute_sync(
        _event_schema(),
        _as_query(subscription),
        root_value={"event": event},
        context_value=call,
        field_resolver=resolve,
        type_resolver=_type_of,
    )
    payload = (result.data or {}).get("event")
    if not payload:
        return None
    if result.errors:
        payload["errors"] = [formatted(error) for error in result.errors]
    return json.dumps(payload).encode()
