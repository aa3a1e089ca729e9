"""Staff say after the fact which advocate brought a friend, and take it back."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.assignment import offer_for
from plugin.domain.audit import What
from plugin.domain.evidence import Via
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.domain.program import Offer
from plugin.services.context import Context, now
from plugin.services.people.find_offer import offers_of
from plugin.services.programs.change_program import find
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.telling.catalogs import locale_of
from plugin.storage import audit, people
from plugin.storage.orders import find_order, order_of, orders_of, touch_orders
from plugin.storage.programs import Program
from plugin.storage.rewards import is_referred_by
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def link_friend(
    ctx: Context,
    shop: Shop,
    order_id: str,
    advocate_id: int,
    by: By,
    program_id: int | None = None,
) -> AnyRow:
    """The claim that says so, as of the order; the order is then evaluated again.

    program_id: None for the first that the advocate may refer in. What staff said before of the
    same friend and program is withdrawn. Raises Refused.
    """
    with ctx.engine.begin() as conn:
        order, advocate = _order(conn, shop, order_id), _advocate(conn, shop, advocate_id)
        _check_pair(conn, shop, order, Person(advocate.email_hmac, advocate.user_hmac))
        program, offer = _promise(conn, shop, advocate, order.channel, program_id)
        claim_id = _claim(conn, shop, order, advocate, program, offer.id)
        after = {"claim": claim_id, "order": order.id, "program": program.id}
        _write_down(conn, shop, What.ADVOCATE_LINKED, advocate.id, by, after)
        touch_orders(conn, shop.id, [order.id], now())
        claim = people.find_claim(conn, shop.id, claim_id)
    ctx.wake(shop.id)
    assert claim is not None
    return claim


def unlink_friend(ctx: Context, shop: Shop, claim_id: int, by: By) -> AnyRow:
    """Take back what staff have said; its orders are evaluated again. Raises Refused."""
    with ctx.engine.begin() as conn:
        claim = people.find_claim(conn, shop.id, claim_id)
        if claim is None or claim.via != Via.STAFF or claim.withdrawn_at is not None:
            raise Refused(RefusalCode.LINK_UNKNOWN)
        people.withdraw_claim(conn, shop.id, claim.id, now())
        after = {"claim": claim.id, "program": claim.program_id}
        _write_down(conn, shop, What.ADVOCATE_UNLINKED, claim.advocate_id, by, after)
        friend = Person(claim.friend_email_hmac, claim.friend_user_hmac)
        touch_orders(conn, shop.id, orders_of(conn, shop.id, friend), now())
        claim = people.find_claim(conn, shop.id, claim_id)
    ctx.wake(shop.id)
    assert claim is not None
    return claim


def _claim(
    conn: Connection, shop: Shop, order: Order, advocate: AnyRow, program: Program, offer_id: int
) -> int:
    """In the place of what staff said before of the same friend and program."""
    before = people.staff_link(conn, shop.id, program.id, order.buyer)
    if before is not None:
        people.withdraw_claim(conn, shop.id, before.id, now())
    claim_id = people.add_claim(
        conn,
        shop.id,
        program_id=program.id,
        version_id=program.version.id,
        offer_id=offer_id,
        advocate_id=advocate.id,
        advocate_flags=advocate.flags,
        friend_email_hmac=order.buyer.email,
        friend_user_hmac=order.buyer.user,
        friend_domain_hmac=order.domain or "",
        channel=order.channel,
        language=locale_of(order.language),
        consent=False,
        via=Via.STAFF,
        # It explains this order and those after it, not those before.
        created_at=order.created_at,
    )
    assert claim_id is not None  # the one that it would have met was withdrawn
    return claim_id


def _order(conn: Connection, shop: Shop, order_id: str) -> Order:
    row = find_order(conn, shop.id, order_id)
    if row is None:
        raise Refused(RefusalCode.ORDER_UNKNOWN)
    order = order_of(row)
    if order.buyer.email is None:
        raise Refused(RefusalCode.ORDER_WITHOUT_BUYER)
    return order


def _advocate(conn: Connection, shop: Shop, advocate_id: int) -> AnyRow:
    advocate = people.advocate_by_id(conn, shop.id, advocate_id)
    if advocate is None:
        raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
    return advocate


def _check_pair(conn: Connection, shop: Shop, order: Order, advocate: Person) -> None:
    if advocate.same_as(order.buyer):
        raise Refused(RefusalCode.LINK_TO_SELF)
    if is_referred_by(conn, shop.id, advocate, order.buyer):
        raise Refused(RefusalCode.LINK_IN_CIRCLE)


def _promise(
    conn: Connection, shop: Shop, advocate: AnyRow, channel: str, program_id: int | None
) -> tuple[Program, Offer]:
    """Under which the friend is linked. Raises Refused."""
    if program_id is None:
        pairs = [(one.program, one.offer) for one in offers_of(conn, shop, advocate)]
    else:
        program = find(conn, shop, program_id)
        pairs = [(program, offer_for(program.version, advocate.email_hmac))]
    for program, offer in pairs:
        if offer.channels is None or channel in offer.channels:
            return program, offer
    raise Refused(RefusalCode.CHANNEL_NOT_COVERED if pairs else RefusalCode.PROGRAM_NOT_RUNNING)


def _write_down(
    conn: Connection, shop: Shop, what: What, advocate_id: int, by: By, after: dict[str, object]
) -> None:
    audit.record(conn, shop.id, what, advocate_id, by.actor, note=by.note, after=after)
