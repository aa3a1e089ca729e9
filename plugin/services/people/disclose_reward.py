"""Tell the friend that whoever recommends the shop is paid for it."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.consent import Purpose, disclosed
from plugin.domain.offer import Arm, Side
from plugin.domain.terms import Terms
from plugin.services.messages.phrase_terms import phrase
from plugin.services.people.find_offer import Found
from plugin.services.people.take_consent import text_now
from plugin.services.telling.reader import Reader


def disclose_reward(conn: Connection, found: Found, channel: str, language: str | None) -> str:
    """One line to be shown beside the offer; empty where the advocate gets nothing."""
    if _paid(found.offer.arm) is None:
        return ""
    text = text_now(conn, found.advocate.shop_id, Purpose.DISCLOSURE, language).text
    return disclosure(text, found.offer.arm, channel, language, found.advocate.first_name)


def disclosure(text: str, arm: Arm, channel: str, language: str | None, name: str = "") -> str:
    """The same in these words (see Purpose), of an advocate of this name."""
    terms, reader = _paid(arm), Reader.of(language)
    if terms is None:
        return ""
    return disclosed(text, name or reader.say("Your friend"), phrase(terms, channel, reader))


def _paid(arm: Arm) -> Terms | None:
    """What the advocate gets for a friend, or else for several."""
    milestones = [milestone.reward for milestone in arm.advocate.milestones]
    return arm.reward(Side.ADVOCATE) or next(iter(milestones), None)
