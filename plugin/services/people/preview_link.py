"""What a messenger shows of a share link before anybody follows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.offer import Side
from plugin.services.context import Context
from plugin.services.messages.phrase_terms import phrase, wording_in
from plugin.services.people.find_offer import Found, offers_of
from plugin.services.people.follow_link import sharer_of
from plugin.services.people.show_advocate import share_url
from plugin.services.telling.reader import Reader
from plugin.storage.shops import Shop, channels_of
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Preview:
    """shop: as customers know it. picture: the shop's logo. target: where the link leads."""

    language: str
    shop: str
    title: str
    text: str
    picture: str | None
    target: str


def preview_link(ctx: Context, word: str, language: str | None) -> Preview:
    """It is no visit. Raises Refused."""
    with ctx.engine.begin() as conn:
        advocate, shop = sharer_of(conn, word)
        shared = next(iter(offers_of(conn, shop, advocate)), None)
        reader = Reader.of(language, shop.zone)
        written = wording_in(shared.offer.arm, language) if shared is not None else None
        gets = _gets(conn, shop, shared, reader) if shared is not None else ""
    return Preview(
        language=reader.language,
        shop=shop.shown_name,
        title=(written.headline if written else "") or _invites(advocate, shop, reader),
        text=gets or (written.for_friend if written else ""),
        picture=shop.brand.logo_url,
        target=share_url(shop, word),
    )


def _invites(advocate: AnyRow, shop: Shop, reader: Reader) -> str:
    if not advocate.first_name:
        return reader.say("A friend invites you to {shop}", shop=shop.shown_name)
    return reader.say(
        "{name} invites you to {shop}", name=advocate.first_name, shop=shop.shown_name
    )


def _gets(conn: Connection, shop: Shop, shared: Found, reader: Reader) -> str:
    """What the friend gets. A short link names no channel: it is the first that the offer covers.

    Empty where that is nothing.
    """
    covered, reward = shared.offer.channels, shared.offer.arm.reward(Side.FRIEND)
    slugs = [row.slug for row in channels_of(conn, shop.id) if row.is_active]
    channel = next((slug for slug in slugs if covered is None or slug in covered), None)
    if reward is None or channel is None:
        return ""
    return reader.say("You get: {reward}.", reward=phrase(reward, channel, reader))
