"""Which orders and friends are counted, of the whole shop and of each program alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, tuple_

from plugin.domain.reward import RewardState
from plugin.storage.figures.asked import Asked, stands
from plugin.storage.history import is_kept
from plugin.storage.tables import codes, erased_people, orders, rewards
from plugin.storage.tables.rewards import FOR_LATER_ORDER

KEPT = orders.c.total - orders.c.refunded
_GONE = (RewardState.VOID, RewardState.VOIDING)
# Of rewards: a friend's later order counts by what it earned.
LATER = FOR_LATER_ORDER, rewards.c.state.not_in(_GONE)


def in_time(asked: Asked) -> tuple[Any, ...]:
    return *stands(asked.shop_id), *asked.holds(orders.c.placed_at, orders.c.channel)


def stands_for(table: Any) -> ColumnElement[bool]:
    return and_(table.c.shop_id == orders.c.shop_id, table.c.order_id == orders.c.id)


def is_friends_code() -> ColumnElement[bool]:
    return and_(
        codes.c.shop_id == orders.c.shop_id,
        codes.c.code_hmac == orders.c.code_hmac,
        codes.c.claim_id.is_not(None),
    )


def is_newcomer() -> tuple[ColumnElement[bool], ...]:
    """The buyer had bought and kept nothing before, by mailbox or by account, as the rules have it.

    One condition for each: an index leads to each.
    """
    earlier = orders.alias("earlier")
    kept = is_kept(orders.c.shop_id, earlier)
    is_before = tuple_(earlier.c.placed_at, earlier.c.id) < tuple_(orders.c.placed_at, orders.c.id)
    is_erased = (
        erased_people.c.shop_id == orders.c.shop_id,
        erased_people.c.last_bought_at < orders.c.placed_at,
    )
    return (
        ~exists().where(*kept, earlier.c.email_hmac == orders.c.email_hmac, is_before),
        ~exists().where(*kept, earlier.c.user_hmac == orders.c.user_hmac, is_before),
        ~exists().where(*is_erased, erased_people.c.email_hmac == orders.c.email_hmac),
        ~exists().where(*is_erased, erased_people.c.user_hmac == orders.c.user_hmac),
    )
