"""Take a person out of all rows that are about them."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    case,
    delete,
    exists,
    func,
    insert,
    null,
    select,
    update,
)

from plugin.domain.identity import NOBODY
from plugin.domain.reward import CodeState
from plugin.storage.history import is_kept
from plugin.storage.holdings import Held, holdings
from plugin.storage.orders import hold_orders
from plugin.storage.tables import (
    advocate_names,
    advocates,
    claims,
    codes,
    consents,
    decisions,
    erased_people,
    flags,
    former_words,
    gift_cards,
    messages,
    orders,
    points_accounts,
    program_people,
    rate_windows,
    referrals,
    rewards,
    touches,
    watched_people,
)

_About = dict[Table, ColumnElement[bool]]

_DELETED = (advocate_names, former_words, rate_windows, touches, consents, messages)
_GOOD = (CodeState.PLANNED, CodeState.MINTED)
_UNSEEN: dict[str, Any] = {"network_mark": None, "device_mark": None}


def keep_guard(conn: Connection, shop_id: int, held: Held, moment: datetime) -> None:
    """What is left of somebody: that they were here, and when they last bought."""
    about = holdings(shop_id, held)
    bought = select(func.max(orders.c.placed_at)).where(about[orders], *is_kept(shop_id))
    before = select(func.max(erased_people.c.last_bought_at)).where(about[erased_people])
    last = select(func.greatest(bought.scalar_subquery(), before.scalar_subquery()))
    kept = {
        "shop_id": shop_id,
        "last_bought_at": conn.execute(last).scalar_one(),
        "created_at": moment,
    }
    conn.execute(delete(erased_people).where(about[erased_people]))
    emails = [{"email_hmac": email, "user_hmac": None, **kept} for email in sorted(held.emails)]
    users = [{"email_hmac": None, "user_hmac": user, **kept} for user in sorted(held.users)]
    conn.execute(insert(erased_people), [*emails, *users])


def forget(conn: Connection, shop_id: int, held: Held, moment: datetime) -> None:
    """Delete what is only about them. Elsewhere a mark that stands for nobody takes their place, so
    that sums, limits and refunds still come out right.
    """
    about = holdings(shop_id, held)
    for table in _DELETED:
        conn.execute(delete(table).where(about[table]))
    _forget_lists(conn, about)
    _take_back_codes(conn, about, moment)
    # It makes one mark of one e-mail in all tables, and nobody has it afterwards.
    salt = token_hex(16)
    for table in (rewards, gift_cards, flags, points_accounts):
        owner = {table.c.owner_hmac: _mark(table.c.owner_hmac, salt)}
        conn.execute(update(table).where(about[table]).values(owner))
    _forget_friend(conn, about, salt, moment)
    earned = rewards.c.order_id.in_(select(orders.c.id).where(about[orders]))
    in_shop = rewards.c.shop_id == shop_id
    conn.execute(update(rewards).where(in_shop, earned).values(household_hmac=None))
    _forget_buyer(conn, shop_id, about, salt, moment)
    _forget_advocate(conn, about, salt)


def _mark(email: Column[str], salt: str) -> ColumnElement[str]:
    salted = func.convert_to(func.concat(salt, email), "UTF8")
    return func.concat(NOBODY, func.left(func.encode(func.sha256(salted), "hex"), 32))


def _forget_lists(conn: Connection, about: _About) -> None:
    """Whoever is blocked stays blocked: else erasure would be the way around it."""
    for table in (program_people, watched_people):
        conn.execute(delete(table).where(about[table], table.c.list != "blocked"))
        conn.execute(update(table).where(about[table]).values(label="…"))


def _take_back_codes(conn: Connection, about: _About, moment: datetime) -> None:
    """Codes that they claimed and have not used are deleted in the shop."""
    claimed = select(claims.c.id).where(about[claims])
    unused = update(codes).where(codes.c.claim_id.in_(claimed), codes.c.state.in_(_GOOD))
    conn.execute(unused.values(state=CodeState.RETIRING, due_at=moment))


def _forget_friend(conn: Connection, about: _About, salt: str, moment: datetime) -> None:
    mark = _mark(referrals.c.friend_email_hmac, salt)
    conn.execute(update(referrals).where(about[referrals]).values(friend_email_hmac=mark))
    led_to_an_order = exists().where(decisions.c.claim_id == claims.c.id)
    conn.execute(
        update(claims)
        .where(about[claims])
        .values(
            friend_email_hmac=_mark(claims.c.friend_email_hmac, salt),
            friend_user_hmac=None,
            friend_domain_hmac="",
            friend_initial="",
            friend_email=None,
            language="en",
            referrer_host=None,
            # What nothing has come of is no evidence any more.
            withdrawn_at=case((led_to_an_order, claims.c.withdrawn_at), else_=moment),
            **_UNSEEN,
        )
    )


def _forget_buyer(
    conn: Connection, shop_id: int, about: _About, salt: str, moment: datetime
) -> None:
    bought = select(orders.c.id).where(about[orders])
    hold_orders(conn, shop_id, conn.execute(bought).scalars().all())
    email = orders.c.email_hmac
    nothing = ("user", "household", "name", "surname", "phone", "domain")
    conn.execute(
        update(orders)
        .where(about[orders])
        .values(
            email_hmac=case((email.is_(None), null()), else_=_mark(email, salt)),
            journey_id=None,
            erased_at=moment,
            **{f"{name}_hmac": None for name in nothing},
        )
    )


def _forget_advocate(conn: Connection, about: _About, salt: str) -> None:
    """The word leads nowhere any more; friends who came by it keep what they were promised."""
    mark = _mark(advocates.c.email_hmac, salt)
    conn.execute(
        update(advocates)
        .where(about[advocates])
        .values(
            word=mark,
            email_hmac=mark,
            user_hmac=None,
            email=None,
            first_name="",
            language="en",
            flags=[],
            seen_at=None,
            signed_up_at=None,
            account_changed_at=None,
            account_told_at=None,
            **_UNSEEN,
        )
    )
