"""Take away what pays a reward, as far as nobody has used it."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.instrument import HANDED_OVER, Instrument
from plugin.domain.reward import CodeState, RewardState
from plugin.domain.terms import Access
from plugin.services.context import Context, now
from plugin.services.messages.announce import tell_merchant
from plugin.services.rewards.settle_spent import found_spent
from plugin.storage import codes, gift_cards
from plugin.storage.flags import look_at_flag
from plugin.storage.points import look_at_points
from plugin.storage.promise_json import terms_from_json
from plugin.storage.rewards import Act, move_reward
from plugin.storage.tables.base import AnyRow

_MAY_GO = (RewardState.PENDING, RewardState.ISSUED, RewardState.CAPPED)


def withdraw(ctx: Context, conn: Connection, reward: AnyRow, act: Act) -> None:
    """Void a reward that is not spent yet. What pays it may be in use just now, so that it is only
    due to be taken back; whoever does so finds out what was spent."""
    if reward.state not in _MAY_GO:
        return
    if reward.instrument == Instrument.CODE:
        withdraw_code(conn, reward)
    if not (reward.state == RewardState.ISSUED or _is_on_its_way(reward)):
        found_spent(conn, reward, reward.netted, act)
    elif reward.instrument in HANDED_OVER:
        found_spent(conn, reward, reward.netted, act)
        # Nobody was told of a pledge when it was made.
        if reward.instrument == Instrument.EVENT:
            tell_merchant(ctx, conn, reward, "reward.withdrawn")
    else:
        look_at_instrument(conn, move_reward(conn, reward, RewardState.VOIDING, act, due_at=None))


def _is_on_its_way(reward: AnyRow) -> bool:
    """The shop may have been asked for a card or a flag already; codes know that themselves."""
    is_flag = reward.instrument == Instrument.FLAG
    return reward.gift_card_id is not None or (is_flag and reward.expires_at is not None)


def look_at_instrument(conn: Connection, reward: AnyRow) -> None:
    """Have what pays the reward brought in line with what it is worth now."""
    match Instrument(reward.instrument):
        case Instrument.GIFT_CARD:
            gift_cards.change_card(conn, reward.gift_card_id, due_at=now())
        case Instrument.POINTS:
            look_at_points(conn, reward, now())
        case Instrument.FLAG:
            terms = terms_from_json(reward.terms)
            assert isinstance(terms, Access)
            look_at_flag(conn, reward.shop_id, reward.owner_hmac, terms.flag, now())
        case _:
            pass


def withdraw_code(conn: Connection, reward: AnyRow) -> None:
    """Have the code that pays the reward deleted in the shop, if there is one."""
    code = codes.good_code_of(conn, reward_id=reward.id)
    if code is not None:
        codes.change_codes(conn, [code.id], state=CodeState.RETIRING, due_at=now())
