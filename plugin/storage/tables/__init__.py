"""All tables, one module a subject.

Every row belongs to a shop, and every reference between rows carries the shop with it, so the
database itself refuses a row of one shop that points at another's.
"""

from plugin.storage.tables.audit import audit
from plugin.storage.tables.base import metadata
from plugin.storage.tables.orders import decisions, orders
from plugin.storage.tables.outbox import messages
from plugin.storage.tables.people import advocates, claims, touches
from plugin.storage.tables.programs import offers, program_people, program_versions, programs
from plugin.storage.tables.rewards import codes, ledger, referrals, rewards, vouchers
from plugin.storage.tables.shops import channels, imports, shops

__all__ = [
    "advocates",
    "audit",
    "channels",
    "claims",
    "codes",
    "decisions",
    "imports",
    "ledger",
    "messages",
    "metadata",
    "offers",
    "orders",
    "program_people",
    "program_versions",
    "programs",
    "referrals",
    "rewards",
    "shops",
    "touches",
    "vouchers",
]
