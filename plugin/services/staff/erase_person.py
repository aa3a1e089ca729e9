"""Erase a person: on request, or because the shop deleted their account."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.domain.identity import Person
from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import Context, now
from plugin.services.people.claim_offer import valid_email
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.rewards.void_of_erased import void_of_erased
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, people
from plugin.storage.erasures import forget, keep_guard
from plugin.storage.flags import flags_set_for
from plugin.storage.holdings import Held, count_about, held_of
from plugin.storage.orders import hold_evaluation
from plugin.storage.rewards import unused_of
from plugin.storage.shops import Shop

_BY_SHOP = "The shop deleted the account."


@dataclass(frozen=True, slots=True)
class Erased:
    """rows: how many rows were about the person. rewards: how many were unused, and are void."""

    rows: int
    rewards: int


def erase_person(
    ctx: Context, shop: Shop, email: str, user_id: str | None, confirm: str, by: By
) -> Erased:
    """confirm: the same address once more, to the letter. Raises Refused."""
    if email != confirm:
        raise Refused(RefusalCode.CONFIRMATION_WRONG)
    person = ctx.keys.person(email=valid_email(email), user_id=user_id)
    with ctx.engine.connect() as conn:
        held = held_of(conn, shop.id, person)
        names = flags_set_for(conn, shop.id, held.emails)
    if names:
        _take_flags(ctx, shop, email, names)
    with ctx.engine.begin() as conn:
        erased = _erase(ctx, conn, shop, held, by.actor, by.note)
    if erased is None:
        raise Refused(RefusalCode.PERSON_UNKNOWN)
    ctx.wake(shop.id)
    return erased


def erase_account(ctx: Context, shop: Shop, person: Person) -> None:
    """Erase whoever had this account; nothing happens if nothing is held of them.

    An e-mail that another account has by now is that one's.
    """
    with ctx.engine.begin() as conn:
        page = people.find_advocate(conn, shop.id, Person(person.email))
        if page is not None and page.user_hmac not in (None, person.user):
            person = Person(None, person.user)
        held = held_of(conn, shop.id, person)
        _erase(ctx, conn, shop, held, audit.APP, _BY_SHOP)
    ctx.wake(shop.id)


def _erase(
    ctx: Context, conn: Connection, shop: Shop, held: Held, actor: str, why: str
) -> Erased | None:
    """None if there is nothing to erase."""
    # What was read of them before would be written down after.
    hold_evaluation(conn, shop.id)
    rows = count_about(conn, shop.id, held)
    if not rows:
        return None
    moment = now()
    unused = unused_of(conn, shop.id, held.emails)
    for reward in unused:
        void_of_erased(ctx, conn, reward)
    keep_guard(conn, shop.id, held, moment)
    forget(conn, shop.id, held, moment)
    done = {"rows": rows, "rewards": len(unused)}
    what = What.SHOP_PERSON_ERASED
    audit.record(conn, shop.id, what, shop.id, actor, note=why, after=done)
    return Erased(**done)


def _take_flags(ctx: Context, shop: Shop, email: str, names: list[str]) -> None:
    """While it is known whose they are. Raises Refused."""
    port = ctx.port(shop)
    try:
        customer = port.customer(email)
        if customer is not None:
            port.untag(customer, names)
    except (ShopUnavailable, ShopRefused) as error:
        raise Refused(RefusalCode.SHOP_NOT_ANSWERING) from error
