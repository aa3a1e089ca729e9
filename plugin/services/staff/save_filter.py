"""Keep a filter of a list under a name, for all staff of the shop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugin.domain.saved_filters import FilteredList, is_name, strange_in
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.saved_filters import count_filters, keep_filter
from plugin.storage.shops import Shop

_MOST = 100


def save_filter(
    ctx: Context, shop: Shop, of_list: FilteredList, name: str, said: Any, actor: str
) -> None:
    """In place of the one that had this name. Raises Refused."""
    if not is_name(name):
        raise Refused(RefusalCode.FILTER_INVALID, "A name has 1 to 60 letters, and no @.")
    if not isinstance(said, Mapping):
        raise Refused(RefusalCode.FILTER_INVALID, "Write it as one object.")
    if strange := strange_in(of_list, said):
        raise Refused(RefusalCode.FILTER_INVALID, f"Not kept: {', '.join(strange)[:200]}.")
    with ctx.engine.begin() as conn:
        if count_filters(conn, shop.id, besides=(of_list, name.strip())) >= _MOST:
            raise Refused(RefusalCode.FILTER_INVALID, f"A shop keeps at most {_MOST}.")
        keep_filter(conn, shop.id, of_list, name.strip(), said, actor)
