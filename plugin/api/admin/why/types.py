"""Why a claim, a reward or an advocate is as it is, as staff see it."""

from __future__ import annotations

from datetime import date, datetime

import strawberry

from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.api.admin.orders.types import Step, Why
from plugin.api.admin.rewards.types import Reward
from plugin.domain.decision import Outcome
from plugin.domain.evidence import Via
from plugin.domain.reasons import Reason
from plugin.services.people.follow_friends import FriendStatus


@strawberry.type(
    description="An order for which a claim was weighed. Where it does not count for this claim, "
    "the reason of the order is another claim's, so there is none here."
)
class OrderOfClaim:
    order_id: strawberry.ID
    counts: bool = strawberry.field(description="The order was decided by this claim.")
    outcome: Outcome | None
    reason: Reason | None
    sentence: str
    decided_at: datetime
    trace: list[Step]


@strawberry.type
class WhyClaim:
    id: strawberry.ID
    program_id: strawberry.ID
    advocate_id: strawberry.ID
    via: Via
    since: datetime
    withdrawn_at: datetime | None
    sentence: str
    orders: list[OrderOfClaim] = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Empty without MANAGE_ORDERS."
    )


@strawberry.type(description="Something that moved a reward, or was decided about it.")
class StepOfReward:
    at: datetime
    sentence: str
    reason: Reason
    actor: str = strawberry.field(description="A user id of the shop, or `app`.")
    why: str | None = strawberry.field(description="In the words of staff, where they did it.")


@strawberry.type
class WhyReward:
    reward: Reward
    sentence: str
    waits_for: str | None = strawberry.field(description="Null where nothing is to come.")
    until: datetime | None = strawberry.field(
        description="Until when it is held, or can be used; null where no day says so."
    )
    life: list[StepOfReward] = strawberry.field(description="In the order of time.")
    decision: Why | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description="On the order behind it: null where there is none, and without MANAGE_ORDERS.",
    )


@strawberry.type(description="What became of a friend who accepted, in one program.")
class FriendOfAdvocate:
    claim_id: strawberry.ID
    program_id: strawberry.ID
    since: date
    status: FriendStatus
    reason: Reason | None
    sentence: str


@strawberry.type
class AdvocateInProgram:
    program_id: strawberry.ID
    program: str
    may_refer: bool
    sentence: str
    limits: list[str] = strawberry.field(
        description="How much the advocate has used of each limit on one advocate, in words."
    )


@strawberry.type
class WhyAdvocate:
    id: strawberry.ID
    programs: list[AdvocateInProgram] = strawberry.field(description="Those that run.")
    friends: list[FriendOfAdvocate] = strawberry.field(
        description="The newest 100, each once in a program."
    )
