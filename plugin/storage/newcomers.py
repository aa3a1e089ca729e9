"""What a shop knows of somebody who claims: asked in one statement, while the friend waits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ARRAY, BigInteger, Connection, Text, any_, bindparam, func, or_, select, true

from plugin.domain.identity import Person
from plugin.storage.history import erased_buyer, is_kept
from plugin.storage.tables import advocates, claims, orders, program_people
from plugin.storage.tables.base import AnyRow
from plugin.storage.tables.people import BY_FRIEND

_SHOP = bindparam("shop_id", type_=BigInteger)
_PROGRAM = bindparam("program_id", type_=BigInteger)
_EMAIL = bindparam("email_hmac", type_=Text)

_LISTS = select(program_people.c.list).where(
    program_people.c.shop_id == _SHOP,
    program_people.c.program_id == _PROGRAM,
    program_people.c.entry_hmac == any_(bindparam("marks", type_=ARRAY(Text))),
)
_LAST_BOUGHT = select(func.max(orders.c.placed_at)).where(
    # Without an account the second is not false but unknown, which comes to the same.
    or_(orders.c.email_hmac == _EMAIL, orders.c.user_hmac == bindparam("user_hmac", type_=Text)),
    *is_kept(_SHOP),
)
_BEFORE_ERASURE = erased_buyer(_SHOP, _EMAIL, bindparam("user_hmac", type_=Text))
_CLAIM = (
    select(claims.c.id, claims.c.offer_id, claims.c.created_at, claims.c.consent)
    .where(
        claims.c.shop_id == _SHOP,
        claims.c.program_id == _PROGRAM,
        claims.c.advocate_id == bindparam("advocate_id"),
        claims.c.friend_email_hmac == _EMAIL,
        BY_FRIEND,
    )
    .subquery("claim")
)
# By account alone: an address is not proven, and whoever typed it would learn the letter of a name.
_NAME = select(advocates.c.first_name).where(
    advocates.c.shop_id == _SHOP, advocates.c.user_hmac == bindparam("user_hmac", type_=Text)
)
_SELF = select(
    func.array(_LISTS.scalar_subquery(), type_=ARRAY(Text)).label("lists"),
    func.greatest(_LAST_BOUGHT.scalar_subquery(), _BEFORE_ERASURE.scalar_subquery()).label(
        "last_bought"
    ),
    func.coalesce(_NAME.scalar_subquery(), "").label("first_name"),
).subquery("friend")
_KNOWN = select(_CLAIM, _SELF).select_from(_SELF.outerjoin(_CLAIM, true()))


def newcomer(
    conn: Connection,
    shop_id: int,
    program_id: int,
    advocate_id: int,
    friend: Person,
    marks: Sequence[str],
) -> AnyRow:
    """The friend's claim from this advocate (id, offer_id, created_at, consent; None: they made
    none), the program's `lists` on which one of the marks stands, when they last bought (None:
    never), and the `first_name` of an account that refers friends itself.
    """
    return conn.execute(
        _KNOWN,
        {
            "shop_id": shop_id,
            "program_id": program_id,
            "advocate_id": advocate_id,
            "email_hmac": friend.email,
            "user_hmac": friend.user,
            "marks": list(marks),
        },
    ).one()
