"""Gather all that may speak against one order."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from plugin.domain.abuse.circumstances import Circumstances, Ruled
from plugin.storage.circumstances.habits import claims_around, strangers_who_tried, undone_orders
from plugin.storage.circumstances.people import other_friends, ring_of, shared_marks, watched_as
from plugin.storage.circumstances.referred import Referred
from plugin.storage.circumstances.ways_in import hosts_of_others, ways_in
from plugin.storage.judgements import judgement_on


def gather(
    conn: Connection, shop_id: int, asked: Referred, is_throwaway: Callable[[str], bool]
) -> Circumstances:
    """is_throwaway: of the fingerprint of a mail domain."""
    judgement = judgement_on(conn, shop_id, asked.order.id)
    others = other_friends(conn, shop_id, asked)
    refunded, rewarded = undone_orders(conn, shop_id, asked)
    ways = ways_in(conn, shop_id, asked)
    domains = {asked.claim.friend_domain, asked.order.domain or ""}
    return Circumstances(
        shared=shared_marks(conn, shop_id, asked) | ways.alike,
        friends_alike=others.alike,
        watched=watched_as(conn, shop_id, asked),
        claims=claims_around(conn, shop_id, asked),
        ring=ring_of(conn, shop_id, asked.claim),
        strangers=strangers_who_tried(conn, shop_id, asked),
        hosts=ways.hosts,
        hosts_of_others=hosts_of_others(conn, shop_id, asked),
        ads=ways.ads,
        refunded=refunded,
        rewarded=rewarded,
        throwaway=any(map(is_throwaway, domains)),
        throwaway_friends=sum(map(is_throwaway, others.domains)),
        ruled=Ruled(judgement.ruled) if judgement is not None else None,
        looked_at=frozenset(judgement.rules if judgement is not None else ()),
    )
