"""Show a friend what a share link offers, and that whoever recommends the shop is paid for it."""

from __future__ import annotations

from dataclasses import dataclass

from plugin.domain.consent import Purpose, disclosed
from plugin.domain.identity import Person
from plugin.domain.offer import Arm, Side
from plugin.domain.terms import Terms
from plugin.services.context import Context
from plugin.services.messages.phrase_terms import phrase
from plugin.services.people.find_offer import Found, find_offer
from plugin.services.people.show_advocate import Visitor
from plugin.services.people.take_consent import Shown, texts_now, texts_written
from plugin.services.telling.reader import Reader
from plugin.storage.database import at_once
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """is_own: who asks is the advocate.

    disclosure: one line to be shown beside the offer; empty where the advocate gets nothing.
    """

    found: Found
    is_own: bool
    consent: Shown
    disclosure: str


def show_offer(
    ctx: Context,
    shop: Shop,
    word: str,
    channel: str,
    language: str | None,
    visitor: Visitor | None,
) -> ShownOffer:
    """What a share link stands for in this channel just now. Raises Refused."""
    with at_once(ctx.engine) as conn:
        found = find_offer(conn, shop, word, channel)
        arm, advocate = found.offer.arm, found.advocate
        shown = (Purpose.CLAIM, Purpose.DISCLOSURE) if _paid(arm) else (Purpose.CLAIM,)
        texts = texts_written(conn, shop.id, shown, language)
    if texts is None:
        with ctx.engine.begin() as conn:
            texts = texts_now(conn, shop.id, shown, language)
    told = ""
    if Purpose.DISCLOSURE in texts:
        text = texts[Purpose.DISCLOSURE].text
        told = disclosure(text, arm, channel, language, advocate.first_name)
    is_own = visitor is not None and _is_one(ctx, advocate, visitor)
    return ShownOffer(found, is_own, Shown(texts[Purpose.CLAIM], advocate.consent_needed), told)


def _is_one(ctx: Context, advocate: AnyRow, visitor: Visitor) -> bool:
    asker = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
    return asker.same_as(Person(advocate.email_hmac, advocate.user_hmac))


def disclosure(text: str, arm: Arm, channel: str, language: str | None, name: str = "") -> str:
    """That an advocate of this name is paid, in these words (see Purpose); empty for an arm that
    pays advocates nothing."""
    terms, reader = _paid(arm), Reader.of(language)
    if terms is None:
        return ""
    return disclosed(text, name or reader.say("Your friend"), phrase(terms, channel, reader))


def _paid(arm: Arm) -> Terms | None:
    """What the advocate gets for a friend, or else for several."""
    milestones = [milestone.reward for milestone in arm.advocate.milestones]
    return arm.reward(Side.ADVOCATE) or next(iter(milestones), None)
