"""Preview an offer: what people would read of it, before anybody does. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugin.domain.consent import Purpose
from plugin.domain.offer import Arm, Wording
from plugin.domain.program import covered_channels
from plugin.domain.promise import Promise
from plugin.services.context import Context
from plugin.services.messages.phrase_terms import wording_in
from plugin.services.people.show_offer import disclosure
from plugin.services.people.take_consent import words_now
from plugin.services.programs.change_program import check_promise
from plugin.services.telling.catalogs import LANGUAGES
from plugin.services.telling.reader import Reader
from plugin.storage.shops import Shop, channels_of, shop_by_id
from plugin.storage.tables.base import AnyRow

_SAID = (Purpose.CLAIM, Purpose.DISCLOSURE)


@dataclass(frozen=True, slots=True)
class Seen:
    """An offer in a channel and a language, as its readers see it. disclosure: what a friend is
    told of the advocate's reward. consent: what a friend is asked."""

    arm: Arm
    channel: AnyRow
    reader: Reader
    language: str
    wording: Wording
    disclosure: str
    consent: str


def preview_offers(ctx: Context, shop: Shop, promise: Promise) -> list[Seen]:
    """Each offer in each channel that it covers, and in each language. Raises Refused."""
    with ctx.engine.begin() as conn:
        fresh = shop_by_id(conn, shop.id) or shop
        check_promise(conn, fresh, promise)
        channels = channels_of(conn, shop.id)
        # Once for each language, not for each channel too.
        words = {
            language: words_now(conn, shop.id, _SAID, language)
            for language in _languages(*promise.offers)
        }
        return [
            _seen(fresh, arm, channel, language, words[language])
            for arm in promise.offers
            for channel in channels
            if _covers(promise, arm, channel.slug)
            for language in _languages(arm)
        ]


def _covers(promise: Promise, arm: Arm, channel: str) -> bool:
    covered = covered_channels(promise, arm)
    return covered is None or channel in covered


def _languages(*arms: Arm) -> Iterable[str]:
    """Ours, and those that the merchant has written in."""
    return dict.fromkeys((*LANGUAGES, *(name for arm in arms for name in arm.wording or {})))


def _seen(
    shop: Shop, arm: Arm, channel: AnyRow, language: str, words: Mapping[Purpose, str]
) -> Seen:
    return Seen(
        arm=arm,
        channel=channel,
        reader=Reader.of(language, shop.zone),
        language=language,
        wording=wording_in(arm, language),
        disclosure=disclosure(words[Purpose.DISCLOSURE], arm, channel.slug, language),
        consent=words[Purpose.CLAIM],
    )
