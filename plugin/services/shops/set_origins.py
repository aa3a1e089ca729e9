"""A shop says which pages may ask for it in a browser."""

from __future__ import annotations

from collections.abc import Sequence

from plugin.domain.audit import What
from plugin.domain.origins import origin_of
from plugin.services.context import Context
from plugin.services.note_setting import Setter
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.write_setting import write_setting
from plugin.storage.shops import Shop

_MOST = 50


def set_origins(ctx: Context, shop: Shop, origins: Sequence[str], by: Setter) -> None:
    """None: any page may. The storefront's own origin always may. Raises Refused."""
    if len(origins) > _MOST:
        raise Refused(RefusalCode.ORIGIN_INVALID, f"At most {_MOST}.")
    found = []
    for said in origins:
        origin = origin_of(said.strip())
        if origin is None:
            raise Refused(RefusalCode.ORIGIN_INVALID, said[:100])
        found.append(origin)
    write_setting(ctx, shop, What.SHOP_ORIGINS_SET, by, origins=sorted(set(found)))
