"""An offer before anybody sees it, as staff see it."""

from __future__ import annotations

from typing import Annotated

import strawberry

from plugin.api.shared import Refusal, RewardTerms, terms_view
from plugin.domain.offer import Milestone, Side
from plugin.services.programs.preview_offer import Seen


@strawberry.type(description="One more reward when so many friends have bought.")
class PreviewedMilestone:
    friends: int
    reward: RewardTerms


@strawberry.type(
    description="An offer as its readers see it: in one channel, and in one language. `offer` is "
    "its name in the program."
)
class PreviewedOffer:
    offer: str
    channel: str
    currency: str
    language: str
    headline: str
    for_friend: str = strawberry.field(description="What the merchant wrote for the friend.")
    for_advocate: str = strawberry.field(description="What the merchant wrote for the advocate.")
    friend_reward: RewardTerms | None
    advocate_reward: RewardTerms | None
    milestones: list[PreviewedMilestone]
    disclosure: str = strawberry.field(
        description="What the friend is told of the advocate's reward; of somebody without a name."
    )
    consent: str = strawberry.field(description="What the friend is asked before they accept.")


@strawberry.type(description="All offers of a promise, as their readers see them.")
class OfferPreview:
    offers: list[PreviewedOffer]


PreviewResult = Annotated[OfferPreview | Refusal, strawberry.union("PreviewResult")]


def preview_view(seen: Seen) -> PreviewedOffer:
    arm = seen.arm
    friend, advocate = (
        terms_view(terms, seen.channel.slug, seen.reader) if (terms := arm.reward(side)) else None
        for side in (Side.FRIEND, Side.ADVOCATE)
    )
    return PreviewedOffer(
        offer=arm.name,
        channel=seen.channel.slug,
        currency=seen.channel.currency,
        language=seen.language,
        headline=seen.wording.headline,
        for_friend=seen.wording.for_friend,
        for_advocate=seen.wording.for_advocate,
        friend_reward=friend,
        advocate_reward=advocate,
        milestones=[_milestone(seen, milestone) for milestone in arm.advocate.milestones],
        disclosure=seen.disclosure,
        consent=seen.consent,
    )


def _milestone(seen: Seen, milestone: Milestone) -> PreviewedMilestone:
    reward = terms_view(milestone.reward, seen.channel.slug, seen.reader)
    return PreviewedMilestone(friends=milestone.friends, reward=reward)
