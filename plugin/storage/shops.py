"""Shops, their channels, and how far their orders have been read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.brand import Brand, Sender
from plugin.domain.review import AtDeadline, Deadline
from plugin.domain.sharing import Sharing, sharing_of
from plugin.storage.tables import channels, imports, shops
from plugin.storage.tables.base import AnyRow

# Before the first Saleor shop, so "since then" is everything.
BEGINNING = datetime(2010, 1, 1, tzinfo=UTC)
# The reconciler reads a little twice: clocks differ, and a transaction may commit late.
OVERLAP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Shop:
    """One Saleor instance that installed the app. token and event_secret are sealed."""

    id: int
    api_url: str
    state: str
    app_id: str | None
    token: bytes | None
    jwks: dict[str, Any] | None
    name: str
    permissions: tuple[str, ...]
    storefront_url: str | None
    event_url: str | None = None
    event_secret: bytes | None = None
    time_zone: str = "UTC"
    consent_needed: bool = False
    switched_at: datetime | None = None
    honesty: dict[str, Any] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
    sender: Sender = field(default_factory=Sender)
    # By language and kind of mail: what the merchant writes there.
    mail_words: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    origins: tuple[str, ...] = ()
    sharing: Sharing = field(default_factory=Sharing)
    setup_aside: bool = False
    review_days: int = 7
    review_then: str = AtDeadline.HOLD
    review_remind_days: int = 7

    @property
    def deadline(self) -> Deadline:
        return Deadline(self.review_days, AtDeadline(self.review_then), self.review_remind_days)

    @property
    def shown_name(self) -> str:
        """What customers know the shop by."""
        return self.brand.name or self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def is_active(self) -> bool:
        return self.state == "active"


_COLUMNS = (
    shops.c.id,
    shops.c.api_url,
    shops.c.state,
    shops.c.app_id,
    shops.c.token,
    shops.c.jwks,
    shops.c.name,
    shops.c.permissions,
    shops.c.storefront_url,
    shops.c.event_url,
    shops.c.event_secret,
    shops.c.time_zone,
    shops.c.consent_needed,
    shops.c.switched_at,
    shops.c.honesty,
    shops.c.brand,
    shops.c.sender,
    shops.c.mail_words,
    shops.c.origins,
    shops.c.sharing,
    shops.c.setup_aside,
    shops.c.review_days,
    shops.c.review_then,
    shops.c.review_remind_days,
)


def _shop(row: AnyRow | None) -> Shop | None:
    if row is None:
        return None
    read = {
        "permissions": tuple(row.permissions),
        "brand": Brand(**row.brand),
        "sender": Sender(**row.sender),
        "origins": tuple(row.origins),
        "sharing": sharing_of(row.sharing),
    }
    return Shop(**{**row._mapping, **read})


_BY_ID = select(*_COLUMNS).where(shops.c.id == bindparam("shop_id"))


def find_shop(conn: Connection, api_url: str) -> Shop | None:
    return _shop(conn.execute(select(*_COLUMNS).where(shops.c.api_url == api_url)).one_or_none())


def shop_by_id(conn: Connection, shop_id: int) -> Shop | None:
    return _shop(conn.execute(_BY_ID, {"shop_id": shop_id}).one_or_none())


def all_shops(conn: Connection) -> list[Shop]:
    rows = conn.execute(select(*_COLUMNS).order_by(shops.c.id))
    return [shop for row in rows if (shop := _shop(row))]


def mark_registering(conn: Connection, api_url: str) -> None:
    """Note that a shop is on its way in, so that its first webhooks are asked to come again.

    An installed shop stays as it is until the new installation is complete.
    """
    row = insert(shops).values(api_url=api_url, state="registering")
    conn.execute(row.on_conflict_do_nothing(index_elements=[shops.c.api_url]))


def save_shop(conn: Connection, api_url: str, **facts: Any) -> int:
    """Write what is known of a shop; installed again, it keeps its id and all its rows."""
    row = insert(shops).values(api_url=api_url, **facts)
    row = row.on_conflict_do_update(
        index_elements=[shops.c.api_url], set_={**facts, "updated_at": func.now()}
    )
    shop_id: int = conn.execute(row.returning(shops.c.id)).scalar_one()
    return shop_id


def change_shop(conn: Connection, shop_id: int, **facts: Any) -> None:
    conn.execute(update(shops).where(shops.c.id == shop_id).values(**facts, updated_at=func.now()))


def settings_of(conn: Connection, shop_id: int, names: Iterable[str]) -> dict[str, Any]:
    """What these columns say now."""
    return dict(conn.execute(_asking(tuple(names)), {"shop_id": shop_id}).one()._mapping)


@cache
def _asking(names: tuple[str, ...]) -> Any:
    return select(*(shops.c[name] for name in names)).where(shops.c.id == bindparam("shop_id"))


def sharing_now(conn: Connection, shop_id: int) -> Sharing:
    """As the shop says it now, whatever a process remembers."""
    return sharing_of(settings_of(conn, shop_id, ["sharing"])["sharing"])


def replace_channels(conn: Connection, shop_id: int, found: Iterable[dict[str, Any]]) -> bool:
    """True if there is a channel that was not there before."""
    before = {channel.slug for channel in channels_of(conn, shop_id)}
    conn.execute(delete(channels).where(channels.c.shop_id == shop_id))
    rows = [{"shop_id": shop_id, **channel} for channel in found]
    if rows:
        conn.execute(insert(channels), rows)
    return not before.issuperset(row["slug"] for row in rows)


def channels_of(conn: Connection, shop_id: int) -> Sequence[AnyRow]:
    """Rows of slug, saleor_id, name, currency and is_active."""
    query = select(channels).where(channels.c.shop_id == shop_id).order_by(channels.c.slug)
    return conn.execute(query).all()


def start_import(conn: Connection, shop_id: int, kind: str, watermark: datetime) -> None:
    """Ask for a reading of the shop's orders. One that is under way goes on where it is."""
    row = insert(imports).values(shop_id=shop_id, kind=kind, state="waiting", watermark=watermark)
    fresh = {"state": "waiting", "cursor": None, "done": 0, "total": None, "last_error": None}
    conn.execute(
        row.on_conflict_do_update(
            index_elements=[imports.c.shop_id, imports.c.kind],
            set_=fresh,
            where=imports.c.state == "finished",
        )
    )


def import_of(conn: Connection, shop_id: int, kind: str) -> AnyRow | None:
    query = select(imports).where(imports.c.shop_id == shop_id, imports.c.kind == kind)
    return conn.execute(query).one_or_none()


def save_import(conn: Connection, shop_id: int, kind: str, **facts: Any) -> None:
    conn.execute(
        update(imports).where(imports.c.shop_id == shop_id, imports.c.kind == kind).values(**facts)
    )


def history_is_known(conn: Connection, shop_id: int) -> bool:
    """True once all orders from before the installation have been read."""
    row = import_of(conn, shop_id, "backfill")
    return row is not None and row.finished_at is not None
