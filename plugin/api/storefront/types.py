"""What storefronts are shown."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal, RewardTerms, terms_view
from plugin.domain.consent import Purpose
from plugin.domain.money import plain
from plugin.domain.offer import Arm, Side
from plugin.domain.reward import RewardState
from plugin.domain.sharing import ShareChannel
from plugin.services.messages.phrase_terms import wording_in
from plugin.services.people.claim_offer import Claimed
from plugin.services.people.follow_friends import FriendStatus
from plugin.services.people.show_advocate import AdvocateView, FriendView, RewardView
from plugin.services.people.show_offer import ShownOffer
from plugin.services.people.take_consent import Shown
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_customer import tell_friend, tell_reward
from plugin.storage.shops import Shop


@strawberry.type(description="How the shop presents itself. `ink` can be read on `accent`.")
class Brand:
    name: str
    logo_url: str | None
    accent: str | None = strawberry.field(description="As `#1a2b3c`.")
    ink: str | None = strawberry.field(description="Black or white; null where there is no accent.")


@strawberry.type(description="By which ways people share their links.")
class Sharing:
    channels: list[ShareChannel] = strawberry.field(
        description="In the order to be shown. A link says how it was shared: `via=whatsapp`."
    )
    message: str = strawberry.field(
        description="To stand before the link until people write something of their own."
    )
    leaderboard: bool = strawberry.field(description="Whether one may be shown.")


@strawberry.type(description="A part of the terms of taking part.")
class Term:
    heading: str
    sentences: list[str]


@strawberry.type(description="Who brought how many friends; nobody is named.")
class LeaderboardPlace:
    place: int = strawberry.field(description="Shared by those who brought as many.")
    initial: str = strawberry.field(description="Empty where no name is known.")
    friends: int = strawberry.field(description="How many bought.")
    is_you: bool


@strawberry.type(description="The word of your share link. Links with those before still work.")
class ChosenWord:
    word: str
    share_url: str


@strawberry.enum(description="What a text asks for.")
class ConsentPurpose(Enum):
    CLAIM = Purpose.CLAIM
    JOIN = Purpose.JOIN
    BE_FOUND = Purpose.BE_FOUND


@strawberry.type(description="What somebody is asked to agree to; its wording never changes.")
class ConsentText:
    id: strawberry.ID = strawberry.field(description="To be handed in when they have agreed.")
    text: str
    is_needed: bool = strawberry.field(description="Whether nobody takes part without it.")


@strawberry.type(description="What a share link stands for just now.")
class Offer:
    word: str
    advocate_name: str
    is_own: bool = strawberry.field(description="The advocate is the one who asks.")
    friend_reward: RewardTerms | None
    advocate_reward: RewardTerms | None
    headline: str
    text: str = strawberry.field(description="What the merchant wrote for the friend.")
    disclosure: str = strawberry.field(
        description="To be shown beside the offer: that the advocate is paid. Empty where they "
        "are not."
    )
    consent: ConsentText = strawberry.field(
        description="To be asked beside the form; without it the shop sends the friend nothing."
    )


@strawberry.type(description="What both get, for people who have no share link yet.")
class Invitation:
    friend_reward: RewardTerms | None
    advocate_reward: RewardTerms | None
    text: str = strawberry.field(description="What the merchant wrote for advocates.")


@strawberry.type(description="A friend's personal, single-use code.")
class Claim:
    code: str = strawberry.field(
        # Not null, for the sake of `... on Claim { code } ... on Refusal { code }`.
        description="Empty where the friend is rewarded after the order, or not at all."
    )
    checkout_token: str = strawberry.field(
        description="To be written into the checkout's metadata under `referrals.token`."
    )
    expires_at: datetime
    discount: RewardTerms | None


@strawberry.type(description="A friend, without anything that says who it is.")
class Friend:
    initial: str = strawberry.field(
        description="The first letter of the name or of the e-mail address; empty where it is not "
        "known."
    )
    since: date = strawberry.field(description="The first day of the month in which they came.")
    status: FriendStatus
    why: str


@strawberry.type
class Reward:
    id: strawberry.ID
    state: RewardState
    terms: RewardTerms
    left: Decimal = strawberry.field(description="How much is not used yet, in `unit`.")
    unit: str = strawberry.field(description="A currency, or percent, points or pieces.")
    code: str | None = strawberry.field(
        description="Of a voucher or a gift card, only while it can be used."
    )
    expires_at: datetime | None
    due_at: datetime | None = strawberry.field(description="Until when it is held for returns.")
    why: str


@strawberry.type(description="So many points turn into a reward by themselves: `at`.")
class Points:
    program: str
    points: Decimal
    at: int


@strawberry.type
class Advocate:
    word: str
    share_url: str
    friends: list[Friend]
    rewards: list[Reward]
    points: list[Points]


@strawberry.type
class Visit:
    recorded: bool
    journey_token: str = strawberry.field(
        description="To be handed in with the next visit of the same person, and written into the "
        "checkout's metadata under `referrals.journey`."
    )


@strawberry.enum(
    description="FOUND: one advocate has this name. SEVERAL: ask for their e-mail too. NEAR: "
    "somebody is called nearly so. NONE: nobody is to be found so."
)
class NameMatch(Enum):
    FOUND = "found"
    SEVERAL = "several"
    NEAR = "near"
    NONE = "none"


@strawberry.type(description="What a search by name has found.")
class Referrer:
    match: NameMatch
    token: str | None = strawberry.field(
        description="For `claim`, within the hour; only of an advocate who was found."
    )


@strawberry.type
class BeFound:
    is_found: bool


@strawberry.type(description="A link was sent to this mailbox.")
class Joined:
    email: str


@strawberry.input
class UtmInput:
    source: str = ""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    term: str = ""


ClaimResult = Annotated[Claim | Refusal, strawberry.union("ClaimResult")]
MeResult = Annotated[Advocate | Refusal, strawberry.union("MeResult")]
ReferrerResult = Annotated[Referrer | Refusal, strawberry.union("ReferrerResult")]
BeFoundResult = Annotated[BeFound | Refusal, strawberry.union("BeFoundResult")]
ChooseWordResult = Annotated[ChosenWord | Refusal, strawberry.union("ChooseWordResult")]
JoinResult = Annotated[Joined | Refusal, strawberry.union("JoinResult")]


def offer_view(
    shown: ShownOffer, word: str, channel: str, language: str | None, reader: Reader
) -> Offer:
    """language: what the merchant's own words are wanted in; they may be in more than we have."""
    arm = shown.found.offer.arm
    friend, advocate = _both(arm, channel, reader)
    wording = wording_in(arm, language)
    return Offer(
        word=word,
        advocate_name=shown.found.advocate.first_name,
        is_own=shown.is_own,
        friend_reward=friend,
        advocate_reward=advocate,
        headline=wording.headline,
        text=wording.for_friend,
        disclosure=shown.disclosure,
        consent=consent_view(shown.consent),
    )


