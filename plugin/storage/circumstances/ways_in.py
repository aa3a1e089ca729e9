"""By which ways a friend came to an advocate, and where both were seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, Text, cast, func, null, or_, select, union_all

from plugin.domain.abuse.circumstances import Mark
from plugin.domain.abuse.paid_traffic import medium_of
from plugin.storage.circumstances.referred import Referred, equals
from plugin.storage.tables import advocates, claims, touches
from plugin.storage.tables.base import AnyRow

_MOST_TOUCHES = 20
_MOST_HOSTS = 50
_LATELY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Ways:
    """hosts, ads: of the pages that the friend came from, and what marks them as paid for.
    alike: whether advocate and friend were seen in one network, or with one device."""

    hosts: frozenset[str]
    ads: frozenset[str]
    alike: frozenset[Mark]


def ways_in(conn: Connection, shop_id: int, asked: Referred) -> Ways:
    """By the friend's claim, and the visits to this advocate that are known to be the friend's."""
    rows = _seen(conn, shop_id, asked)
    own = conn.execute(
        select(advocates.c.network_mark, advocates.c.device_mark).where(
            advocates.c.shop_id == shop_id, advocates.c.id == asked.claim.advocate_id
        )
    ).one()
    return Ways(
        hosts=frozenset(row.referrer_host for row in rows if row.referrer_host),
        ads=frozenset(sign for row in rows for sign in _ads(row)),
        alike=_alike(own, rows),
    )


def hosts_of_others(conn: Connection, shop_id: int, asked: Referred) -> dict[str, int]:
    """From which hosts how many others have come to the advocate's link."""
    visit = func.coalesce(touches.c.journey_id, cast(touches.c.id, Text))
    many = func.count(visit.distinct()).label("visitors")
    query = (
        select(touches.c.referrer_host, many)
        .where(
            touches.c.shop_id == shop_id,
            touches.c.advocate_id == asked.claim.advocate_id,
            touches.c.created_at > asked.claim.at - _LATELY,
            touches.c.referrer_host.is_not(None),
            touches.c.journey_id.is_distinct_from(asked.order.journey_id),
        )
        .group_by(touches.c.referrer_host)
        .order_by(many.desc())
        .limit(_MOST_HOSTS)
    )
    return {row.referrer_host: row.visitors for row in conn.execute(query)}


def _seen(conn: Connection, shop_id: int, asked: Referred) -> Sequence[AnyRow]:
    order, claim = asked.order, asked.claim
    visit = select(
        touches.c.network_mark,
        touches.c.device_mark,
        touches.c.referrer_host,
        touches.c.ads,
        touches.c.utm,
    ).where(
        touches.c.shop_id == shop_id,
        touches.c.advocate_id == claim.advocate_id,
        touches.c.created_at <= order.created_at,
        or_(
            equals(touches.c.journey_id, order.journey_id),
            equals(touches.c.friend_user_hmac, order.buyer.user),
            equals(touches.c.id, claim.touch_id),
        ),
    )
    accepted = select(
        claims.c.network_mark,
        claims.c.device_mark,
        claims.c.referrer_host,
        null().label("ads"),
        null().label("utm"),
    ).where(claims.c.shop_id == shop_id, claims.c.id == claim.id)
    visits = visit.order_by(touches.c.id.desc()).limit(_MOST_TOUCHES).subquery()
    return conn.execute(union_all(select(visits), accepted)).all()


def _ads(row: AnyRow) -> set[str]:
    return {*(row.ads or ()), *medium_of((row.utm or {}).get("medium"))}


def _alike(own: AnyRow, rows: Sequence[AnyRow]) -> frozenset[Mark]:
    pairs = ((Mark.NETWORK, "network_mark"), (Mark.DEVICE, "device_mark"))
    return frozenset(
        mark
        for mark, name in pairs
        if getattr(own, name) is not None
        and any(getattr(row, name) == getattr(own, name) for row in rows)
    )
