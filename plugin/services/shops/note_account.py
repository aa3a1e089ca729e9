"""Keep what the shop knows of advocates' accounts: asked for once, told of ever after."""

from __future__ import annotations

from plugin.domain.account import Account
from plugin.domain.identity import Person
from plugin.saleor.accounts import ToldAccount
from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import Context
from plugin.storage.accounts import note_account
from plugin.storage.shops import BEGINNING, Shop
from plugin.storage.tables.base import AnyRow

SEES_ACCOUNTS = "MANAGE_USERS"

# An account that is not for us to see; whatever is told of it later is newer.
_UNSEEN = Account("", frozenset(), None, BEGINNING)


def ask_account(
    ctx: Context, shop: Shop, user_id: str, known: AnyRow | None, person: Person
) -> Account | None:
    """The account of somebody who comes with it for the first time; known: as an advocate.

    None if the shop was asked before, or does not answer; then it is asked the next time.
    """
    is_known = known is not None and known.user_hmac == person.user
    was_asked = known is not None and known.account_changed_at is not None
    if is_known and (was_asked or SEES_ACCOUNTS not in shop.permissions):
        return None
    try:
        return ctx.port(shop).account(user_id) or _UNSEEN
    except (ShopUnavailable, ShopRefused):
        return None


def note_told(ctx: Context, shop: Shop, told: ToldAccount) -> None:
    """Keep it if the account is an advocate's; of nobody else is anything kept."""
    with ctx.engine.begin() as conn:
        note_account(conn, shop.id, told.person, told.account, told.at)
