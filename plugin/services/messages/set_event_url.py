"""Say where the merchant's own server hears of rewards that it hands out."""

from __future__ import annotations

import base64
import secrets

from plugin.domain.audit import What
from plugin.saleor.addresses import AddressRefused, ShopAddresses
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import audit, shops
from plugin.storage.shops import Shop

_SECRET_BYTES = 32
_PREFIX = "whsec_"


def set_event_url(ctx: Context, shop: Shop, url: str, actor: str) -> str:
    """The new secret with which events to this address are signed; it is shown only now.

    Raises Refused.
    """
    try:
        ShopAddresses.of(ctx.settings).check_public(url)
    except AddressRefused as error:
        raise Refused(RefusalCode.EVENT_URL_INVALID, str(error)) from error
    secret = _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    with ctx.engine.begin() as conn:
        sealed = ctx.keys.seal(secret)
        shops.change_shop(conn, shop.id, event_url=url, event_secret=sealed)
        after = {"event_url": url}
        audit.record(conn, shop.id, What.SHOP_EVENT_URL_SET, shop.id, actor, after=after)
    return secret
