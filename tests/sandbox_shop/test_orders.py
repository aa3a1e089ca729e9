"""An order: how it comes about, whose it is, how it is found again."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox import Shop, documents
from sandbox.accounts import Caller
from sandbox.people import Customer, ShopSaidNo, Staff

ORDERS = """query($where: OrderWhereInput, $first: Int, $after: String) {
  orders(first: $first, after: $after, where: $where,
         sortBy: { field: LAST_MODIFIED_AT, direction: ASC }) {
    totalCount edges { node { id number } } pageInfo { hasNextPage endCursor }
  }
}"""


def numbers(staff: Staff, where: dict[str, Any] | None = None) -> list[str]:
    edges = staff.ask(ORDERS, where=where, first=100, after=None)["edges"]
    return [edge["node"]["number"] for edge in edges]


def test_what_the_checkout_carried_the_order_carries(staff: Staff, bob: Customer) -> None:
    order = staff.order(bob.buys(metadata={"referrals.token": "abc"}))

    assert order["metadata"] == [{"key": "referrals.token", "value": "abc"}]
    assert order["userEmail"] == "bob@example.com"
    assert order["user"] is None


def test_anybody_who_knows_a_checkout_may_write_in_it(staff: Staff, bob: Customer) -> None:
    checkout = bob.fills_a_checkout()
    write = """mutation($id: ID!) {
      updateMetadata(id: $id, input: [{ key: "k", value: "v" }]) { errors { code } } }"""

    Customer(bob.shop, "carol@example.com").ask(write, id=checkout)

    placed = bob.ask(documents.COMPLETE, id=checkout)["order"]["id"]
    assert staff.order(placed)["metadata"] == [{"key": "k", "value": "v"}]


def test_but_private_metadata_is_not_theirs(bob: Customer) -> None:
    write = """mutation($id: ID!) {
      updatePrivateMetadata(id: $id, input: [{ key: "k", value: "v" }]) { errors { code } } }"""

    with pytest.raises(ShopSaidNo, match="MANAGE_CHECKOUTS, HANDLE_TAXES"):
        bob.ask(write, id=bob.fills_a_checkout())


def test_a_guest_with_a_registered_address_is_that_customer_whatever_the_case(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    bob.registers()

    order = staff.order(Customer(shop, "Bob@Example.com").buys())

    assert order["userEmail"] == "Bob@Example.com"
    assert order["user"]["email"] == "bob@example.com"


def test_a_customer_may_buy_with_another_address(shop: Shop, staff: Staff, bob: Customer) -> None:
    other = Customer(shop, "parcels@example.com")
    other.caller = bob.registers().caller

    order = staff.order(other.buys())

    assert order["userEmail"] == "parcels@example.com"
    assert order["user"]["email"] == "bob@example.com"


def test_a_checkout_completed_twice_is_one_order(staff: Staff, bob: Customer) -> None:
    checkout = bob.fills_a_checkout()

    first = bob.ask(documents.COMPLETE, id=checkout)["order"]
    assert bob.ask(documents.COMPLETE, id=checkout)["order"] == first
    assert numbers(staff) == [first["number"]]


def test_a_bare_checkout_is_no_order(shop: Shop, bob: Customer) -> None:
    variant = shop.catalogue.products[0].variants[0].id
    bare = {"channel": "default-channel", "lines": [{"quantity": 1, "variantId": variant}]}
    checkout = bob.ask(documents.CHECKOUT_CREATE, input=bare)["checkout"]["id"]

    with pytest.raises(ShopSaidNo) as said:
        bob.ask(documents.COMPLETE, id=checkout)

    assert said.value.codes == ["EMAIL_NOT_SET"]


def test_a_channel_that_wants_its_money_first(shop: Shop, bob: Customer) -> None:
    shop.catalogue.channels[0].order_settings.allow_unpaid_orders = False

    with pytest.raises(ShopSaidNo) as said:
        bob.buys()
    assert said.value.codes == ["CHECKOUT_NOT_FULLY_PAID"]
    assert bob.buys(paid=True)


def test_a_fulfilled_order_is_not_cancelled_before_its_fulfilment(
    staff: Staff, bob: Customer
) -> None:
    order = bob.buys(paid=True)
    staff.fulfils(order)

    with pytest.raises(ShopSaidNo) as said:
        staff.cancels(order)
    assert said.value.codes == ["CANNOT_CANCEL_ORDER"]

    staff.cancels_fulfilments(order)
    staff.cancels(order)
    assert staff.order(order)["status"] == "CANCELED"


def test_an_unpaid_order_is_not_sent_out_unless_the_shop_says_so(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    order = bob.buys()
    with pytest.raises(ShopSaidNo) as said:
        staff.fulfils(order)
    assert said.value.codes == ["CANNOT_FULFILL_UNPAID_ORDER"]

    shop.fulfils_unpaid_orders = True
    staff.fulfils(order)
    assert staff.order(order)["status"] == "FULFILLED"


def test_an_order_with_a_transaction_is_not_marked_as_paid_by_hand(
    staff: Staff, bob: Customer
) -> None:
    with pytest.raises(ShopSaidNo) as said:
        staff.marks_paid(bob.buys(paid=True))

    assert said.value.codes == ["TRANSACTION_ERROR"]


def test_orders_are_found_by_the_time_of_their_last_change(staff: Staff, bob: Customer) -> None:
    first, _second = bob.buys(), bob.buys()
    since = datetime.now(UTC).isoformat()
    assert numbers(staff, {"updatedAt": {"gte": since}}) == []

    staff.marks_paid(first)

    assert numbers(staff, {"updatedAt": {"gte": since}}) == ["1"]
    assert numbers(staff) == ["2", "1"]


def test_orders_are_found_by_code_and_by_customer(shop: Shop, staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["ONE", "TWO"])
    bob.buys("ONE")
    bob.buys("TWO")
    Customer(shop, "carol@example.com").buys()

    assert numbers(staff, {"voucherCode": {"eq": "ONE"}}) == ["1"]
    assert numbers(staff, {"voucherCode": {"oneOf": ["ONE", "TWO"]}}) == ["1", "2"]
    assert numbers(staff, {"userEmail": {"eq": "carol@example.com"}}) == ["3"]
    assert numbers(staff, {"OR": [{"voucherCode": {"eq": "ONE"}}, {"ids": []}]}) == ["1"]


def test_orders_come_page_by_page_and_say_how_many_there_are(staff: Staff, bob: Customer) -> None:
    for _ in range(5):
        bob.buys()

    first = staff.ask(ORDERS, where=None, first=2, after=None)
    rest = staff.ask(ORDERS, where=None, first=100, after=first["pageInfo"]["endCursor"])

    assert first["totalCount"] == 5
    assert first["pageInfo"]["hasNextPage"] is True
    assert [edge["node"]["number"] for edge in rest["edges"]] == ["3", "4", "5"]
    assert rest["pageInfo"]["hasNextPage"] is False


def test_a_page_holds_a_hundred_at_most(staff: Staff) -> None:
    with pytest.raises(ShopSaidNo, match="exceeds the `first` limit of 100 records"):
        staff.ask(ORDERS, where=None, first=101, after=None)


def test_a_page_needs_a_size(staff: Staff) -> None:
    with pytest.raises(ShopSaidNo, match="You must provide a `first` or `last` value"):
        staff.ask(ORDERS, where=None, first=None, after=None)


def test_whoever_knows_an_orders_id_sees_it_but_not_its_customer(bob: Customer) -> None:
    bob.registers()
    order = bob.buys()
    query = "query($id: ID!) { order(id: $id) { number user { email } } }"

    assert bob.ask(query, id=order)["user"] == {"email": "bob@example.com"}
    bob.caller = Caller()
    assert bob.ask(query, id=order) == {"number": "1", "user": None}


def test_a_customer_who_leaves_stays_in_the_books_by_address(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    order = bob.registers().buys()

    shop.customer_leaves("bob@example.com")

    assert staff.order(order)["user"] is None
    assert staff.order(order)["userEmail"] == "bob@example.com"
