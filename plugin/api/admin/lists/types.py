"""The people on a program's lists, as staff see them."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal
from plugin.storage.tables.base import AnyRow


@strawberry.enum(description="Friends who may come, friends who never may, and who may refer.")
class PeopleList(Enum):
    ALLOWED = "allowed"
    BLOCKED = "blocked"
    INVITED = "invited"


@strawberry.type
class ListedPerson:
    id: strawberry.ID
    list: PeopleList
    label: str
    added_by: str
    added_at: datetime


@strawberry.type
class ListedPeople:
    people: list[ListedPerson]


PeopleResult = Annotated[ListedPeople | Refusal, strawberry.union("PeopleResult")]


def listed_view(row: AnyRow) -> ListedPerson:
    return ListedPerson(
        id=strawberry.ID(str(row.id)),
        list=PeopleList(row.list),
        label=row.label,
        added_by=row.added_by,
        added_at=row.created_at,
    )
