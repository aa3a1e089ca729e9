"""Staff accept an offer for a friend who named the advocate, in a shop or on the telephone."""

from __future__ import annotations

from plugin.domain.audit import What
from plugin.domain.evidence import Via
from plugin.services.context import Context
from plugin.services.people.claim_offer import Claimed, ClaimRequest, Friend, claim_offer
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, people
from plugin.storage.shops import Shop


def claim_for(
    ctx: Context, shop: Shop, advocate_id: int, channel: str, email: str, by: By
) -> Claimed:
    """The friend's code, to be put onto the order that staff are writing. Raises Refused.

    The friend has to have agreed: whoever calls this says so.
    """
    with ctx.engine.connect() as conn:
        advocate = people.advocate_by_id(conn, shop.id, advocate_id)
    if advocate is None:
        raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
    request = ClaimRequest(advocate.word, channel, Friend(email), consent=True, via=Via.VOICE)
    claimed = claim_offer(ctx, shop, request)
    with ctx.engine.begin() as conn:
        what = What.ADVOCATE_CLAIMED_FOR
        audit.record(conn, shop.id, what, advocate.id, by.actor, note=by.note)
    return claimed
