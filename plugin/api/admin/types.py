"""What staff are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry.scalars import JSON

from plugin.api.shared import Refusal
from plugin.domain.decision import Outcome
from plugin.domain.money import plain
from plugin.domain.offer import Side
from plugin.domain.program import ProgramState
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.reward import RewardState
from plugin.services.compare_promises import changes_between
from plugin.services.explain_order import Explanation
from plugin.services.list_troubles import Trouble as DomainTrouble
from plugin.storage.programs import Program as StoredProgram
from plugin.storage.promise_json import promise_to_json
from plugin.storage.tables.base import AnyRow


@strawberry.type
class Channel:
    slug: str
    name: str
    currency: str
    is_active: bool


@strawberry.type(description="A reading of the shop's orders.")
class Import:
    kind: str
    state: str
    done: int
    total: int | None
    started_at: datetime | None
    finished_at: datetime | None
    error: str | None


@strawberry.type
class Shop:
    name: str
    api_url: str
    storefront_url: str | None
    time_zone: str
    missing_permissions: list[str]
    channels: list[Channel]
    imports: list[Import]


@strawberry.type(description="`path` is where in the program; values are JSON.")
class Change:
    path: str
    before: JSON | None
    after: JSON | None


@strawberry.type(description="What the program promised from this moment to the next version.")
class Version:
    number: int
    created_at: datetime
    created_by: str
    promise: JSON
    changes: list[Change] = strawberry.field(description="Against the version before.")


@strawberry.type(description="A program in its newest version.")
class Program:
    id: strawberry.ID
    name: str
    state: ProgramState
    state_reason: str | None
    archived_at: datetime | None
    version: int
    promise: JSON = strawberry.field(description="As the JSON Schema `programSchema` says.")


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


@strawberry.type(description="One rule: what it looked at, and what it said.")
class Step:
    rule: str
    saw: str = strawberry.field(description="JSON: what the rule looked at.")
    passed: bool
    reason: Reason | None
    sentence: str | None


@strawberry.type(description="`unit` is a currency, or one of percent, points and pieces.")
class Reward:
    id: strawberry.ID
    side: Side
    state: RewardState
    amount: Decimal
    unit: str
    reason: Reason
    sentence: str
    due_at: datetime | None
    expires_at: datetime | None
    created_at: datetime


@strawberry.type
class RewardPage:
    nodes: list[Reward]
    end_cursor: strawberry.ID | None
    has_next_page: bool


@strawberry.type(description="An amount that moved from one account of the ledger to another.")
class Entry:
    at: datetime
    reward_id: strawberry.ID
    from_account: str
    to_account: str
    amount: Decimal
    unit: str
    reason: str
    actor: str


@strawberry.type(description="What became of an order, and why.")
class Why:
    outcome: Outcome
    reason: Reason
    sentence: str
    decided_at: datetime | None
    trace: list[Step]
    rewards: list[Reward]
    ledger: list[Entry]


@strawberry.type(description="Something that failed. It is tried again at `retryAt`.")
class Trouble:
    what: str
    id: str
    error: str
    attempts: int
    retry_at: datetime | None


PeopleResult = Annotated[ListedPeople | Refusal, strawberry.union("PeopleResult")]
ProgramResult = Annotated[Program | Refusal, strawberry.union("ProgramResult")]
ShopResult = Annotated[Shop | Refusal, strawberry.union("ShopResult")]


def program_view(program: StoredProgram) -> Program:
    return Program(
        id=strawberry.ID(str(program.id)),
        name=program.name,
        state=program.state,
        state_reason=program.state_reason,
        archived_at=program.archived_at,
        version=program.version.number,
        promise=JSON(promise_to_json(program.promise)),
    )


def version_views(rows: Sequence[AnyRow]) -> list[Version]:
    """rows: all versions of a program, the newest first."""
    before = [*(row.promise for row in rows[1:]), {}][: len(rows)]
    return [
        Version(
            number=row.number,
            created_at=row.created_at,
            created_by=row.created_by,
            promise=row.promise,
            changes=[
                Change(path=change.path, before=change.before, after=change.after)
                for change in changes_between(old, row.promise)
            ],
        )
        for row, old in zip(rows, before, strict=True)
    ]


def listed_view(row: AnyRow) -> ListedPerson:
    return ListedPerson(
        id=strawberry.ID(str(row.id)),
        list=PeopleList(row.list),
        label=row.label,
        added_by=row.added_by,
        added_at=row.created_at,
    )


def reward_view(row: AnyRow) -> Reward:
    reason = Reason(row.reason)
    return Reward(
        id=strawberry.ID(str(row.id)),
        side=Side(row.side),
        state=RewardState(row.state),
        amount=plain(row.amount),
        unit=row.unit,
        reason=reason,
        sentence=SENTENCES[reason],
        due_at=row.due_at,
        expires_at=row.expires_at,
        created_at=row.created_at,
    )


def why_view(explanation: Explanation) -> Why:
    return Why(
        outcome=Outcome(explanation.outcome),
        reason=explanation.reason,
        sentence=SENTENCES[explanation.reason],
        decided_at=explanation.decided_at,
        trace=[_step(step) for step in explanation.trace],
        rewards=[reward_view(row) for row in explanation.rewards],
        ledger=[_entry(row) for row in explanation.ledger],
    )


def _step(step: dict[str, Any]) -> Step:
    reason = Reason(step["reason"]) if step["reason"] else None
    return Step(
        rule=step["rule"],
        saw=json.dumps(step["saw"]),
        passed=step["passed"],
        reason=reason,
        sentence=SENTENCES[reason] if reason else None,
    )


def _entry(row: AnyRow) -> Entry:
    return Entry(
        at=row.created_at,
        reward_id=strawberry.ID(str(row.reward_id)),
        from_account=row.from_account,
        to_account=row.to_account,
        amount=plain(row.amount),
        unit=row.unit,
        reason=row.reason,
        actor=row.actor,
    )


def trouble_view(trouble: DomainTrouble) -> Trouble:
    return Trouble(
        what=trouble.what,
        id=trouble.id,
        error=trouble.error,
        attempts=trouble.attempts,
        retry_at=trouble.retry_at,
    )
