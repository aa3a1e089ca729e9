"""A friend's claim with all that belongs to it, in one statement: it is the friend who waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Text,
    bindparam,
    insert,
    literal,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from plugin.domain.evidence import Via
from plugin.storage.codes import FREE, GIVEN
from plugin.storage.tables import claims, codes, consents, touches
from plugin.storage.tables.base import AnyRow

# What the caller says of a claim; all else of it the database fills in.
_SAID = (
    "shop_id",
    "program_id",
    "version_id",
    "offer_id",
    "advocate_id",
    "advocate_flags",
    "friend_email_hmac",
    "friend_user_hmac",
    "friend_domain_hmac",
    "friend_initial",
    "friend_email",
    "channel",
    "language",
    "consent",
    "via",
    "network_mark",
    "device_mark",
    "referrer_host",
    "created_at",
)
_FACTS = {name: bindparam(f"new_{name}", type_=claims.c[name].type) for name in _SAID}
_FRIEND = (_FACTS["friend_email_hmac"], _FACTS["friend_user_hmac"])
_TEXT = bindparam("consent_text", type_=BigInteger)

_CLAIM = upsert(claims).values(_FACTS).on_conflict_do_nothing().returning(claims.c.id).cte("claim")
_CONSENT = (
    insert(consents)
    .from_select(
        ["shop_id", "text_id", "email_hmac", "user_hmac", "claim_id"],
        select(_FACTS["shop_id"], _TEXT, *_FRIEND, _CLAIM.c.id).where(_TEXT.is_not(None)),
    )
    .cte("agreed")
)
_TOUCH = (
    insert(touches)
    .from_select(
        ["shop_id", "advocate_id", "kind", "offer_id", "friend_email_hmac", "friend_user_hmac"],
        select(
            _FACTS["shop_id"],
            _FACTS["advocate_id"],
            literal("name", Text),
            _FACTS["offer_id"],
            *_FRIEND,
        )
        .select_from(_CLAIM)
        .where(_FACTS["via"] == Via.NAME),
    )
    .cte("named")
)
_GIVEN = (
    update(codes)
    .where(codes.c.id == FREE, select(_CLAIM.c.id).exists())
    .values(claim_id=select(_CLAIM.c.id).scalar_subquery())
    .returning(*GIVEN)
    .cte("given")
)
_ADD = (
    select(_CLAIM.c.id.label("made_id"), _GIVEN)
    .select_from(_CLAIM.outerjoin(_GIVEN, true()))
    .add_cte(_CONSENT, _TOUCH)
)


def add_claim_with_code(
    conn: Connection, facts: Mapping[str, Any], consent_text: int | None, pool: Mapping[str, Any]
) -> AnyRow | None:
    """The claim's id as `made_id`, and a code out of the pool as good_code_of reads it, its columns
    None where none is ready. None if this friend has claimed from this advocate before.

    facts: the columns of the claim. consent_text: what the friend agreed to. pool: see pool_of.
    """
    said = {f"new_{name}": facts[name] for name in _SAID}
    return conn.execute(_ADD, {**said, "consent_text": consent_text, **pool}).one_or_none()
