"""A customer's account was deleted: by the customer, or by the shop's staff."""

from __future__ import annotations

from plugin.saleor.accounts import BadAccount, parse_gone
from plugin.services.staff.erase_person import erase_account
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected
from webhooks.receive import Edge, Family, Told


def erase(edge: Edge, shop: Shop, told: Told) -> None:
    """Whoever had the account is erased; the same event again finds nothing to do."""
    payload = told.verified_payload()
    try:
        person = parse_gone({"user": payload.user}, edge.ctx.keys)
    except BadAccount as error:
        problem = Answer.PAYLOAD_ERRORS if payload.errors else Answer.FIELD_MISSING
        raise Rejected(problem, str(error)) from error
    erase_account(edge.ctx, shop, person)


# Two webhooks, for a Saleor before 3.23 knows only the first.
FAMILY = Family({"account_deleted": "AccountDeleted"}, erase)
BY_STAFF = Family({"customer_deleted": "CustomerDeleted"}, erase)
