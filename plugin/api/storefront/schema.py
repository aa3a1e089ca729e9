"""The storefront schema."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import strawberry
from strawberry.types import Info

from plugin.api.shared import Schema, extensions, refusal
from plugin.api.storefront.types import (
    BeFound,
    BeFoundResult,
    Brand,
    ChooseWordResult,
    ChosenWord,
    ClaimResult,
    ConsentPurpose,
    ConsentText,
    Invitation,
    Joined,
    JoinResult,
    LeaderboardPlace,
    MeResult,
    NameMatch,
    Offer,
    Referrer,
    ReferrerResult,
    Sharing,
    Term,
    UtmInput,
    Visit,
    advocate_view,
    brand_view,
    claim_view,
    consent_view,
    invitation_view,
    offer_view,
    sharing_view,
)
from plugin.domain.evidence import Via
from plugin.domain.rates import Asked
from plugin.domain.sighting import Seen
from plugin.services.context import Context
from plugin.services.people.choose_word import choose_word
from plugin.services.people.claim_offer import ClaimRequest, Friend, claim_offer
from plugin.services.people.count_questions import Questions
from plugin.services.people.find_referrer import be_found, find_referrer, word_of_referrer
from plugin.services.people.follow_link import Visit as Reported
from plugin.services.people.follow_link import record_visit
from plugin.services.people.invite_anybody import invite_anybody
from plugin.services.people.invite_guest import invite_guest
from plugin.services.people.rank_advocates import rank_advocates
from plugin.services.people.show_advocate import Visitor, show_advocate
from plugin.services.people.show_offer import show_offer
from plugin.services.people.slow_down import Asker
from plugin.services.people.state_terms import state_terms
from plugin.services.people.take_consent import shown_now
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.telling.reader import Reader
from plugin.storage.database import at_once
from plugin.storage.shops import Shop, sharing_now


@dataclass(frozen=True)
class Caller:
    """One request: the shop it is for, and who is behind it if that is proven.

    speaks: what the browser asks for, of the languages that we have.
    """

    ctx: Context
    shop: Shop
    visitor: Visitor | None
    seen: Seen
    speaks: str | None
    asker: Asker
    questions: Questions

    def slow_down(self, asked: Asked) -> None:
        """Raises Refused."""
        self.questions.slow_down(self.shop, asked, self.asker)

    def seen_from(self, page: str | None) -> Seen:
        """As a storefront tells it: where the browser came from before it was there."""
        return replace(self.seen, referrer=(page or "")[:2000])

    def reader(self, locale: str | None = None) -> Reader:
        """Whoever reads the answer. What the page says counts more than what the browser does."""
        return Reader.of(locale or self.speaks, self.shop.zone)


StorefrontInfo = Info[Caller, None]


@strawberry.type
class Query:
    @strawberry.field(description="What a share link offers; null where it offers nothing now.")
    def offer(
        self, info: StorefrontInfo, word: str, channel: str, locale: str | None = None
    ) -> Offer | None:
        caller = info.context
        language = locale or caller.speaks
        try:
            shown = show_offer(caller.ctx, caller.shop, word, channel, language, caller.visitor)
        except Refused:
            return None
        return offer_view(shown, word, channel, language, caller.reader(locale))

    @strawberry.field(
        description="What both would get, for people who have no share link yet; null where "
        "nothing runs in the channel. Without rewards where those hang on who they are: in an "
        "experiment, with a holdout, or where not everybody may refer."
    )
    def invitation(
        self, info: StorefrontInfo, channel: str, locale: str | None = None
    ) -> Invitation | None:
        caller = info.context
        invited = invite_anybody(caller.ctx, caller.shop, channel)
        if invited is None:
            return None
        language = locale or caller.speaks
        return invitation_view(invited.arm, channel, language, caller.reader(locale))

    @strawberry.field(description="How the shop presents itself.")
    def brand(self, info: StorefrontInfo) -> Brand:
        # As this process remembers it, for some seconds.
        return brand_view(info.context.shop)

    @strawberry.field(description="By which ways people share their links, as the shop says.")
    def sharing(self, info: StorefrontInfo, locale: str | None = None) -> Sharing:
        caller = info.context
        with at_once(caller.ctx.engine) as conn:
            # Read anew, as the leaderboard does: the two may not contradict each other.
            sharing = sharing_now(conn, caller.shop.id)
        return sharing_view(replace(caller.shop, sharing=sharing), caller.reader(locale))

    @strawberry.field(
        description="The terms of taking part, as the program's rules have them: of what a share "
        "link offers by its `word`, or of the program that runs in the channel; empty for none."
    )
    def terms(
        self, info: StorefrontInfo, channel: str, word: str | None = None, locale: str | None = None
    ) -> list[Term]:
        caller = info.context
        stated = state_terms(caller.ctx, caller.shop, channel, word, caller.reader(locale))
        return [Term(heading=part.heading, sentences=list(part.sentences)) for part in stated]

    @strawberry.field(
        description="Who brought the most friends in this quarter, or in the time of a program "
        "that ends: the first ten. Empty where the shop shows none."
    )
    def leaderboard(self, info: StorefrontInfo, channel: str) -> list[LeaderboardPlace]:
        caller = info.context
        ranked = rank_advocates(caller.ctx, caller.shop, channel, caller.visitor)
        return [LeaderboardPlace(**asdict(one)) for one in ranked]

    @strawberry.field(
        description="What somebody is asked before they claim, join or let themselves be found."
    )
    def consent_text(
        self, info: StorefrontInfo, purpose: ConsentPurpose, locale: str | None = None
    ) -> ConsentText:
        caller = info.context
        language = locale or caller.speaks
        with caller.ctx.engine.begin() as conn:
            return consent_view(shown_now(conn, caller.shop.id, purpose.value, language))

    @strawberry.field(
        description="Referred by a friend? Finds advocates who agreed to it, by their whole name. "
        "Where several have it, their `email` tells them apart."
    )
    def referrer(
        self,
        info: StorefrontInfo,
        name: str,
        email: str | None = None,
        locale: str | None = None,
    ) -> ReferrerResult:
        caller = info.context
        try:
            caller.slow_down(Asked.FIND)
            found = find_referrer(caller.ctx, caller.shop, name, email)
        except Refused as error:
            return refusal(error, caller.reader(locale))
        return Referrer(match=NameMatch(found.match.value), token=found.token)

    @strawberry.field(description="The signed-in visitor's own page, made on the first visit.")
    def me(self, info: StorefrontInfo, locale: str | None = None) -> MeResult:
        caller, reader = info.context, info.context.reader(locale)
        if caller.visitor is None:
            return refusal(Refused(RefusalCode.SIGN_IN_NEEDED), reader)
        language = reader.locale if locale or caller.speaks else None
        visitor = replace(caller.visitor, language=language)
        try:
            view = show_advocate(caller.ctx, caller.shop, visitor)
        except Refused as error:
            return refusal(error, reader)
        return advocate_view(view, reader)


@strawberry.type
class Mutation:
    @strawberry.mutation(
        description="Report that somebody came: by a share link with its `word`, or by another "
        "channel without. `journey` is the token of this person's visit before, "
        "`referrerUrl` the page that they came from; only its host is kept."
    )
    def visit(
        self,
        info: StorefrontInfo,
        channel: str,
        word: str | None = None,
        landing_url: str | None = None,
        utm: UtmInput | None = None,
        journey: str | None = None,
        referrer_url: str | None = None,
    ) -> Visit:
        caller = info.context
        tags = {key: value for key, value in vars(utm).items() if value} if utm else {}
        reported = Reported(
            word, channel, landing_url, tags, journey, caller.seen_from(referrer_url)
        )
        recorded = record_visit(caller.ctx, caller.shop, reported, caller.visitor)
        return Visit(recorded=recorded.known, journey_token=recorded.journey)

    @strawberry.mutation(
        description="Accept an offer: by the `word` of a share link, or by a `referrer` who was "
        "found by name. The same friend gets the same code however often they ask. `consent`: "
        "whether they agreed to `consentText`, the id of what the offer asks."
    )
    def claim(
        self,
        info: StorefrontInfo,
        channel: str,
        consent: bool,
        word: str | None = None,
        email: str | None = None,
        locale: str | None = None,
        referrer: str | None = None,
        referrer_url: str | None = None,
        consent_text: strawberry.ID | None = None,
    ) -> ClaimResult:
        caller, reader = info.context, info.context.reader(locale)
        known = caller.visitor
        friend = Friend(known.email, known.user_id) if known else Friend(email or "")
        via = Via.LINK
        try:
            caller.slow_down(Asked.CLAIM)
            if referrer is not None:
                word, via = word_of_referrer(caller.ctx, caller.shop, referrer), Via.NAME
            request = ClaimRequest(
                word=word or "",
                channel=channel,
                friend=friend,
                consent=consent,
                via=via,
                seen=caller.seen_from(referrer_url),
                language=reader.locale,
                consent_text=_text_id(consent_text),
            )
            claimed = claim_offer(caller.ctx, caller.shop, request)
        except Refused as error:
            return refusal(error, reader)
        return claim_view(claimed, channel, reader)

    @strawberry.mutation(
        description="Let friends find you by your whole name, or by none any more: null. "
        "`consentText`: the id of what you agreed to."
    )
    def be_found(
        self,
        info: StorefrontInfo,
        name: str | None,
        consent_text: strawberry.ID | None = None,
        locale: str | None = None,
    ) -> BeFoundResult:
        caller = info.context
        if caller.visitor is None:
            return refusal(Refused(RefusalCode.SIGN_IN_NEEDED), caller.reader(locale))
        try:
            be_found(caller.ctx, caller.shop, caller.visitor, name, _text_id(consent_text))
        except Refused as error:
            return refusal(error, caller.reader(locale))
        return BeFound(is_found=name is not None)

    @strawberry.mutation(
        description="Choose the word of your own share link: 3 to 30 small letters, figures and "
        "hyphens, three times at most. Links with the words before go on working. Refused as "
        "WORD_INVALID, WORD_RESERVED, WORD_TAKEN or WORD_CHANGES_USED."
    )
    def choose_word(
        self, info: StorefrontInfo, word: str, locale: str | None = None
    ) -> ChooseWordResult:
        caller = info.context
        if caller.visitor is None:
            return refusal(Refused(RefusalCode.SIGN_IN_NEEDED), caller.reader(locale))
        try:
            caller.slow_down(Asked.WORD)
            chosen = choose_word(caller.ctx, caller.shop, caller.visitor, word)
        except Refused as error:
            return refusal(error, caller.reader(locale))
        return ChosenWord(word=chosen.word, share_url=chosen.share_url)

    @strawberry.mutation(
        description="Ask for a referral page without an account, by e-mail. `consentText`: the id "
        "of what you agreed to."
    )
    def join(
        self,
        info: StorefrontInfo,
        email: str,
        locale: str | None = None,
        consent_text: strawberry.ID | None = None,
    ) -> JoinResult:
        caller = info.context
        try:
            caller.slow_down(Asked.JOIN)
            language, agreed_to = caller.reader(locale).locale, _text_id(consent_text)
            invite_guest(caller.ctx, caller.shop, email, language, agreed_to)
        except Refused as error:
            return refusal(error, caller.reader(locale))
        return Joined(email=email)


def _text_id(value: strawberry.ID | None) -> int | None:
    """0, which no row has, for what cannot be an id."""
    if value is None:
        return None
    return int(value) if value.isdecimal() and len(value) <= 18 else 0


schema = Schema(query=Query, mutation=Mutation, extensions=extensions())
