"""How far a shop has come with its program, as the rows show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, func, select

from plugin.domain.evidence import Via
from plugin.storage.audit import APP
from plugin.storage.tables import claims, decisions, program_versions, programs, referrals, touches
from plugin.storage.tables.base import AnyRow

# By these the storefront has asked; the others are staff's, or made of what it said before.
_BY_STOREFRONT = (Via.LINK, Via.NAME)


@dataclass(frozen=True, slots=True)
class Signs:
    """storefront_at: when its storefront last told us of somebody. has_chosen: staff have written
    what a program promises. has_referred: an order counts for a referral, or did."""

    storefront_at: datetime | None
    has_chosen: bool
    has_referred: bool


def signs_of(conn: Connection, shop_id: int) -> Signs:
    visits = touches.c.shop_id == shop_id, touches.c.kind.in_(("visit", "name"))
    accepted = claims.c.shop_id == shop_id, claims.c.via.in_(_BY_STOREFRONT)
    written = (
        exists()
        .where(program_versions.c.shop_id == shop_id, program_versions.c.created_by != APP)
        .where(programs.c.version_id == program_versions.c.id, programs.c.archived_at.is_(None))
    )
    referred = exists().where(referrals.c.shop_id == shop_id)
    last = func.greatest(_last(touches, visits), _last(claims, accepted))
    return Signs(*conn.execute(select(last, written, referred)).one())


def _last(table: Any, which: tuple[Any, ...]) -> Any:
    at = table.c.created_at
    return select(at).where(*which).order_by(at.desc()).limit(1).scalar_subquery()


def tried_order(conn: Connection, shop_id: int) -> AnyRow | None:
    """The last decision (order_id, outcome, reason, created_at) that rests on the newest claim on
    which any rests."""
    query = (
        select(
            decisions.c.order_id,
            decisions.c.outcome,
            decisions.c.reason,
            decisions.c.created_at,
        )
        .where(decisions.c.shop_id == shop_id, decisions.c.claim_id.is_not(None))
        .order_by(decisions.c.claim_id.desc(), decisions.c.id.desc())
        .limit(1)
    )
    return conn.execute(query).one_or_none()
