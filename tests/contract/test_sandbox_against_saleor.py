"""The sandbox offers nothing that Saleor does not, and everything in Saleor's own shape."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    is_required_argument,
    is_required_input_field,
    parse,
    print_ast,
    validate,
)

from sandbox.engine import schema as sandbox_schema
from tests.contract import saleors_schema

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(os.environ.get("SALEOR_SCHEMAS", ROOT.parent / "shared" / "saleor"))
DOCUMENTS = ROOT / "graphql" / "saleor"

# The sandbox is a Saleor 3.23. Where its neighbours differ, and why the sandbox goes with 3.23.
NEW_IN_3_23 = {
    "Mutation.deliveryOptionsCalculate: missing": "3.23's way to choose a delivery",
    "Delivery: missing": "3.23's way to choose a delivery",
    "DeliveryOptionsCalculate: missing": "3.23's way to choose a delivery",
    "DeliveryOptionsCalculateError: missing": "3.23's way to choose a delivery",
    "DeliveryOptionsCalculateErrorCode: missing": "3.23's way to choose a delivery",
    "CustomerDeleted: missing": "the event is old, its subscription type is new",
    "AppExtension.identifier: missing": "extensions have names since 3.23.19",
    "Mutation.webhookUpdate(id): ID, theirs ID!": "3.23 also finds a webhook by its identifier",
    "Mutation.webhookDelete(id): ID, theirs ID!": "3.23 also finds a webhook by its identifier",
    "CheckoutSettings.allowLegacyGiftCardUse: missing": "before, gift cards were always allowed",
    "CheckoutSettingsInput.allowLegacyGiftCardUse: missing": "before, they were always allowed",
    "GiftCard.assignedTo: missing": "cards are for one customer since 3.23.19",
    "GiftCard.assignedToEmail: missing": "cards are for one customer since 3.23.19",
    "GiftCardAssignUser: missing": "cards are for one customer since 3.23.19",
    "GiftCardCreateInput.assignedTo: missing": "cards are for one customer since 3.23.19",
    "GiftCardErrorCode.CANNOT_ASSIGN: missing": "cards are for one customer since 3.23.19",
    "GiftCardFilterInput.assignedTo: missing": "cards are for one customer since 3.23.19",
    "GiftCardUnassignUser: missing": "cards are for one customer since 3.23.19",
    "Mutation.giftCardAssignUser: missing": "cards are for one customer since 3.23.19",
    "Mutation.giftCardUnassignUser: missing": "cards are for one customer since 3.23.19",
    "GiftCardBalanceAdjust: missing": "before, a balance was overwritten, not adjusted",
    "Mutation.giftCardBalanceAdjust: missing": "before, a balance was overwritten, not adjusted",
    "GiftCardEventsEnum.BALANCE_ADJUSTED: missing": "before, a balance was overwritten",
    "GiftCardEventsEnum.REFUNDED_IN_ORDER: missing": "cards are a way to pay since 3.23",
    "GiftCardEventsEnum.ASSIGNED_TO_USER: missing": "cards are for one customer since 3.23.19",
    "GiftCardEventsEnum.UNASSIGNED_FROM_USER: missing": "cards are for one customer since 3.23.19",
    "GiftCardEvent.assignedTo: missing": "cards are for one customer since 3.23.19",
    "GiftCardEventAssignment: missing": "cards are for one customer since 3.23.19",
    "AppInstallInput.appName: String!, theirs String": "demanded since 3.23",
    "AppInstallInput.manifestUrl: String!, theirs String": "demanded since 3.23",
}
LOOSER_AFTER_3_23 = {
    "CheckoutCreateInput.lines: [CheckoutLineInput!]!, theirs [CheckoutLineInput!]": (
        "main lets a checkout begin empty"
    ),
}
EXCEPTIONS: dict[str, dict[str, str]] = {
    "3.22": NEW_IN_3_23,
    "3.23": {},
    "main": LOOSER_AFTER_3_23,
}

needs_saleor = pytest.mark.skipif(
    not SCHEMAS.is_dir(),
    reason=f"Saleor's schemas are not at {SCHEMAS}; name their folder in SALEOR_SCHEMAS",
)


def saleor(version: str) -> GraphQLSchema:
    return saleors_schema.saleor(SCHEMAS, version)


def differences(ours: GraphQLSchema, theirs: GraphQLSchema) -> Iterator[str]:
    """Everything in `ours` that `theirs` has not, or has otherwise."""
    for name, type_ in ours.type_map.items():
        if name.startswith("__"):
            continue
        other = theirs.type_map.get(name)
        if other is None:
            yield f"{name}: missing"
        elif type(other) is not type(type_):
            yield f"{name}: {type(type_).__name__}, theirs {type(other).__name__}"
        else:
            yield from _type_differences(type_, other)


def _type_differences(ours: GraphQLNamedType, theirs: GraphQLNamedType) -> Iterator[str]:
    match ours, theirs:
        case GraphQLEnumType(), GraphQLEnumType():
            yield from (f"{ours}.{value}: missing" for value in ours.values.keys() - theirs.values)
        case GraphQLUnionType(), GraphQLUnionType():
            known = {member.name for member in theirs.types}
            yield from (f"{ours} | {m.name}: missing" for m in ours.types if m.name not in known)
        case GraphQLInputObjectType(), GraphQLInputObjectType():
            yield from _input_differences(ours, theirs)
        case (
            (GraphQLObjectType() | GraphQLInterfaceType()),
            (GraphQLObjectType() | GraphQLInterfaceType()),
        ):
            yield from _output_differences(ours, theirs)


def _input_differences(
    ours: GraphQLInputObjectType, theirs: GraphQLInputObjectType
) -> Iterator[str]:
    for name, field in ours.fields.items():
        yield from _value_differences(f"{ours}.{name}", field, theirs.fields.get(name))
    for name, other in theirs.fields.items():
        if is_required_input_field(other) and name not in ours.fields:
            yield f"{ours}.{name}: required by theirs, not offered"


def _output_differences(
    ours: GraphQLObjectType | GraphQLInterfaceType,
    theirs: GraphQLObjectType | GraphQLInterfaceType,
) -> Iterator[str]:
    known = {interface.name for interface in theirs.interfaces}
    for interface in ours.interfaces:
        if interface.name not in known:
            yield f"{ours} implements {interface.name}: missing"
    for name, field in ours.fields.items():
        other = theirs.fields.get(name)
        if other is None:
            yield f"{ours}.{name}: missing"
            continue
        if str(field.type) != str(other.type):
            yield f"{ours}.{name}: {field.type}, theirs {other.type}"
        yield from _argument_differences(f"{ours}.{name}", field, other)


def _argument_differences(path: str, ours: GraphQLField, theirs: GraphQLField) -> Iterator[str]:
    for name, argument in ours.args.items():
        yield from _value_differences(f"{path}({name})", argument, theirs.args.get(name))
    for name, other in theirs.args.items():
        if is_required_argument(other) and name not in ours.args:
            yield f"{path}({name}): required by theirs, not offered"


def _value_differences(
    path: str,
    ours: GraphQLArgument | GraphQLInputField,
    theirs: GraphQLArgument | GraphQLInputField | None,
) -> Iterator[str]:
    if theirs is None:
        yield f"{path}: missing"
    elif str(ours.type) != str(theirs.type):
        yield f"{path}: {ours.type}, theirs {theirs.type}"
    elif _default(ours) != _default(theirs):
        yield f"{path} = {_default(ours)}, theirs {_default(theirs)}"


def _default(value: GraphQLArgument | GraphQLInputField) -> str | None:
    node = value.ast_node
    return print_ast(node.default_value) if node and node.default_value else None


@needs_saleor
@saleors_schema.in_one_process
@pytest.mark.parametrize("version", EXCEPTIONS)
def test_the_sandbox_speaks_as_saleor_does(version: str) -> None:
    found = set(differences(sandbox_schema(), saleor(version)))

    assert found == set(EXCEPTIONS[version])


def test_no_exception_is_made_without_a_reason() -> None:
    assert EXCEPTIONS["3.23"] == {}
    assert all(reason for rows in EXCEPTIONS.values() for reason in rows.values())


THEIRS = """
type Query { order(id: ID!): Order, shop: Shop! }
interface Node { id: ID! }
type Shop { name: String! }
type Order implements Node { id: ID!, total(in: Currency = USD): Float!, status: Status! }
enum Status { OPEN, CLOSED }
enum Currency { USD }
input Where { status: Status, since: String! }
union Anything = Order | Shop
"""


SHOP = "type Query { shop: Shop! } type Shop { name: String! } "
ORDER = "type Order { id: ID! } "


@pytest.mark.parametrize(
    ("ours", "found"),
    [
        ("type Query { order(id: ID!): Order } type Order { tip: Float }", "Order.tip: missing"),
        ("type Query { order(id: ID!): Order } type Order { id: ID }", "Order.id: ID, theirs ID!"),
        (ORDER + "type Query { order(id: ID): Order }", "Query.order(id): ID, theirs ID!"),
        (ORDER + "type Query { order: Order }", "Query.order(id): required by theirs"),
        (ORDER + "type Query { order(id: ID!, tax: Int): Order }", "Query.order(tax): missing"),
        ("type Query { n: Node } type Shop implements Node { id: ID! } interface Node { id: ID! }",
         "Shop implements Node: missing"),
        (SHOP + "type Basket { id: ID! }", "Basket: missing"),
        (SHOP + "enum Status { LOST }", "Status.LOST: missing"),
        (SHOP + "input Status { a: Int }", "Status: GraphQLInputObjectType, theirs"),
        (SHOP + "input Where { by: Int, since: String! }", "Where.by: missing"),
        (SHOP + "input Where { by: Int }", "Where.since: required by theirs"),
        (SHOP + "type Other { a: Int } union Anything = Shop | Other", "Anything | Other: missing"),
        (SHOP + "enum Currency { USD } type Order { total(in: Currency): Float! }",
         "Order.total(in) = None, theirs USD"),
    ],
)  # fmt: skip
def test_a_word_saleor_does_not_know_is_found_out(ours: str, found: str) -> None:
    told = list(differences(build_schema(ours), build_schema(THEIRS)))

    assert any(line.startswith(found) for line in told), told


def test_a_true_part_of_saleor_passes() -> None:
    ours = build_schema(SHOP + "type Order { id: ID! status: Status! } enum Status { OPEN }")

    assert list(differences(ours, build_schema(THEIRS))) == []


def documents() -> list[Path]:
    return sorted(p for p in DOCUMENTS.rglob("*.graphql") if p.parent.name != "fragments")


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_the_sandbox_understands_what_the_app_asks(path: Path) -> None:
    text = path.read_text("utf-8")
    fragments = {p.stem: p.read_text("utf-8") for p in (DOCUMENTS / "fragments").glob("*.graphql")}
    document = parse("\n".join([text, *_spread(text, fragments)]))

    assert validate(sandbox_schema(), document) == []


def _spread(text: str, fragments: dict[str, str]) -> list[str]:
    """The fragment files `text` leans on, and those they lean on themselves."""
    chosen: list[str] = []
    waiting = [text]
    while waiting:
        reader = waiting.pop()
        for fragment in fragments.values():
            name = fragment.split()[1]
            if f"...{name}" in reader.replace("... ", "...") and fragment not in chosen:
                chosen.append(fragment)
                waiting.append(fragment)
    return chosen
