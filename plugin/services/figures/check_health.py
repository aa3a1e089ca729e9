"""Check whether a shop and the app hear each other, and whether work gets done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from plugin.saleor import manifest
from plugin.services.context import Context, now
from plugin.services.shops.list_troubles import count_failing
from plugin.storage import shops
from plugin.storage.deliveries import ACCEPTED, deliveries_of
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow
from plugin.storage.waiting import waits_since


@dataclass(frozen=True, slots=True)
class HookHealth:
    """What became of the webhooks of a family: rows of answer, times and last_at."""

    family: str
    answers: Sequence[AnyRow]

    @property
    def accepted(self) -> AnyRow | None:
        return next((row for row in self.answers if row.answer == ACCEPTED), None)

    @property
    def rejected(self) -> list[AnyRow]:
        return [row for row in self.answers if row.answer != ACCEPTED]


@dataclass(frozen=True, slots=True)
class Health:
    """read: how far the shop's changes were read, each hour. mail_from: the address that mails come
    from, None where none are sent. waits_since: since when the oldest work is due and not done.
    failing: how many things failed and are tried again."""

    shop: Shop
    saleor_version: str
    hooks: Sequence[HookHealth]
    read: AnyRow | None
    mail_from: str | None
    waits_since: datetime | None
    failing: int


def check_health(ctx: Context, shop: Shop) -> Health:
    with ctx.engine.begin() as conn:
        fresh = shops.shop_by_id(conn, shop.id) or shop
        version = shops.settings_of(conn, shop.id, ["saleor_version"])["saleor_version"]
        answers = deliveries_of(conn, shop.id)
        wanted = [hook.name for hook in manifest.webhooks(ctx.settings.app_url, version)]
        families = dict.fromkeys([*wanted, *(row.family for row in answers)])
        return Health(
            shop=fresh,
            saleor_version=version,
            hooks=[
                HookHealth(family, [row for row in answers if row.family == family])
                for family in families
            ],
            read=shops.import_of(conn, shop.id, "reconcile"),
            mail_from=_mail_from(ctx),
            waits_since=waits_since(conn, shop.id, now()),
            failing=count_failing(conn, shop.id),
        )


def _mail_from(ctx: Context) -> str | None:
    return parseaddr(ctx.settings.mail_from)[1] if ctx.settings.smtp_url is not None else None
