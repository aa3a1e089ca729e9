"""Compare what is known of an advocate with a friend's order, mark by mark."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.agreement import Agreement, agreement, same_sighting
from plugin.domain.identity import Marks, Person
from plugin.storage.marks import marks_of
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Agreements:
    """address, surname: of delivery. network, device: when the friend accepted the offer."""

    email: Agreement
    account: Agreement
    phone: Agreement
    address: Agreement
    surname: Agreement
    network: Agreement
    device: Agreement


@dataclass(frozen=True, slots=True)
class Known:
    """An advocate, and what the shop has seen with their own orders."""

    advocate: AnyRow
    marks: Marks

    @classmethod
    def of(cls, conn: Connection, advocate: AnyRow) -> Known:
        person = Person(advocate.email_hmac, advocate.user_hmac)
        return cls(advocate, marks_of(conn, advocate.shop_id, person))


def compare(known: Known, order: AnyRow, claim: AnyRow | None) -> Agreements:
    """What was not asked for, or not given, is unknown."""
    ours, advocate = known.marks, known.advocate
    claimed = (
        (claim.friend_email_hmac, claim.friend_user_hmac) if claim is not None else (None,) * 2
    )
    seen = (claim.network_mark, claim.device_mark) if claim is not None else (None,) * 2
    return Agreements(
        email=agreement(ours.emails, (order.email_hmac, claimed[0])),
        account=agreement(ours.users, (order.user_hmac, claimed[1])),
        phone=agreement(ours.phones, (order.phone_hmac,)),
        address=agreement(ours.households, (order.household_hmac,)),
        surname=agreement(ours.surnames, (order.surname_hmac,)),
        network=same_sighting(advocate.network_mark, seen[0]),
        device=same_sighting(advocate.device_mark, seen[1]),
    )