def invitation_view(
    arm: Arm | None, channel: str, language: str | None, reader: Reader
) -> Invitation:
    if arm is None:
        return Invitation(friend_reward=None, advocate_reward=None, text="")
    friend, advocate = _both(arm, channel, reader)
    text = wording_in(arm, language).for_advocate
    return Invitation(friend_reward=friend, advocate_reward=advocate, text=text)


def _both(arm: Arm, channel: str, reader: Reader) -> list[RewardTerms | None]:
    """What the friend gets, and what the advocate."""
    return [
        terms_view(terms, channel, reader) if (terms := arm.reward(side)) else None
        for side in (Side.FRIEND, Side.ADVOCATE)
    ]


def brand_view(shop: Shop) -> Brand:
    brand = shop.brand
    return Brand(
        name=shop.shown_name,
        logo_url=brand.logo_url,
        accent=brand.accent,
        ink=brand.ink if brand.accent is not None else None,
    )


def sharing_view(shop: Shop, reader: Reader) -> Sharing:
    """The message names no reward: what the link offers is said where it leads."""
    return Sharing(
        channels=list(shop.sharing.channels),
        message=reader.say(
            "I like shopping at {shop}. Here is an offer for friends:", shop=shop.shown_name
        ),
        leaderboard=shop.sharing.leaderboard,
    )


def consent_view(shown: Shown) -> ConsentText:
    text = shown.text
    return ConsentText(id=strawberry.ID(str(text.id)), text=text.text, is_needed=shown.is_needed)


def claim_view(claimed: Claimed, channel: str, reader: Reader) -> Claim:
    return Claim(
        code=claimed.code or "",
        checkout_token=claimed.checkout_token,
        expires_at=claimed.expires_at,
        discount=terms_view(claimed.terms, channel, reader) if claimed.terms else None,
    )


def advocate_view(view: AdvocateView, reader: Reader) -> Advocate:
    return Advocate(
        word=view.word,
        share_url=view.share_url,
        friends=[_friend(friend, reader) for friend in view.friends],
        rewards=[_reward(reward, reader) for reward in view.rewards],
        points=[
            Points(program=one.program, points=plain(one.points), at=one.at) for one in view.points
        ],
    )


def _friend(view: FriendView, reader: Reader) -> Friend:
    bought = view.status is FriendStatus.BOUGHT
    why = tell_friend(reader, view.reason, view.reward, bought=bought)
    return Friend(initial=view.initial, since=view.since, status=view.status, why=why)


def _reward(view: RewardView, reader: Reader) -> Reward:
    return Reward(
        id=strawberry.ID(str(view.id)),
        state=view.state,
        terms=terms_view(view.terms, view.channel, reader),
        left=plain(view.left),
        unit=view.unit,
        code=view.code,
        expires_at=view.expires_at,
        due_at=view.due_at,
        why=tell_reward(reader, view.standing),
    )
