"""What a webhook's subscription reads from."""

from typing import Any

from sandbox.apps import App
from sandbox.events import Happening
from sandbox.manifest import SHOP_VERSION

FIELDS = {
    "ORDER": "order",
    "VOUCHER": "voucher",
    "CUSTOMER": "user",
    "ACCOUNT": "user",
    "GIFT": "giftCard",
    "CHECKOUT": "checkout",
    "APP": "app",
}


def event_payload(happening: Happening, recipient: App) -> dict[str, Any]:
    name = happening.type.value
    field = "voucherCodes" if "_CODES_" in name else FIELDS[name.split("_", 1)[0]]
    return {
        "__typename": happening.type.graphql_type,
        "issuedAt": happening.issued_at,
        "version": SHOP_VERSION,
        "issuingPrincipal": happening.principal,
        "recipient": recipient,
        field: happening.subject,
        **happening.beside,
    }
