"""Rewards, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.storage.pages.period import EVER, Period
from plugin.storage.pages.sought import of_advocates_called, of_order_numbered
from plugin.storage.pages.turning import counted, named, page_of
from plugin.storage.tables import rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rewards; None for any. created: when they were written down. word: how the advocate's
    begins. owner_hmac: of the e-mail of whoever has the reward."""

    state: RewardState | None = None
    side: Side | None = None
    program_id: int | None = None
    advocate_id: int | None = None
    kind: str | None = None
    order_id: str | None = None
    order_number: str | None = None
    word: str | None = None
    owner_hmac: str | None = None
    created: Period = EVER


def page_of_rewards(
    conn: Connection,
    shop_id: int,
    wanted: Wanted,
    *,
    after: int | None,
    limit: int,
    oldest_first: bool = False,
) -> Sequence[AnyRow]:
    """Those that come after the one with id `after`."""
    key = rewards.c.id
    # Keys first: an index holds those of a state, where the newest of all are of other states.
    mine = _wanted(conn, shop_id, wanted).with_only_columns(key)
    page = page_of(mine, key, after, limit, oldest_first=oldest_first)
    return named(conn, select(rewards), key, page, oldest_first=oldest_first)


def count_rewards(conn: Connection, shop_id: int, wanted: Wanted) -> int:
    """How many there are, as `counted` does."""
    return counted(conn, _wanted(conn, shop_id, wanted))


def _wanted(conn: Connection, shop_id: int, wanted: Wanted) -> Select[Any]:
    return select(rewards).where(rewards.c.shop_id == shop_id, *conditions(conn, shop_id, wanted))


def conditions(conn: Connection, shop_id: int, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    equal = {
        rewards.c.state: wanted.state,
        rewards.c.side: wanted.side,
        rewards.c.program_id: wanted.program_id,
        rewards.c.advocate_id: wanted.advocate_id,
        rewards.c.terms["kind"].astext: wanted.kind,
        rewards.c.order_id: wanted.order_id,
        rewards.c.owner_hmac: wanted.owner_hmac,
    }
    yield from (column == value for column, value in equal.items() if value is not None)
    if wanted.order_number is not None:
        yield of_order_numbered(rewards.c.order_id, shop_id, wanted.order_number)
    if wanted.word is not None:
        yield of_advocates_called(conn, rewards, shop_id, wanted.word)
    yield from wanted.created.holds(rewards.c.created_at)
