"""Somebody follows a share link: note the touch, and say where they land."""

from __future__ import annotations

from collections.abc import Mapping

from crawlerdetect import CrawlerDetect

from plugin.domain.codes import is_word
from plugin.services.context import Context
from plugin.services.people.show_advocate import share_url
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import people, shops
from plugin.storage.shops import Shop

_crawlers = CrawlerDetect()
_UTM_LENGTH = 200
_URL_LENGTH = 2000


def follow_link(ctx: Context, word: str, user_agent: str) -> str:
    """The storefront address behind a share word. Link previews are no visits. Raises Refused."""
    with ctx.engine.begin() as conn:
        advocate = people.advocate_by_word(conn, word) if is_word(word) else None
        shop = shops.shop_by_id(conn, advocate.shop_id) if advocate is not None else None
        if advocate is None or shop is None or not shop.is_active:
            raise Refused(RefusalCode.WORD_UNKNOWN)
        if user_agent and not _crawlers.isCrawler(user_agent):
            people.add_touch(conn, shop.id, advocate.id, "redirect")
    return share_url(shop, word)


def record_visit(
    ctx: Context,
    shop: Shop,
    word: str,
    channel: str,
    landing_url: str | None,
    utm: Mapping[str, str],
) -> bool:
    """Note a visit that the storefront reports. False: the word is not one of this shop's."""
    with ctx.engine.begin() as conn:
        advocate = people.advocate_by_word(conn, word) if is_word(word) else None
        if advocate is None or advocate.shop_id != shop.id:
            return False
        people.add_touch(
            conn,
            shop.id,
            advocate.id,
            "visit",
            channel=_storable(channel, _UTM_LENGTH),
            landing_url=_storable(landing_url or "", _URL_LENGTH) or None,
            utm={key: _storable(value, _UTM_LENGTH) for key, value in utm.items()} or None,
        )
    return True


def _storable(text: str, most: int) -> str:
    """The beginning of a text, without what PostgreSQL cannot keep: NUL, and half characters."""
    return text[:most].encode(errors="ignore").decode().replace("\x00", "")
