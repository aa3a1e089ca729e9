"""The table of who answers which field, and what a caller needs for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError, GraphQLResolveInfo

from sandbox.accounts import Caller
from sandbox.events import EventType
from sandbox.ids import MalformedId
from sandbox.permissions import Permission
from sandbox.refusals import InternalServerError, Refused, permission_denied

if TYPE_CHECKING:
    from sandbox.shop import Shop

Answer = Callable[..., Any]


@dataclass(frozen=True)
class Call:
    """One request at work: the shop it asks and who asks."""

    shop: "Shop"
    caller: Caller

    def tell(self, event: EventType, subject: object, **beside: object) -> None:
        self.shop.announce(event, subject, self.caller.principal, **beside)


@dataclass(frozen=True)
class Entry:
    answer: Answer
    needs: Sequence[Permission]
    staff_or_app: bool

    def admit(self, caller: Caller) -> None:
        if self.needs and not caller.may(*self.needs):
            raise permission_denied(self.needs)
        if self.staff_or_app and not caller.is_staff_or_app:
            raise permission_denied(["AUTHENTICATED_STAFF_USER", "AUTHENTICATED_APP"])


TABLE: dict[tuple[str, str], Entry] = {}

# What a refused mutation says in the fields that may not be null.
EMPTY_PAYLOAD = {"count": 0, "confirmationNeeded": False, "deliveries": []}


def answers(
    *paths: str, needs: Sequence[Permission] = (), staff_or_app: bool = False
) -> Callable[[Answer], Answer]:
    """Register a function for fields named `Type.field`; `*.field` is any type's."""

    def register(answer: Answer) -> Answer:
        for path in paths:
            type_name, field_name = path.split(".")
            TABLE[type_name, field_name] = Entry(answer, needs, staff_or_app)
        return answer

    return register


def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    call: Call = info.context
    type_name, field_name = info.parent_type.name, info.field_name
    entry = TABLE.get((type_name, field_name)) or TABLE.get(("*", field_name))
    if entry is None:
        return _attribute(source, field_name)
    entry.admit(call.caller)
    given = {_snake(name): value for name, value in arguments.items()}
    if type_name == "Mutation":
        return _mutate(entry.answer, call, given)
    try:
        return entry.answer(source, call, **given)
    except MalformedId as malformed:
        raise GraphQLError(str(malformed)) from malformed


def _mutate(answer: Answer, call: Call, given: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"errors": [], **answer(call, **given)}
    except Refused as refused:
        return {**EMPTY_PAYLOAD, "errors": refused.entries}
    except MalformedId as malformed:
        return {**EMPTY_PAYLOAD, "errors": Refused("id", "GRAPHQL_ERROR", str(malformed)).entries}
    except InternalServerError as fault:
        raise GraphQLError("Internal Server Error") from fault


def _attribute(source: Any, field_name: str) -> Any:
    if isinstance(source, dict):
        return source.get(field_name)
    return getattr(source, _snake(field_name))


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
