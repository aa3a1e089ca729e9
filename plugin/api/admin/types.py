"""What staff are shown."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from plugin.api.shared import Money, Refusal, RewardKind
from plugin.domain.decision import Outcome
from plugin.domain.money import plain
from plugin.domain.program import ProgramState, Side, Touch
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import PercentOff
from plugin.domain.terms import Terms as DomainTerms
from plugin.services.explain_order import Explanation
from plugin.services.list_troubles import Trouble as DomainTrouble
from plugin.storage.programs import Program as StoredProgram
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
    missing_permissions: list[str]
    channels: list[Channel]
    imports: list[Import]


@strawberry.type
class ChannelAmount:
    channel: str
    amount: Money


@strawberry.type
class Terms:
    kind: RewardKind
    percent: Decimal | None
    amounts: list[ChannelAmount]


@strawberry.type
class Rules:
    window_days: int
    hold_days: int
    code_days: int
    reward_days: int
    new_customers_only: bool
    attribution: Touch


@strawberry.type(description="A program in its newest version.")
class Program:
    id: strawberry.ID
    name: str
    state: ProgramState
    version: int
    rules: Rules
    friend_reward: Terms
    advocate_reward: Terms


@strawberry.type(description="One rule: what it looked at, and what it said.")
class Step:
    rule: str
    saw: str = strawberry.field(description="JSON: what the rule looked at.")
    passed: bool
    reason: Reason | None
    sentence: str | None


@strawberry.type(description="`unit` is a currency, or PCT for a percentage.")
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


@strawberry.input
class ChannelAmountInput:
    channel: str
    amount: Decimal
    currency: str


@strawberry.input(description="Either `percent` or `amounts`.")
class TermsInput:
    percent: Decimal | None = None
    amounts: list[ChannelAmountInput] | None = None


@strawberry.input
class RulesInput:
    window_days: int = 30
    hold_days: int = 14
    code_days: int = 30
    reward_days: int = 180
    new_customers_only: bool = True
    attribution: Touch = Touch.LAST


@strawberry.input
class ProgramInput:
    rules: RulesInput
    friend_reward: TermsInput
    advocate_reward: TermsInput


ProgramResult = Annotated[Program | Refusal, strawberry.union("ProgramResult")]
ShopResult = Annotated[Shop | Refusal, strawberry.union("ShopResult")]


def program_view(program: StoredProgram) -> Program:
    rules = program.version.rules
    return Program(
        id=strawberry.ID(str(program.id)),
        name=program.name,
        state=program.state,
        version=program.version.number,
        rules=Rules(
            window_days=rules.window_days,
            hold_days=rules.hold_days,
            code_days=rules.code_days,
            reward_days=rules.reward_days,
            new_customers_only=rules.new_customers_only,
            attribution=rules.attribution,
        ),
        friend_reward=_terms(program.offer.friend),
        advocate_reward=_terms(program.offer.advocate),
    )


def _terms(terms: DomainTerms) -> Terms:
    if isinstance(terms, PercentOff):
        return Terms(kind=RewardKind.PERCENT, percent=terms.percent, amounts=[])
    amounts = [
        ChannelAmount(channel=slug, amount=Money(amount=m.amount, currency=m.currency))
        for slug, m in sorted(terms.amounts.items())
    ]
    return Terms(kind=RewardKind.FIXED, percent=None, amounts=amounts)


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
