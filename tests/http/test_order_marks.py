"""What an order says of its buyer, as fingerprints: who shares one shares what is behind it."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.domain.order import Order
from plugin.keys import Keys
from plugin.saleor.orders import parse_order
from tests.world import AT_HOME, an_order

HOME: dict[str, Any] = {**AT_HOME, "lastName": "Novák", "phone": "+493012345678"}


def ordered(keys: Keys, home: dict[str, Any] | None, **changes: Any) -> Order:
    order = an_order("Order:1", shippingAddress=home, billingAddress=None, **changes)
    return parse_order(order, keys, 1)


def test_one_family_is_known_however_its_members_write(keys: Keys) -> None:
    first = ordered(keys, HOME)
    second = ordered(keys, {**HOME, "lastName": "NOVAK", "phone": "030 / 12345678"})

    assert (first.surname, first.phone, first.household) == (
        second.surname,
        second.phone,
        second.household,
    )
    assert None not in (first.surname, first.phone, first.household)


@pytest.mark.parametrize(("field", "other"), [("lastName", "Svoboda"), ("phone", "+493087654321")])
def test_neighbours_do_not_share_a_surname_or_a_telephone(
    keys: Keys, field: str, other: str
) -> None:
    mark = {"lastName": "surname", "phone": "phone"}[field]
    first, second = ordered(keys, HOME), ordered(keys, {**HOME, field: other})

    assert getattr(first, mark) != getattr(second, mark)
    assert first.household == second.household


@pytest.mark.parametrize("nothing", ["", None, "?", "0000"])
def test_what_is_missing_or_no_number_leaves_no_mark(keys: Keys, nothing: str | None) -> None:
    order = ordered(keys, {**HOME, "lastName": nothing and "?", "phone": nothing})

    assert (order.surname, order.phone) == (None, None)


def test_an_address_that_an_older_query_got_is_read_all_the_same(keys: Keys) -> None:
    before = {key: value for key, value in AT_HOME.items() if key not in ("lastName", "phone")}
    order = ordered(keys, before)

    assert order.household is not None
    assert (order.surname, order.phone) == (None, None)


def test_without_a_shipping_address_the_buyers_own_counts(keys: Keys) -> None:
    sent = ordered(keys, HOME)
    fetched = parse_order(an_order("Order:1", shippingAddress=None, billingAddress=HOME), keys, 1)

    assert (fetched.surname, fetched.phone) == (sent.surname, sent.phone)


def test_no_fingerprint_says_what_is_behind_it(keys: Keys) -> None:
    order = ordered(keys, HOME)

    assert "novak" not in repr(order).lower()
    assert "12345678" not in repr(order)
