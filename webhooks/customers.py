"""Something about a customer's account changed."""

from __future__ import annotations

from plugin.saleor.accounts import BadAccount, parse_told
from plugin.services.shops.note_account import note_told
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected
from webhooks.receive import Edge, Family, Told

EVENTS = {
    "customer_updated": "CustomerUpdated",
    "customer_metadata_updated": "CustomerMetadataUpdated",
    "account_confirmed": "AccountConfirmed",
}


def note(edge: Edge, shop: Shop, told: Told) -> None:
    """Keep how the account stands. Which event it was makes no difference."""
    payload = told.verified_payload()
    said = {"user": payload.user, "hidden": payload.hidden, "issuedAt": payload.issued_at}
    try:
        account = parse_told(said, edge.ctx.keys)
    except BadAccount as error:
        problem = Answer.PAYLOAD_ERRORS if payload.errors else Answer.FIELD_MISSING
        raise Rejected(problem, str(error)) from error
    note_told(edge.ctx, shop, account)


FAMILY = Family(EVENTS, note)
