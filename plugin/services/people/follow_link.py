"""Somebody follows a share link: note the touch, and say where they land."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from crawlerdetect import CrawlerDetect
from sqlalchemy import Connection

from plugin.domain.abuse.paid_traffic import clicks_in
from plugin.domain.codes import is_word
from plugin.domain.identity import Person
from plugin.domain.sharing import ShareChannel, shared_by
from plugin.domain.sighting import Seen
from plugin.saleor.tokens import journey_of_token, sign_journey_token
from plugin.services.context import Context, now
from plugin.services.people.find_offer import find_shared
from plugin.services.people.show_advocate import Visitor, share_url
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import people, shops, touches
from plugin.storage.database import at_once
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

_crawlers = CrawlerDetect()
_UTM_LENGTH = 200
_URL_LENGTH = 2000


def follow_link(ctx: Context, word: str, seen: Seen, via: ShareChannel | None) -> str:
    """The storefront address behind a share word. Raises Refused.

    via: by which way the link was shared, as it says itself.
    """
    with ctx.engine.begin() as conn:
        advocate, shop = sharer_of(conn, word)
        # Without the name of a browser it is no person either.
        if seen.user_agent and not is_crawler(seen):
            marks = asdict(ctx.keys.sighting(shop.id, seen, now()))
            kind = "qr" if via is ShareChannel.QR else "redirect"
            touches.add_touch(conn, shop.id, advocate.id, kind, share_channel=via, **marks)
    return share_url(shop, word, via)


def is_crawler(seen: Seen) -> bool:
    """True of what previews links and of what searches the web: it visits nothing."""
    return bool(_crawlers.isCrawler(seen.user_agent))


def sharer_of(conn: Connection, word: str) -> tuple[AnyRow, Shop]:
    """Whose word it is, in a shop that runs the app. Raises Refused."""
    advocate = people.advocate_by_word(conn, word) if is_word(word) else None
    shop = shops.shop_by_id(conn, advocate.shop_id) if advocate is not None else None
    if advocate is None or shop is None or not shop.is_active:
        raise Refused(RefusalCode.WORD_UNKNOWN)
    return advocate, shop


@dataclass(frozen=True, slots=True)
class Visit:
    """What a storefront reports of somebody who came.

    word: of the share link, None for another channel than referrals. journey: the token that the
    storefront was given for this person's visits before.
    """

    word: str | None
    channel: str
    landing_url: str | None = None
    utm: Mapping[str, str] = field(default_factory=dict)
    journey: str | None = None
    seen: Seen = field(default_factory=Seen)


@dataclass(frozen=True, slots=True)
class Recorded:
    """journey: the token to hand in with the next visit, and to write into the checkout."""

    known: bool
    journey: str


def record_visit(ctx: Context, shop: Shop, visit: Visit, visitor: Visitor | None) -> Recorded:
    """Note a visit that the storefront reports. known: False for a word that is not this shop's."""
    person = Person()
    if visitor is not None:
        person = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
    journey = journey_of_token(ctx.keys.signing, shop.id, visit.journey or "") or uuid4().hex
    token = sign_journey_token(ctx.keys.signing, shop.id, journey)
    moment = now()
    with at_once(ctx.engine) as conn:
        shared = find_shared(conn, shop, visit.word) if visit.word is not None else None
        if visit.word is not None and shared is None:
            return Recorded(known=False, journey=token)
        # A visit counts by what its link stood for, whatever the program says later.
        found = shared.offer_in(visit.channel) if shared is not None else None
        touches.add_touch(
            conn,
            shop.id,
            shared.advocate.id if shared is not None else None,
            "visit",
            offer_id=found.offer.id if found is not None else None,
            journey_id=journey,
            friend_email_hmac=person.email,
            friend_user_hmac=person.user,
            channel=_storable(visit.channel, _UTM_LENGTH),
            landing_url=_page(visit.landing_url or ""),
            share_channel=shared_by(visit.landing_url or ""),
            created_at=moment,
            ads=sorted(clicks_in(visit.landing_url or "")),
            utm={key: _storable(value, _UTM_LENGTH) for key, value in visit.utm.items()} or None,
            **asdict(ctx.keys.sighting(shop.id, visit.seen, moment)),
        )
    return Recorded(known=True, journey=token)


def _page(url: str) -> str | None:
    """The page alone: what stands behind `?` and `#` may name somebody."""
    try:
        page = urlunsplit(urlsplit(url)._replace(query="", fragment=""))
    except ValueError:
        return None
    return _storable(page, _URL_LENGTH) or None


def _storable(text: str, most: int) -> str:
    """The beginning of a text, without what PostgreSQL cannot keep: NUL, and half characters."""
    return text[:most].encode(errors="ignore").decode().replace("\x00", "")
