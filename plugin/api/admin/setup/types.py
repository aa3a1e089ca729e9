"""How far a shop has come, as staff see it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.api.admin.programs.types import Program, program_view
from plugin.api.admin.shop.types import Channel, Import, channel_view, import_view
from plugin.api.shared import Refusal
from plugin.domain.decision import Outcome
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.setup import SetupStep
from plugin.services.figures.check_setup import Setup as Found
from plugin.services.telling.reader import Reader
from plugin.storage.tables.base import AnyRow

strawberry.enum(SetupStep, description="In the order in which they are best taken.")


@strawberry.type(description="A step on the way to the first reward.")
class SetupStepDone:
    step: SetupStep
    is_done: bool


@strawberry.type(description="A right that the app may have in the shop.")
class PermissionState:
    name: str
    is_granted: bool
    is_needed: bool = strawberry.field(
        description="By the app itself, or by a program that pays with gift cards."
    )


@strawberry.type(description="The last order that somebody had brought, and what became of it.")
class TriedOrder:
    order_id: strawberry.ID | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )
    outcome: Outcome
    reason: Reason
    sentence: str
    decided_at: datetime


@strawberry.type(description="How far a shop has come on the way to its first reward.")
class Setup:
    steps: list[SetupStepDone]
    is_put_aside: bool = strawberry.field(
        description="Whether staff want to see this list no more."
    )
    channels: list[Channel]
    permissions: list[PermissionState]
    history: Import | None = strawberry.field(description="The reading of past orders.")
    program: Program | None = strawberry.field(
        description="The one that has come furthest, of several the newest. On installation there "
        "is a draft."
    )
    storefront_url: str | None
    storefront_seen_at: datetime | None = strawberry.field(
        description="When the storefront last told of a visit or a claim."
    )
    tried_order: TriedOrder | None


SetupResult = Annotated[Setup | Refusal, strawberry.union("SetupResult")]


@strawberry.type(description="A share link to try the shop's own program with.")
class TrialLink:
    word: str
    share_url: str


TrialLinkResult = Annotated[TrialLink | Refusal, strawberry.union("TrialLinkResult")]


def setup_view(found: Found, reader: Reader) -> Setup:
    return Setup(
        steps=[SetupStepDone(step=step, is_done=done) for step, done in found.steps.items()],
        is_put_aside=found.shop.setup_aside,
        channels=[channel_view(row) for row in found.channels],
        permissions=[
            PermissionState(name=p.name, is_granted=p.is_granted, is_needed=p.is_needed)
            for p in found.permissions
        ],
        history=import_view(found.history) if found.history is not None else None,
        program=program_view(found.program) if found.program is not None else None,
        storefront_url=found.shop.storefront_url,
        storefront_seen_at=found.signs.storefront_at,
        tried_order=_tried(found.tried, reader) if found.tried is not None else None,
    )


def _tried(row: AnyRow, reader: Reader) -> TriedOrder:
    reason = Reason(row.reason)
    return TriedOrder(
        order_id=strawberry.ID(row.order_id),
        outcome=Outcome(row.outcome),
        reason=reason,
        sentence=reader.say(SENTENCES[reason]),
        decided_at=row.created_at,
    )
