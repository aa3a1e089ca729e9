"""What asks for somebody's attention, as staff see it."""

from __future__ import annotations

import strawberry

from plugin.domain.figures.attention import Attention as Found
from plugin.domain.figures.attention import Concern
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_attention import tell_attention

strawberry.enum(Concern, description="These codes never change; new ones are added.")


@strawberry.type(description="Something that somebody should look at.")
class Attention:
    concern: Concern
    count: int = strawberry.field(description="Of how many things.")
    program_id: strawberry.ID | None = strawberry.field(
        description="Of the program that it is about."
    )
    sentence: str


def attention_view(found: Found, reader: Reader) -> Attention:
    program = found.program_id
    return Attention(
        concern=found.concern,
        count=found.count,
        program_id=strawberry.ID(str(program)) if program is not None else None,
        sentence=tell_attention(reader, found),
    )
