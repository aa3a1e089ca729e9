"""Vouchers in the shop, and the single-use codes that belong to them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.reward import CodeState, VoucherKind
from plugin.domain.terms import Terms
from plugin.storage.database import at_most
from plugin.storage.leases import end_lease
from plugin.storage.promise_json import terms_to_json
from plugin.storage.tables import claims, codes, vouchers
from plugin.storage.tables.base import AnyRow

# A code that is good for its owner, now or as soon as the shop has it.
_IS_GOOD = or_(codes.c.state == CodeState.PLANNED, codes.c.state == CodeState.MINTED)


def voucher_for(
    conn: Connection,
    shop_id: int,
    offer_id: int,
    kind: VoucherKind,
    terms: Terms,
    expires_on: date,
) -> int:
    """The id of our row for this voucher, made if need be; the shop learns of it when minting."""
    written = terms_to_json(terms)
    row = {
        "shop_id": shop_id,
        "offer_id": offer_id,
        "kind": kind,
        "terms_key": _key(written),
        "expires_on": expires_on,
    }
    query = select(vouchers.c.id).where(*(vouchers.c[name] == row[name] for name in row))
    # Nearly always it is there: one code out of many.
    found: int | None = conn.execute(query).scalar_one_or_none()
    if found is None:
        conn.execute(insert(vouchers).values(**row, terms=written).on_conflict_do_nothing())
        found = conn.execute(query).scalar_one()
    return found


def _key(terms: dict[str, Any]) -> str:
    return sha256(orjson.dumps(terms, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def plan_codes(
    conn: Connection,
    shop_id: int,
    voucher_id: int,
    owners: Sequence[dict[str, int]],
    hmac_of: Callable[[UUID], str],
    now: datetime,
) -> list[UUID]:
    """Decide on codes, one for each owner: `{}`, `{"claim_id": …}` or `{"reward_id": …}`.

    They are good once minted; an owner who has a good code already gets no second one.
    """
    ids = [uuid.uuid4() for _ in owners]
    rows = [
        {
            "id": code_id,
            "shop_id": shop_id,
            "voucher_id": voucher_id,
            "state": CodeState.PLANNED,
            "code_hmac": hmac_of(code_id),
            "claim_id": owner.get("claim_id"),
            "reward_id": owner.get("reward_id"),
        }
        for code_id, owner in zip(ids, owners, strict=True)
    ]
    conn.execute(insert(codes).on_conflict_do_nothing(), rows)
    conn.execute(update(vouchers).where(vouchers.c.id == voucher_id).values(due_at=now))
    return ids


_OF_VOUCHER = (vouchers.c.expires_on, vouchers.c.kind, vouchers.c.offer_id)
_VOUCHER_OF_POOL: dict[str, ColumnElement[Any]] = {
    "shop_id": bindparam("of_shop", type_=BigInteger),
    "offer_id": bindparam("of_offer", type_=BigInteger),
    "kind": literal(VoucherKind.FRIEND, Text),
    "terms_key": bindparam("of_terms", type_=Text),
    "expires_on": bindparam("until", type_=Date),
}
# A friend's code that is ready, and that nobody takes at this moment. To be filled by pool_of.
# The voucher is looked up by itself: joined, a database that has not yet counted a new pool reads
# all codes of the voucher, or all free codes of all shops. And without an order it reads the codes
# one by one, past all that are taken, as many are free and any of them would do.
FREE = (
    select(codes.c.id)
    .where(
        codes.c.voucher_id
        == select(vouchers.c.id)
        .where(*(vouchers.c[name] == value for name, value in _VOUCHER_OF_POOL.items()))
        .scalar_subquery(),
        codes.c.state == CodeState.MINTED,
        codes.c.claim_id.is_(None),
        codes.c.reward_id.is_(None),
    )
    .order_by(codes.c.id)
    .limit(at_most(1))
    .with_for_update(skip_locked=True)
    .scalar_subquery()
)
# Such a code as good_code_of reads it.
GIVEN = (*codes.c, *(_VOUCHER_OF_POOL[c.name].label(c.name) for c in _OF_VOUCHER))
_GIVE = (
    update(codes).where(codes.c.id == FREE).values(claim_id=bindparam("owner")).returning(*GIVEN)
)


def pool_of(
    shop_id: int, offer_id: int, terms: Terms | None, expires_on: date
) -> dict[str, object]:
    """The codes of one discount that end on one day; none where no terms are named."""
    return {
        "of_shop": shop_id,
        "of_offer": offer_id,
        "of_terms": _key(terms_to_json(terms)) if terms is not None else None,
        "until": expires_on,
    }


def take_from_pool(conn: Connection, pool: Mapping[str, object], claim_id: int) -> AnyRow | None:
    """Give a friend's code that is ready to a claim, and read it as good_code_of does.

    None: the pool is dry, or was never filled.
    """
    return conn.execute(_GIVE, {**pool, "owner": claim_id}).one_or_none()


def free_codes(conn: Connection, voucher_id: int, most: int) -> int:
    """How many codes nobody has yet, minted or on their way; counts no further than `most`."""
    free = (
        select(codes.c.id)
        .where(
            codes.c.voucher_id == voucher_id,
            _IS_GOOD,
            codes.c.claim_id.is_(None),
            codes.c.reward_id.is_(None),
        )
        .limit(at_most(most))
        .subquery()
    )
    return conn.execute(select(func.count()).select_from(free)).scalar_one()


_WITH_VOUCHER = select(codes, *_OF_VOUCHER).join(vouchers, vouchers.c.id == codes.c.voucher_id)


def good_code_of(conn: Connection, **owner: int) -> AnyRow | None:
    """The one good code of a claim (`claim_id=`) or a reward (`reward_id=`)."""
    ((column, value),) = owner.items()
    query = _WITH_VOUCHER.where(codes.c[column] == value, _IS_GOOD)
    return conn.execute(query).one_or_none()


def good_codes_of_rewards(conn: Connection, reward_ids: Sequence[int]) -> dict[int, AnyRow]:
    if not reward_ids:
        return {}
    query = _WITH_VOUCHER.where(codes.c.reward_id.in_(reward_ids), _IS_GOOD)
    return {row.reward_id: row for row in conn.execute(query)}


def code_by_hmac(conn: Connection, shop_id: int, code_hmac: str) -> AnyRow | None:
    """One of our codes, locked until the transaction ends."""
    query = _WITH_VOUCHER.where(codes.c.shop_id == shop_id, codes.c.code_hmac == code_hmac)
    return conn.execute(query.with_for_update(of=codes)).one_or_none()


def used_code_of(conn: Connection, claim_id: int) -> AnyRow | None:
    """The code of this claim that stands on an order."""
    query = select(codes).where(codes.c.claim_id == claim_id, codes.c.state == CodeState.BURNT)
    return conn.execute(query.limit(1)).one_or_none()


def code_of_order(conn: Connection, claim_id: int, order_id: str) -> AnyRow | None:
    """The code of this claim that was used on this order."""
    query = select(codes).where(codes.c.claim_id == claim_id, codes.c.order_id == order_id)
    return conn.execute(query).one_or_none()


def change_codes(conn: Connection, ids: Sequence[UUID], **facts: Any) -> None:
    if ids:
        conn.execute(update(codes).where(codes.c.id.in_(ids)).values(**facts))


def retire_friends_codes(
    conn: Connection, shop_id: int, now: datetime, **whose: int
) -> Sequence[AnyRow]:
    """Have the unused codes of claims deleted in the shop: all of an advocate (`advocate_id=`) or
    of a program (`program_id=`); rows of their advocates."""
    ((column, value),) = whose.items()
    change = (
        update(codes)
        .where(
            codes.c.shop_id == shop_id,
            claims.c.shop_id == shop_id,
            claims.c.id == codes.c.claim_id,
            claims.c[column] == value,
            _IS_GOOD,
        )
        .values(state=CodeState.RETIRING, due_at=now)
    )
    return conn.execute(change.returning(claims.c.advocate_id)).all()


def voucher_by_id(conn: Connection, shop_id: int, voucher_id: int) -> AnyRow | None:
    query = select(vouchers).where(vouchers.c.shop_id == shop_id, vouchers.c.id == voucher_id)
    return conn.execute(query).one_or_none()


def change_voucher(conn: Connection, voucher_id: int, **facts: Any) -> None:
    conn.execute(update(vouchers).where(vouchers.c.id == voucher_id).values(**facts))


def voucher_finished(conn: Connection, voucher: AnyRow) -> bool:
    """End the lease of a voucher as it was taken; True if nothing is left to mint.

    Whoever plans codes locks the voucher's row too, so none can slip in between. What has become
    due anew meanwhile stays due: there may be another channel.
    """
    conn.execute(select(vouchers.c.id).where(vouchers.c.id == voucher.id).with_for_update())
    left = select(
        exists().where(and_(codes.c.voucher_id == voucher.id, codes.c.state == CodeState.PLANNED))
    )
    if conn.execute(left).scalar_one():
        return False
    end_lease(conn, vouchers, voucher)
    return True


def list_again(conn: Connection, shop_id: int, now: datetime) -> None:
    """Have the vouchers that still run looked at: a new channel wants a value in each."""
    conn.execute(
        update(vouchers)
        .where(vouchers.c.shop_id == shop_id, vouchers.c.expires_on > now.date())
        .values(due_at=now)
    )


def planned_codes(conn: Connection, voucher_id: int, limit: int) -> Sequence[AnyRow]:
    """Codes to mint, those that somebody waits for first."""
    query = (
        select(codes)
        .where(codes.c.voucher_id == voucher_id, codes.c.state == CodeState.PLANNED)
        .order_by(func.coalesce(codes.c.claim_id, codes.c.reward_id).nulls_last())
        .limit(limit)
    )
    return conn.execute(query).all()


def take_retiring_codes(
    conn: Connection, shop_id: int, now: datetime, lease_until: datetime, limit: int
) -> Sequence[AnyRow]:
    """Lease codes that are to be deleted in the shop.

    Those of a voucher that somebody is minting have to wait: they may be on their way there.
    """
    due = (
        select(codes.c.id)
        .join(vouchers, vouchers.c.id == codes.c.voucher_id)
        .where(
            codes.c.shop_id == shop_id,
            codes.c.state == CodeState.RETIRING,
            codes.c.due_at <= now,
            *(or_(t.c.lease_until.is_(None), t.c.lease_until < now) for t in (codes, vouchers)),
        )
        .limit(limit)
        .with_for_update(skip_locked=True, of=codes)
    )
    take = update(codes).where(codes.c.id.in_(due)).values(lease_until=lease_until)
    return conn.execute(take.returning(codes)).all()


def change_retiring(conn: Connection, code_id: UUID, **facts: Any) -> bool:
    """False if the code is not to be deleted any more: an order was quicker, and settled it."""
    change = (
        update(codes)
        .where(codes.c.id == code_id, codes.c.state == CodeState.RETIRING)
        .values(lease_until=None, **facts)
    )
    return conn.execute(change).rowcount == 1
