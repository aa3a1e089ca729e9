"""Write down what a shop has set, by whom, and what it said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import audit
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Somebody says again what the shop said before an act, and why."""

    actor: str
    note: str
    act: AnyRow


# Who sets something: an id of staff, or somebody who takes back what was set.
Setter = str | TakingBack


def note_setting(
    conn: Connection,
    shop_id: int,
    what: What,
    by: Setter,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """In the transaction that sets it, once it is set: so nobody else does so meanwhile.

    Raises Refused where what is taken back does not stand any more.
    """
    if isinstance(by, str):
        audit.record(conn, shop_id, what, shop_id, by, before=before, after=after)
        return
    if audit.is_undone(conn, by.act.id):
        raise Refused(RefusalCode.ACT_UNDONE)
    if before != by.act.after:
        raise Refused(RefusalCode.ACT_OVERTAKEN, "Undo first what was done after it.")
    said = {"note": by.note, "before": before, "after": after, "undoes": by.act.id}
    audit.record(conn, shop_id, What.SHOP_ACT_UNDONE, shop_id, by.actor, **said)
