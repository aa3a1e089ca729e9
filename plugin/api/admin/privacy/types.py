"""What people are asked, as staff see it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from plugin.api.shared import Refusal
from plugin.domain.consent import Purpose
from plugin.storage.tables.base import AnyRow


@strawberry.enum(description="What a text is for. DISCLOSURE asks for nothing: it tells.")
class TextPurpose(Enum):
    CLAIM = Purpose.CLAIM
    JOIN = Purpose.JOIN
    BE_FOUND = Purpose.BE_FOUND
    DISCLOSURE = Purpose.DISCLOSURE


@strawberry.type(description="A version of a text that people are shown. It never changes.")
class ShownText:
    id: strawberry.ID
    purpose: TextPurpose
    language: str
    number: int
    text: str
    created_by: str
    created_at: datetime


@strawberry.type(description="All that is held of one person.")
class PersonData:
    data: JSON


@strawberry.type(description="Nobody can find out any more who this was.")
class ErasedPerson:
    rows: int = strawberry.field(description="How many rows were about the person.")
    rewards: int = strawberry.field(description="How many unused rewards are void.")


@strawberry.type(description="For how many days each kind is kept.")
class Retention:
    visits: int
    marks: int
    messages: int
    claims: int
    order_marks: int


@strawberry.input(description="What is left out stays as it is.")
class RetentionInput:
    visits: int | None = None
    marks: int | None = None
    messages: int | None = None
    claims: int | None = None
    order_marks: int | None = None


RetentionResult = Annotated[Retention | Refusal, strawberry.union("RetentionResult")]
PersonResult = Annotated[PersonData | Refusal, strawberry.union("PersonResult")]
ErasedResult = Annotated[ErasedPerson | Refusal, strawberry.union("ErasedResult")]
TextResult = Annotated[ShownText | Refusal, strawberry.union("TextResult")]


def text_view(row: AnyRow) -> ShownText:
    return ShownText(
        id=strawberry.ID(str(row.id)),
        purpose=TextPurpose(Purpose(row.purpose)),
        language=row.language,
        number=row.number,
        text=row.text,
        created_by=row.created_by,
        created_at=row.created_at,
    )
