"""What a shop has seen with somebody's orders, over all their addresses and accounts."""

from __future__ import annotations

from sqlalchemy import Connection, text

from plugin.domain.identity import Marks, Person

# Where a till gives one address for everybody, all customers are linked and nothing is learnt.
_MOST = 500
# UNION and not UNION ALL: it leaves out what is known, so circles come to an end.
_MARKS = text("""
WITH RECURSIVE known AS (
    SELECT CAST(:email AS text) AS email_hmac, CAST(:account AS text) AS user_hmac,
        NULL AS phone_hmac, NULL AS household_hmac, NULL AS surname_hmac, NULL AS domain_hmac,
        NULL AS name_hmac
    UNION
    SELECT o.email_hmac, o.user_hmac, o.phone_hmac, o.household_hmac, o.surname_hmac, o.domain_hmac,
        o.name_hmac
    FROM known JOIN orders o ON o.shop_id = :shop_id AND o.status <> 'DRAFT'
        AND (o.email_hmac = known.email_hmac OR o.user_hmac = known.user_hmac)
)
SELECT * FROM known LIMIT :most
""")


def marks_of(conn: Connection, shop_id: int, person: Person) -> Marks:
    """Of this person's orders, of those under an address or account on them, and so on.

    The person's own two are among them. Orders that were called off count, drafts do not.
    """
    asked = {"shop_id": shop_id, "email": person.email, "account": person.user, "most": _MOST}
    rows = conn.execute(_MARKS, asked).all()
    return Marks(*(frozenset(filter(None, seen)) for seen in zip(*rows, strict=True)))
