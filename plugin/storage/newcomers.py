"""What a shop knows of somebody who claims: part of the one question that the friend waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Text, and_, any_, bindparam, func, or_, select

from plugin.domain.identity import Person
from plugin.storage.history import erased_buyer, is_kept
from plugin.storage.tables import advocates, claims, orders, program_people, programs
from plugin.storage.tables.people import BY_FRIEND


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who asks in which shop; marks: by which they may stand on a program's list."""

    shop_id: int
    friend: Person
    marks: Sequence[str]

    @property
    def asked(self) -> dict[str, Any]:
        """What ABOUT and CLAIM_BEFORE are to be filled with."""
        return {
            "in_shop": self.shop_id,
            "email_hmac": self.friend.email,
            "user_hmac": self.friend.user,
            "marks": list(self.marks),
        }


_SHOP = bindparam("in_shop", type_=BigInteger)
_EMAIL = bindparam("email_hmac", type_=Text)
_USER = bindparam("user_hmac", type_=Text)

_LISTS = select(program_people.c.list).where(
    program_people.c.shop_id == _SHOP,
    program_people.c.program_id == programs.c.id,
    program_people.c.entry_hmac == any_(bindparam("marks", type_=ARRAY(Text))),
)
_LAST_BOUGHT = select(func.max(orders.c.placed_at)).where(
    # Without an account the second is not false but unknown, which comes to the same.
    or_(orders.c.email_hmac == _EMAIL, orders.c.user_hmac == _USER),
    *is_kept(_SHOP),
)
_BEFORE_ERASURE = erased_buyer(_SHOP, _EMAIL, _USER)
_OTHERS = advocates.alias("others")
# By account alone: an address is not proven, and whoever typed it would learn the letter of a name.
_NAME = select(_OTHERS.c.first_name).where(_OTHERS.c.shop_id == _SHOP, _OTHERS.c.user_hmac == _USER)
_CLAIM = (
    select(
        claims.c.id.label("claim_id"),
        claims.c.offer_id.label("claimed_offer_id"),
        claims.c.created_at.label("claimed_at"),
        claims.c.consent.label("claimed_with_consent"),
        claims.c.program_id,
        claims.c.advocate_id,
    )
    .where(claims.c.shop_id == _SHOP, claims.c.friend_email_hmac == _EMAIL, BY_FRIEND)
    .subquery("claim")
)

# Beside an advocate and a program: on which `lists` of the program one of the marks stands, when
# the friend last bought (None: never), the name of an account that refers friends itself, and the
# claim that they have made (None: they made none).
ABOUT = (
    func.array(_LISTS.scalar_subquery(), type_=ARRAY(Text)).label("lists"),
    func.greatest(_LAST_BOUGHT.scalar_subquery(), _BEFORE_ERASURE.scalar_subquery()).label(
        "last_bought"
    ),
    func.coalesce(_NAME.scalar_subquery(), "").label("friend_name"),
    _CLAIM.c.claim_id,
    _CLAIM.c.claimed_offer_id,
    _CLAIM.c.claimed_at,
    _CLAIM.c.claimed_with_consent,
)
CLAIM_BEFORE = (
    _CLAIM,
    and_(_CLAIM.c.program_id == programs.c.id, _CLAIM.c.advocate_id == advocates.c.id),
)
