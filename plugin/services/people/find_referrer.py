"""Referred by a friend? Find an advocate by the name that they let themselves be found by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import Connection

from plugin.domain.consent import Purpose
from plugin.domain.identity import Person
from plugin.domain.names import BadName, near_names, normalise_name
from plugin.saleor.tokens import referrer_of_token, sign_referrer_token
from plugin.services.context import Context, now
from plugin.services.people.find_offer import offers_of
from plugin.services.people.show_advocate import Visitor
from plugin.services.people.take_consent import Consent, check_consent, keep_consent
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import consents, names, people
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

_LASTS = timedelta(hours=1)


class Match(StrEnum):
    """found: one advocate has this name. several: ask for their e-mail too.

    near: somebody is called nearly so; how, is not said. none: nobody is to be found so.
    """

    FOUND = "found"
    SEVERAL = "several"
    NEAR = "near"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Referrer:
    """token: what a claim names the advocate by; only for one that was found."""

    match: Match
    token: str | None = None


def find_referrer(ctx: Context, shop: Shop, name: str, email: str | None) -> Referrer:
    """Only advocates who agreed are found, and only by their whole name. Raises Refused."""
    wanted = _normalised(name)
    exact, near = _keys(ctx, wanted)
    with ctx.engine.connect() as conn:
        found = names.advocates_named(conn, shop.id, exact)
        if len(found) > 1 and email:
            asked = ctx.keys.person(email=email, user_id=None).email
            found = [row for row in found if row.email_hmac == asked]
            if not found:
                return Referrer(Match.SEVERAL)
        shared = [row for row in found if offers_of(conn, shop, row)]
        if len(shared) > 1:
            return Referrer(Match.SEVERAL)
        if not shared:
            is_near = not found and names.is_near(conn, shop.id, near)
            return Referrer(Match.NEAR if is_near else Match.NONE)
    expires_at = int((now() + _LASTS).timestamp())
    token = sign_referrer_token(ctx.keys.signing, shop.id, shared[0].id, expires_at)
    return Referrer(Match.FOUND, token)


def word_of_referrer(ctx: Context, shop: Shop, token: str) -> str:
    """The share word of whoever was found by name. Raises Refused."""
    advocate_id = referrer_of_token(ctx.keys.signing, shop.id, token)
    with ctx.engine.connect() as conn:
        advocate = _advocate(conn, shop, advocate_id)
    if advocate is None:
        raise Refused(RefusalCode.REFERRER_UNKNOWN)
    word: str = advocate.word
    return word


def be_found(
    ctx: Context, shop: Shop, visitor: Visitor, name: str | None, consent_text: int | None = None
) -> None:
    """Let friends find this advocate by the name, or by none any more. Raises Refused.

    consent_text: the id of the text that they agreed to.
    """
    person: Person = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
    exact, near = _keys(ctx, _normalised(name)) if name is not None else (None, set())
    with ctx.engine.begin() as conn:
        advocate = people.find_advocate(conn, shop.id, person)
        if advocate is None:
            raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
        if name is None:
            consents.withdraw(conn, shop.id, Purpose.BE_FOUND, person, now())
        else:
            agreed = Consent(consent_text is not None, consent_text)
            is_needed = consents.is_needed(conn, shop.id)
            check_consent(conn, shop.id, Purpose.BE_FOUND, agreed, is_needed=is_needed)
            keep_consent(conn, shop.id, agreed, person)
        names.set_name(conn, shop.id, advocate.id, exact, near)


def _advocate(conn: Connection, shop: Shop, advocate_id: int | None) -> AnyRow | None:
    return people.advocate_by_id(conn, shop.id, advocate_id) if advocate_id is not None else None


def _normalised(name: str) -> str:
    try:
        return normalise_name(name)
    except BadName as error:
        raise Refused(RefusalCode.NAME_TOO_SHORT) from error


def _keys(ctx: Context, name: str) -> tuple[str, set[str]]:
    """The fingerprint of the name, and those of what is left of it without a letter."""
    exact = ctx.keys.name(name)
    return exact, {exact, *map(ctx.keys.name, near_names(name))}
