"""What advocate and friend have in common, and the others whom the advocate brought."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, literal, or_, select

from plugin.domain.abuse.circumstances import Mark, Watched
from plugin.domain.evidence import Claim
from plugin.storage.circumstances.referred import Referred, equals, joined
from plugin.storage.marks import marks_of
from plugin.storage.tables import advocates, claims, orders, referrals, watched_people

_LONGEST_RING = 4
_MOST_OF_ONE = 20


@dataclass(frozen=True, slots=True)
class Others:
    """alike: how many share which mark with this friend. domains: of their mail addresses."""

    alike: dict[Mark, int]
    domains: list[str]


def shared_marks(conn: Connection, shop_id: int, asked: Referred) -> frozenset[Mark]:
    """What the friend's order has in common with what is known of the advocate's own."""
    order, friend = asked.order, asked.claim.friend
    own = marks_of(conn, shop_id, asked.claim.advocate)
    accounts = {friend.user, order.buyer.user} & own.users
    addresses = {friend.email, order.buyer.email} & own.emails
    # Behind more addresses than this there is a till, not a person.
    is_person = len(own.emails) + len(own.users) <= _MOST_OF_ONE
    found = {
        Mark.ACCOUNT: is_person and bool(accounts | addresses),
        Mark.PHONE: is_person and order.phone in own.phones,
        Mark.ADDRESS: order.household in own.households,
        Mark.SURNAME: order.surname in own.surnames,
        Mark.NAME: order.name in own.names,
    }
    return frozenset(mark for mark, is_shared in found.items() if is_shared)


def other_friends(conn: Connection, shop_id: int, asked: Referred) -> Others:
    """Of the others whom the advocate has brought, by the orders that count for them."""
    order = asked.order
    at_home = equals(orders.c.household_hmac, order.household)
    namesake = and_(at_home, equals(orders.c.name_hmac, order.name))
    query = (
        select(
            func.count().filter(at_home).label(Mark.ADDRESS),
            func.count().filter(namesake).label(Mark.NAME),
            func.count().filter(equals(orders.c.phone_hmac, order.phone)).label(Mark.PHONE),
            func.array_agg(claims.c.friend_domain_hmac).label("domains"),
        )
        .select_from(referrals)
        .join(orders, joined(orders, "id", referrals, "order_id"))
        .join(claims, joined(claims, "id", referrals, "claim_id"))
        .where(
            referrals.c.shop_id == shop_id,
            referrals.c.advocate_id == asked.claim.advocate_id,
            referrals.c.order_id != order.id,
        )
    )
    row = conn.execute(query).one()._mapping
    return Others({mark: row[mark] for mark in Mark if mark in row}, row["domains"] or [])


def watched_as(conn: Connection, shop_id: int, asked: Referred) -> frozenset[Watched]:
    """The shop's lists on which advocate or friend stand."""
    people = (asked.claim.advocate, asked.claim.friend, asked.order.buyer)
    marks = {mark for person in people for mark in person.fingerprints}
    marks |= {asked.claim.friend_domain, asked.order.domain or ""} - {""}
    query = select(watched_people.c.list).where(
        watched_people.c.shop_id == shop_id, watched_people.c.entry_hmac.in_(sorted(marks))
    )
    return frozenset(map(Watched, conn.execute(query).scalars()))


def ring_of(conn: Connection, shop_id: int, claim: Claim) -> int:
    """Over how many people the friend has brought the advocate; 0 for not at all, or over more
    than make a circle."""
    brought = (
        select(
            referrals.c.friend_email_hmac.label("friend"),
            advocates.c.email_hmac.label("email"),
            advocates.c.user_hmac.label("account"),
        )
        .join(advocates, joined(advocates, "id", referrals, "advocate_id"))
        .where(referrals.c.shop_id == shop_id, referrals.c.order_id.is_not(None))
        .cte("brought")
        # Read as far as the ring goes, and not for all of the shop's friends first.
        .prefix_with("NOT MATERIALIZED")
    )
    first = select(brought.c.email, brought.c.account, literal(2).label("people"))
    above = first.where(brought.c.friend == claim.advocate.email).cte("above", recursive=True)
    above = above.union(
        select(brought.c.email, brought.c.account, above.c.people + 1)
        .join(above, above.c.email == brought.c.friend)
        .where(above.c.people < _LONGEST_RING)
    )
    friend = claim.friend
    query = select(func.coalesce(func.min(above.c.people), 0)).where(
        or_(equals(above.c.email, friend.email), equals(above.c.account, friend.user))
    )
    people: int = conn.execute(query).scalar_one()
    return people
