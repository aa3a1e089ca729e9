"""All tables, one module a subject.

Every row belongs to a shop, and every reference between rows carries the shop with it, so the
database itself refuses a row of one shop that points at another's. Only rate_windows, which
are over within an hour, refer to nothing.
"""

from plugin.storage.tables.audit import audit
from plugin.storage.tables.base import metadata
from plugin.storage.tables.cases import case_orders, cases
from plugin.storage.tables.consents import consent_texts, consents
from plugin.storage.tables.erasures import erased_people
from plugin.storage.tables.figures import kept_figures
from plugin.storage.tables.honesty import judgements, leaks, watched_people
from plugin.storage.tables.instruments import (
    card_uses,
    codes,
    flags,
    gift_cards,
    points_accounts,
    vouchers,
)
from plugin.storage.tables.orders import decisions, orders
from plugin.storage.tables.outbox import messages
from plugin.storage.tables.people import advocate_names, advocates, claims, former_words, touches
from plugin.storage.tables.programs import offers, program_people, program_versions, programs
from plugin.storage.tables.rates import rate_windows
from plugin.storage.tables.rewards import ledger, referrals, rewards
from plugin.storage.tables.saved_filters import saved_filters
from plugin.storage.tables.shops import channels, deliveries, imports, shops

__all__ = [
    "advocate_names",
    "advocates",
    "audit",
    "card_uses",
    "case_orders",
    "cases",
    "channels",
    "claims",
    "codes",
    "consent_texts",
    "consents",
    "decisions",
    "deliveries",
    "erased_people",
    "flags",
    "former_words",
    "gift_cards",
    "imports",
    "judgements",
    "kept_figures",
    "leaks",
    "ledger",
    "messages",
    "metadata",
    "offers",
    "orders",
    "points_accounts",
    "program_people",
    "program_versions",
    "programs",
    "rate_windows",
    "referrals",
    "rewards",
    "saved_filters",
    "shops",
    "touches",
    "vouchers",
    "watched_people",
]
