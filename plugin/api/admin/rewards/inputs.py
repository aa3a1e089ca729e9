"""What staff send about rewards, turned into our words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from plugin.api.admin.caller import (
    Caller,
    NeedsOrders,
    NeedsUsers,
    filter_email,
    filter_id,
    filter_text,
    known_id,
)
from plugin.api.admin.pages import period_of
from plugin.api.shared import RewardKind
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.domain.terms import Terms
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.pages.rewards import Wanted
from plugin.storage.promise_json import BadPromise, terms_as_written


@strawberry.input(description="What is left out is not asked for.")
class RewardFilter:
    state: RewardState | None = None
    side: Side | None = None
    kind: RewardKind | None = None
    program_id: strawberry.ID | None = None
    advocate_id: strawberry.ID | None = None
    order_id: strawberry.ID | None = strawberry.field(
        default=None, description="Needs MANAGE_ORDERS."
    )
    order_number: str | None = strawberry.field(default=None, description="Needs MANAGE_ORDERS.")
    word: str | None = strawberry.field(default=None, description="How the advocate's begins.")
    email: str | None = strawberry.field(
        default=None, description="Of whoever has the reward. Needs MANAGE_USERS."
    )
    since: datetime | None = strawberry.field(name="from", default=None)
    until: datetime | None = strawberry.field(
        name="to", default=None, description="The first moment after."
    )


def rewards_wanted(caller: Caller, asked: RewardFilter) -> Wanted:
    """Raises GraphQLError for what one may not ask by."""
    if asked.order_id is not None or asked.order_number is not None:
        NeedsOrders.check(caller)
    if asked.email is not None:
        NeedsUsers.check(caller)
    return Wanted(
        state=asked.state,
        side=asked.side,
        kind=asked.kind.value if asked.kind else None,
        program_id=filter_id(asked.program_id),
        advocate_id=filter_id(asked.advocate_id),
        order_id=filter_text(asked.order_id),
        order_number=filter_text(asked.order_number),
        word=filter_text(asked.word),
        owner_hmac=filter_email(caller, asked.email),
        created=period_of(caller, asked.since, asked.until),
    )


def terms_of(data: Any) -> Terms:
    """Raises Refused with each thing that is wrong and what to write instead."""
    if not isinstance(data, Mapping):
        raise Refused(RefusalCode.TERMS_INVALID, "Write them as one object.")
    try:
        return terms_as_written(data)
    except BadPromise as error:
        problems = [(problem.path, problem.message) for problem in error.problems]
        detail = " ".join(f"{path}: {message}" for path, message in problems[:3])
        raise Refused(RefusalCode.TERMS_INVALID, detail, problems) from error


def key_of(value: strawberry.ID, code: RefusalCode) -> int:
    """Raises Refused with this code for what cannot be an id of ours."""
    wanted = known_id(value)
    if wanted is None:
        raise Refused(code)
    return wanted
