"""An advocate chooses the word of their share link."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from plugin.domain.words import MOST_CHANGES, is_choosable, is_reserved
from plugin.services.context import Context
from plugin.services.people.show_advocate import Visitor, share_url
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import people, words
from plugin.storage.shops import Shop


@dataclass(frozen=True, slots=True)
class Chosen:
    word: str
    share_url: str


def choose_word(ctx: Context, shop: Shop, visitor: Visitor, wanted: str) -> Chosen:
    """The share link with that word. What was shared with words before works for ever.

    Raises Refused.
    """
    word = wanted.strip().lower()
    if not is_choosable(word):
        raise Refused(RefusalCode.WORD_INVALID)
    if is_reserved(word, *_names(shop)):
        raise Refused(RefusalCode.WORD_RESERVED)
    chosen = Chosen(word, share_url(shop, word))
    person = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
    with ctx.engine.begin() as conn:
        words.lock(conn)
        advocate = people.find_advocate(conn, shop.id, person)
        if advocate is None:
            raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
        if advocate.word == word:
            return chosen
        if words.is_taken(conn, word):
            raise Refused(RefusalCode.WORD_TAKEN)
        if words.count_former(conn, shop.id, advocate.id) >= MOST_CHANGES:
            raise Refused(RefusalCode.WORD_CHANGES_USED)
        words.change_word(conn, shop.id, advocate, word)
    return chosen


def _names(shop: Shop) -> list[str]:
    """What the shop is known by: its names, and its storefront's host without its endings."""
    host = (urlsplit(shop.storefront_url or "").hostname or "").removeprefix("www.")
    return [shop.name, shop.shown_name, host.partition(".")[0]]
