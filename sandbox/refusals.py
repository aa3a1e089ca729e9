"""What the shop says no to, in the two ways Saleor says it."""

from collections.abc import Iterable

from graphql import GraphQLError

from sandbox.permissions import Permission


class Refused(Exception):
    """An entry in a mutation's own `errors` list."""

    def __init__(self, field: str | None, code: str, message: str, **details: object) -> None:
        super().__init__(message)
        self.entries: list[dict[str, object]] = [
            {"field": field, "code": code, "message": message, **details}
        ]

    @classmethod
    def missing(cls, global_id: str, field: str = "id") -> "Refused":
        return cls(field, "NOT_FOUND", f"Couldn't resolve to a node: {global_id}")


class InternalServerError(Exception):
    """Where Saleor itself falls over, the sandbox does so too."""


def permission_denied(needed: Iterable[Permission | str]) -> GraphQLError:
    names = ", ".join(needed)
    return GraphQLError(
        f"To access this path, you need one of the following permissions: {names}",
        extensions={"exception": {"code": "PermissionDenied"}},
    )


def not_permitted() -> GraphQLError:
    return GraphQLError(
        "You do not have permission to perform this action",
        extensions={"exception": {"code": "PermissionDenied"}},
    )
