"""The programs that staff can start from."""

from __future__ import annotations

import strawberry
from sqlalchemy import Connection
from strawberry.scalars import JSON

from plugin.services.programs.presets import MadePreset, make_preset, presets
from plugin.storage import shops


@strawberry.type(description="A program to start from: edit `promise`, then `createProgram`.")
class Preset:
    name: str
    title: str
    summary: str
    needs: list[str] = strawberry.field(
        description="What is null in `promise` until somebody chooses it: "
        "product, category, cause or amount."
    )
    promise: JSON = strawberry.field(description="Made for this shop's channels.")
    left_out: list[str] = strawberry.field(
        description="Channels in whose currency no sum is known: write sums for these yourself."
    )


def presets_for(conn: Connection, shop_id: int) -> list[Preset]:
    """All of them, in this shop's currencies."""
    currencies = {c.slug: c.currency for c in shops.channels_of(conn, shop_id)}
    return [_view(make_preset(preset, currencies)) for preset in presets()]


def _view(made: MadePreset) -> Preset:
    return Preset(
        name=made.preset.name,
        title=made.preset.title,
        summary=made.preset.summary,
        needs=list(made.needs),
        promise=JSON(made.promise),
        left_out=list(made.left_out),
    )
