"""After the storm: what the app has written down, beside what the shop knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Engine, Table, select, text

from plugin.keys import Keys
from plugin.storage import tables
from plugin.storage.tables.base import AnyRow
from sandbox import Shop
from tests.crash.crowd import Friend

_WORK = (tables.orders, tables.vouchers, tables.codes, tables.messages, tables.imports)


@dataclass(frozen=True)
class ShopCode:
    """A code as the shop has it."""

    voucher_id: str
    is_active: bool


class Books:
    """All rows of the app and all codes of the shop, read once when nothing moved any more."""

    def __init__(self, database: Engine, keys: Keys, shop: Shop):
        self._keys = keys
        with database.connect() as conn:

            def rows(table: Table) -> list[AnyRow]:
                return list(conn.execute(select(table).order_by(*table.primary_key)))

            self.orders = rows(tables.orders)
            self.claims = rows(tables.claims)
            self.referrals = rows(tables.referrals)
            self.rewards = rows(tables.rewards)
            self.ledger = rows(tables.ledger)
            self.codes = rows(tables.codes)
            self.vouchers = {row.id: row for row in rows(tables.vouchers)}
            self.troubles = [row for table in _WORK for row in rows(table) if row.last_error]
            failed = text("SELECT task_name FROM procrastinate_jobs WHERE status = 'failed'")
            self.failed_jobs = list(conn.execute(failed).scalars())
        self._read_shop(shop)

    def _read_shop(self, shop: Shop) -> None:
        vouchers = list(shop.vouchers.vouchers.values())
        self.vouchers_in_shop = [voucher.id for voucher in vouchers]
        codes = [code for voucher in vouchers for code in voucher.codes]
        self.times_in_shop = Counter(code.code for code in codes)
        self.in_shop = {code.code: ShopCode(code.voucher.id, code.is_active) for code in codes}
        webhooks = [webhook for app in shop.living_apps() for webhook in app.webhooks]
        self.lost_webhooks = [lost for webhook in webhooks for lost in webhook.deliveries]

    def code(self, row: AnyRow) -> str:
        return self._keys.code(row.id)

    def is_active(self, row: AnyRow) -> bool:
        found = self.in_shop.get(self.code(row))
        return found is not None and found.is_active

    def is_honoured(self, row: AnyRow) -> bool:
        """True if the shop takes this code, and has it once and on our voucher."""
        there = self.in_shop.get(self.code(row))
        wanted = ShopCode(self.vouchers[row.voucher_id].saleor_id, is_active=True)
        return there == wanted and self.times_in_shop[self.code(row)] == 1

    def claims_of(self, friend: Friend) -> list[AnyRow]:
        email = self._keys.person(email=friend.email, user_id=None).email
        return [row for row in self.claims if row.friend_email_hmac == email]

    def referrals_of(self, friend: Friend) -> list[AnyRow]:
        claims = [row.id for row in self.claims_of(friend)]
        return [row for row in self.referrals if row.claim_id in claims]

    def rewards_of(self, friend: Friend, side: str) -> list[AnyRow]:
        referrals = [row.id for row in self.referrals_of(friend)]
        return [row for row in self.rewards if row.referral_id in referrals and row.side == side]

    def codes_of_reward(self, reward: AnyRow) -> list[AnyRow]:
        return [row for row in self.codes if row.reward_id == reward.id]

    def codes_of_claims(self, friend: Friend) -> list[AnyRow]:
        claims = [row.id for row in self.claims_of(friend)]
        return [row for row in self.codes if row.claim_id in claims]

    def ledger_by_reward(self) -> dict[int, list[AnyRow]]:
        found: dict[int, list[AnyRow]] = defaultdict(list)
        for row in self.ledger:
            found[row.reward_id].append(row)
        return found
