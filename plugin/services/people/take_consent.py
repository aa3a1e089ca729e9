"""What people are asked before they take part, and what becomes of their answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.consent import SHIPPED, Purpose
from plugin.domain.identity import Person
from plugin.services.messages.phrase_terms import languages_for
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.telling.catalogs import texts_in
from plugin.storage import consents
from plugin.storage.audit import APP
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Consent:
    """given: they agreed. text_id: to which version of the text, as they were shown it."""

    given: bool = False
    text_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody is asked, and whether nobody takes part without agreeing."""

    text: AnyRow
    is_needed: bool


@dataclass(frozen=True, slots=True)
class _Best:
    """The language that a reader is asked in, the newest text in it, and ours unless that one is
    the merchant's."""

    language: str
    newest: AnyRow | None
    ours: str | None

    @property
    def written(self) -> AnyRow | None:
        """None where our words are to be written down first."""
        newest = self.newest
        if self.ours is not None and (newest is None or newest.text != self.ours):
            return None
        return newest

    @property
    def words(self) -> str:
        if self.ours is not None:
            return self.ours
        assert self.newest is not None  # where ours are not wanted, there are others
        words: str = self.newest.text
        return words


def shown_now(conn: Connection, shop_id: int, purpose: Purpose, locale: str | None) -> Shown:
    text = text_now(conn, shop_id, purpose, locale)
    return Shown(text, consents.is_needed(conn, shop_id))


def text_now(conn: Connection, shop_id: int, purpose: Purpose, locale: str | None) -> AnyRow:
    """What somebody who reads this language is asked: the merchant's words, or ours."""
    return texts_now(conn, shop_id, [purpose], locale)[purpose]


def texts_now(
    conn: Connection, shop_id: int, purposes: Collection[Purpose], locale: str | None
) -> dict[Purpose, AnyRow]:
    """The same for several purposes.

    Our words are written down when they are first shown: a later release may have others.
    """
    found = _found(conn, shop_id, purposes, locale)
    return {purpose: _written(conn, shop_id, purpose, best) for purpose, best in found.items()}


def texts_written(
    conn: Connection, shop_id: int, purposes: Collection[Purpose], locale: str | None
) -> dict[Purpose, AnyRow] | None:
    """The same; None where one of them is to be written down first."""
    texts = {}
    for purpose, best in _found(conn, shop_id, purposes, locale).items():
        if best.written is None:
            return None
        texts[purpose] = best.written
    return texts


def _written(conn: Connection, shop_id: int, purpose: Purpose, best: _Best) -> AnyRow:
    if best.written is not None:
        return best.written
    return consents.add_text(conn, shop_id, purpose, best.language, best.words, APP)


def words_now(
    conn: Connection, shop_id: int, purposes: Collection[Purpose], locale: str | None
) -> dict[Purpose, str]:
    """The same words, while nobody is asked: nothing is written down."""
    found = _found(conn, shop_id, purposes, locale)
    return {purpose: best.words for purpose, best in found.items()}


def _found(
    conn: Connection, shop_id: int, purposes: Collection[Purpose], locale: str | None
) -> dict[Purpose, _Best]:
    languages = languages_for(locale)
    newest = consents.newest_texts(conn, shop_id, purposes, languages)
    return {purpose: _best(purpose, languages, newest) for purpose in purposes}


def _best(
    purpose: Purpose, languages: Sequence[str], written: Mapping[tuple[Purpose, str], AnyRow]
) -> _Best:
    for language in languages:
        newest = written.get((purpose, language))
        if newest is not None and newest.created_by != APP:
            return _Best(language, newest, None)
        ours = _ours(purpose, language)
        if ours is not None or newest is not None:
            return _Best(language, newest, ours)
    raise AssertionError("there is a text of ours in English")


def _ours(purpose: Purpose, language: str) -> str | None:
    english = SHIPPED[purpose]
    said = texts_in(language).gettext(english)
    return said if said != english or language == "en" else None


def check_consent(
    conn: Connection, shop_id: int, purpose: Purpose, consent: Consent, *, is_needed: bool
) -> None:
    """Raises Refused for a text that nobody was shown, and where the shop insists."""
    text_id = consent.text_id
    if text_id is not None and not consents.is_text(conn, shop_id, purpose, text_id):
        raise Refused(RefusalCode.CONSENT_TEXT_UNKNOWN)
    if is_needed and not (consent.given and text_id is not None):
        raise Refused(RefusalCode.CONSENT_NEEDED)


def keep_consent(
    conn: Connection, shop_id: int, consent: Consent, person: Person, claim_id: int | None = None
) -> None:
    """Write down who agreed to what; a no leaves nothing behind."""
    if consent.given and consent.text_id is not None:
        consents.add_consent(conn, shop_id, consent.text_id, person, claim_id)
