"""A shop says by which ways people share, and whether there is a leaderboard."""

from __future__ import annotations

from collections.abc import Sequence

from plugin.domain.audit import What
from plugin.domain.sharing import BadSharing, ShareChannel, Sharing, said_of
from plugin.services.context import Context
from plugin.services.note_setting import Setter
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.write_setting import write_setting
from plugin.storage.shops import Shop


def set_sharing(
    ctx: Context,
    shop: Shop,
    channels: Sequence[ShareChannel],
    by: Setter,
    *,
    leaderboard: bool,
) -> None:
    """Raises Refused."""
    try:
        sharing = Sharing(tuple(channels), leaderboard)
    except BadSharing as error:
        raise Refused(RefusalCode.SHARING_INVALID, str(error)) from error
    write_setting(ctx, shop, What.SHOP_SHARING_SET, by, sharing=said_of(sharing))
