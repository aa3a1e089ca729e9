"""Make a claim of a visit that has led to an order, so that there is something to point at."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.decision import Decision, Outcome
from plugin.domain.order import Order
from plugin.services.telling.catalogs import locale_of
from plugin.storage import people
from plugin.storage.programs import promised


def with_claim(conn: Connection, shop_id: int, order: Order, decision: Decision) -> Decision:
    """The same decision; a visit that it counts on has become a claim."""
    claim = decision.claim
    if claim is None or claim.id or decision.outcome is not Outcome.QUALIFIED:
        return decision
    program = promised(conn, shop_id, claim.offer_id)
    claim_id = people.add_claim(
        conn,
        shop_id,
        program_id=claim.program_id,
        version_id=program.version.id,
        offer_id=claim.offer_id,
        advocate_id=claim.advocate_id,
        advocate_flags=list(claim.advocate_flags),
        friend_email_hmac=claim.friend.email,
        friend_user_hmac=claim.friend.user,
        friend_domain_hmac=claim.friend_domain,
        channel=order.channel,
        language=locale_of(order.language),
        # Nobody was asked: nothing of the friend is kept that the order did not say.
        consent=False,
        via=claim.via,
        touch_id=claim.touch_id,
        created_at=claim.at,
    )
    assert claim_id is not None  # a claim from this advocate would have been found before
    return decision._replace(claim=claim._replace(id=claim_id))
