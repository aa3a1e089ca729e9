"""What became of an advocate's friends, as far as this advocate's own claims explain it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from plugin.domain.decision import Outcome
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.storage import fates, people
from plugin.storage.tables.base import AnyRow

# Of one friend in one program.
_Key = tuple[int, str]
_TAKEN_BACK = (RewardState.VOID, RewardState.VOIDING)


class FriendStatus(StrEnum):
    """undone: an order counted, and was undone. not_counted: they bought, and it does not count."""

    CLAIMED = "claimed"
    BOUGHT = "bought"
    UNDONE = "undone"
    NOT_COUNTED = "not_counted"


_SAYS = {Outcome.REVERSED: FriendStatus.UNDONE, Outcome.REFUSED: FriendStatus.NOT_COUNTED}


@dataclass(frozen=True, slots=True)
class Fate:
    """initial: one letter of the friend's name. reason: None while nothing has happened.

    reward: of the friend's first order that counts.
    """

    claim_id: int
    program_id: int
    since: datetime
    initial: str
    status: FriendStatus
    reason: Reason | None
    reward: AnyRow | None


def follow_friends(conn: Connection, shop_id: int, advocate_id: int) -> list[Fate]:
    """Each friend once in a program, by their first claim; who came last first."""
    claimed = people.claims_from_advocate(conn, shop_id, advocate_id)
    if not claimed:
        return []
    firsts = {_key(claim): claim for claim in claimed}
    friends = [friend for _, friend in firsts]
    edges = {_key(row): row for row in fates.referrals_of_friends(conn, shop_id, friends)}
    earned = {_key(row): row for row in fates.first_rewards_of(conn, shop_id, advocate_id)}
    decided = _decided(conn, shop_id, claimed)
    found = []
    for key, claim in firsts.items():
        edge, reward, decision = edges.get(key), earned.get(key), decided.get(key)
        status, reason = _became(advocate_id, edge, reward, decision)
        came = (claim.created_at, claim.friend_initial)
        found.append(Fate(claim.id, claim.program_id, *came, status, reason, reward))
    return found


def _key(row: AnyRow) -> _Key:
    return row.program_id, row.friend_email_hmac


def _decided(conn: Connection, shop_id: int, claimed: Sequence[AnyRow]) -> dict[_Key, AnyRow]:
    """The newest decision that speaks of the friend, by whichever of their claims."""
    keys = {claim.id: _key(claim) for claim in claimed}
    rows = fates.last_decisions_on(conn, shop_id, list(keys))
    # A code that somebody else used says nothing about the friend whom it was given to.
    own = [row for row in rows if row.reason != Reason.CODE_OF_ANOTHER_PERSON]
    return {keys[row.claim_id]: row for row in reversed(own)}


def _became(
    advocate_id: int, edge: AnyRow | None, reward: AnyRow | None, decision: AnyRow | None
) -> tuple[FriendStatus, Reason | None]:
    if edge is not None and edge.order_id is not None:
        if edge.advocate_id == advocate_id:
            return FriendStatus.BOUGHT, Reason(reward.reason) if reward else Reason.QUALIFIED
        status = FriendStatus.UNDONE if reward else FriendStatus.NOT_COUNTED
        return status, Reason.CREDITED_TO_ANOTHER
    if reward is not None and reward.state in _TAKEN_BACK:
        return FriendStatus.UNDONE, Reason(reward.reason)
    if decision is not None and decision.outcome in _SAYS:
        return _SAYS[decision.outcome], Reason(decision.reason)
    return FriendStatus.CLAIMED, None
