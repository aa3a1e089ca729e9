"""How long rewards wait for returns, as their owners are told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from plugin.domain.grant import GRANT
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.context import now
from plugin.services.telling.tell_customer import Standing
from plugin.services.telling.tell_reward import held_until
from plugin.storage.programs import promised
from plugin.storage.tables.base import AnyRow


def hold_days(conn: Connection, shop_id: int, earned: Iterable[AnyRow]) -> dict[int, int]:
    """Of those rewards that wait for their day, by their ids; a grant waits for no return."""
    waiting = [one for one in earned if held_until(one, now()) and one.rule != GRANT]
    versions = {
        offer_id: promised(conn, shop_id, offer_id).version
        for offer_id in {reward.offer_id for reward in waiting}
    }
    return {
        reward.id: versions[reward.offer_id].arm(reward.offer_id).side(Side(reward.side)).hold_days
        for reward in waiting
    }


def standing_of(reward: AnyRow, days: int | None) -> Standing:
    return Standing(
        side=Side(reward.side),
        state=RewardState(reward.state),
        reason=Reason(reward.reason),
        held_until=held_until(reward, now()),
        hold_days=days,
        expires_at=reward.expires_at,
    )
