"""Types and limits that both schemas have."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

import strawberry
import structlog
from graphql import GraphQLError
from strawberry.extensions import (
    AddValidationRules,
    MaskErrors,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    ParserCache,
    QueryDepthLimiter,
    SchemaExtension,
    ValidationCache,
)
from strawberry.types import ExecutionContext

from plugin.domain.decision import Outcome
from plugin.domain.offer import Side
from plugin.domain.program import ProgramState
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.sharing import ShareChannel
from plugin.domain.terms import InMoney, OrderShare, PercentOff, Terms
from plugin.services.messages.phrase_terms import phrase
from plugin.services.people.follow_friends import FriendStatus
from plugin.services.refusals import MESSAGES, RefusalCode, Refused
from plugin.services.telling.reader import ENGLISH, Reader

log = structlog.get_logger()

# Built once: rules made anew for each request would defeat the validation cache.
_RULES = [
    *QueryDepthLimiter(max_depth=10).validation_rules,
    *MaxAliasesLimiter(max_alias_count=15).validation_rules,
]

# Registering leaves the enums as they are; the schemas name them as the domain does.
strawberry.enum(
    FriendStatus,
    description="UNDONE: an order counted, and does no more. "
    "NOT_COUNTED: they bought, and it does not count.",
)
strawberry.enum(
    ShareChannel,
    description="NATIVE: the device's own sheet. What goes out by FACEBOOK, X, PINTEREST and VK is "
    "for everybody to see.",
)
for _words in (Outcome, ProgramState, Reason, RewardState, Side):
    strawberry.enum(_words)


@strawberry.enum
class RewardKind(Enum):
    PERCENT = "percent"
    FIXED = "fixed"
    FREE_SHIPPING = "free_shipping"
    FREE_PRODUCT = "free_product"
    GIFT_CARD = "gift_card"
    PERCENT_OF_ORDER = "percent_of_order"
    POINTS = "points"
    DONATION = "donation"
    ACCESS = "access"
    CUSTOM = "custom"


@strawberry.type
class Money:
    amount: Decimal
    currency: str


@strawberry.type(description="What one side gets. `text` says it in the reader's language.")
class RewardTerms:
    kind: RewardKind
    percent: Decimal | None
    amount: Money | None
    text: str


@strawberry.type(description="`path` is where in the program, as `offers.0.friend.reward`.")
class Problem:
    path: str
    message: str


@strawberry.type(description="An expected no. `message` is for people, `code` for programs.")
class Refusal:
    code: str = strawberry.field(
        # Not an enum: `... on Claim { code } ... on Refusal { code }` must be one query.
        description="One of: " + ", ".join(RefusalCode) + ". These codes never change."
    )
    message: str
    problems: list[Problem] = strawberry.field(description="Each thing that is wrong, if many.")


def refusal(error: Refused, reader: Reader = ENGLISH) -> Refusal:
    message = " ".join(filter(None, [reader.say(MESSAGES[error.code]), error.detail]))
    problems = [Problem(path=path, message=message) for path, message in error.problems]
    return Refusal(code=error.code, message=message, problems=problems)


def terms_view(terms: Terms, channel: str, reader: Reader) -> RewardTerms:
    amount = None
    if isinstance(terms, InMoney):
        money = terms.amounts[channel]
        amount = Money(amount=money.amount, currency=money.currency)
    return RewardTerms(
        kind=RewardKind(terms.kind),
        percent=terms.percent if isinstance(terms, PercentOff | OrderShare) else None,
        amount=amount,
        text=phrase(terms, channel, reader),
    )


class _LoggedMask(MaskErrors):
    """The caller learns that something failed; the log learns what."""

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        log.error("graphql_failed", path=error.path, exc_info=error.original_error)
        return super().anonymise_error(error)


def _is_unexpected(error: GraphQLError) -> bool:
    # GraphQL's own errors (syntax, validation, permission) are meant for the caller.
    return error.original_error is not None and not isinstance(error.original_error, GraphQLError)


class Schema(strawberry.Schema):
    """A schema whose errors do not go to the library's log, which would quote the question."""

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,
    ) -> None:
        pass  # _LoggedMask has logged what was unexpected.


def extensions() -> Sequence[Any]:
    limits: list[Any] = [
        lambda: MaxTokensLimiter(max_token_count=1000),
        lambda: AddValidationRules(_RULES),
        lambda: _LoggedMask(should_mask_error=_is_unexpected),
    ]
    caches: list[type[SchemaExtension] | Any] = [
        lambda: ParserCache(maxsize=256),
        lambda: ValidationCache(maxsize=256),
    ]
    return [*limits, *caches]
