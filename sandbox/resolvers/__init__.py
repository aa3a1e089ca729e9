"""Who answers which field, one module a subject."""

import importlib

from sandbox.resolvers.payloads import event_payload

__all__ = ["event_payload", "load"]

SUBJECTS = (
    "account_changes",
    "accounts",
    "apps",
    "catalogue",
    "checkout_lines",
    "checkout_prices",
    "checkouts",
    "completing",
    "fulfilments",
    "gift_card_changes",
    "gift_card_events",
    "gift_card_facts",
    "gift_cards",
    "goods",
    "metadata",
    "order_lines",
    "orders",
    "payments",
    "problems",
    "promo_codes",
    "returns",
    "voucher_facts",
    "voucher_listings",
    "vouchers",
    "webhooks",
)


def load() -> None:
    """Importing a subject enters its answers into the table."""
    for subject in SUBJECTS:
        importlib.import_module(f"sandbox.resolvers.{subject}")
