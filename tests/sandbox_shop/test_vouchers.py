"""Codes as Saleor keeps them: every rule here was seen in a running 3.23.28."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sandbox import Shop, documents
from sandbox.ids import to_global_id
from sandbox.little_shop import PLN, USD
from sandbox.people import Customer, ShopSaidNo, Staff

CODES = """query($id: ID!) { voucher(id: $id) { codes(first: 100) {
  edges { node { id code used isActive } } } } }"""
ADD = """mutation($id: ID!, $codes: [String!]) {
  voucherUpdate(id: $id, input: { addCodes: $codes }) { errors { field code voucherCodes } } }"""
DELETE = "mutation($ids: [ID!]!) { voucherCodeBulkDelete(ids: $ids) { count errors { code } } }"
UPDATE = """mutation($id: ID!, $input: VoucherInput!) {
  voucherUpdate(id: $id, input: $input) { errors { field code message } } }"""


def codes(staff: Staff, voucher: str) -> dict[str, dict[str, Any]]:
    edges = staff.ask(CODES, id=voucher)["codes"]["edges"]
    return {edge["node"]["code"]: edge["node"] for edge in edges}


def refused(customer: Customer, code: str) -> str:
    with pytest.raises(ShopSaidNo) as said:
        customer.fills_a_checkout(code)
    return said.value.codes[0]


def test_a_code_is_taken_as_written(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher([" Anna10 "])

    assert refused(bob, "ANNA10") == "INVALID"
    assert refused(bob, " Anna10") == "INVALID"
    assert bob.fills_a_checkout("Anna10")


def test_a_blank_code_is_made_up(staff: Staff) -> None:
    (made,) = codes(staff, staff.makes_a_voucher([""]))

    assert [len(part) for part in made.split("-")] == [4, 4, 4]


def test_codes_are_added_all_or_none(staff: Staff) -> None:
    staff.makes_a_voucher(["TAKEN"])
    voucher = staff.makes_a_voucher(["FIRST"])

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(ADD, id=voucher, codes=["NEW", "TAKEN", "FIRST"])

    (error,) = said.value.errors
    assert (error["field"], error["code"]) == ("codes", "ALREADY_EXISTS")
    assert error["voucherCodes"] == ["TAKEN", "FIRST"]
    assert list(codes(staff, voucher)) == ["FIRST"]


def test_the_same_code_twice_in_one_call_is_refused(staff: Staff) -> None:
    voucher = staff.makes_a_voucher(["FIRST"])

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(ADD, id=voucher, codes=["A", " A"])

    assert said.value.codes == ["DUPLICATED_INPUT_ITEM"]


def test_a_refused_code_makes_no_voucher(staff: Staff) -> None:
    staff.makes_a_voucher(["TAKEN"])

    with pytest.raises(ShopSaidNo):
        staff.makes_a_voucher(["TAKEN"])

    assert staff.ask("{ vouchers(first: 5) { totalCount } }") == {"totalCount": 1}


def test_codes_are_listed_newest_first_page_by_page(staff: Staff) -> None:
    voucher = staff.makes_a_voucher([f"C{number}" for number in range(5)])
    page = """query($id: ID!, $after: String) { voucher(id: $id) { codes(first: 2, after: $after) {
      edges { node { code } } pageInfo { hasNextPage endCursor } } } }"""

    seen, after, more = [], None, True
    while more:
        answer = staff.ask(page, id=voucher, after=after)["codes"]
        seen += [edge["node"]["code"] for edge in answer["edges"]]
        after, more = answer["pageInfo"]["endCursor"], answer["pageInfo"]["hasNextPage"]

    assert seen == ["C4", "C3", "C2", "C1", "C0"]


def test_without_a_listing_in_the_channel_a_code_is_unknown_there(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    staff.makes_a_voucher(["ZLOTY"], channel=PLN)

    assert refused(bob, "ZLOTY") == "INVALID"
    assert Customer(shop, "bob@example.com", PLN).fills_a_checkout("ZLOTY")


@pytest.mark.parametrize(
    "fields",
    [
        {"startDate": "2999-01-01T00:00:00+00:00"},
        {"startDate": "2020-01-01T00:00:00+00:00", "endDate": "2020-02-01T00:00:00+00:00"},
    ],
)
def test_outside_its_dates_a_code_is_unknown(
    staff: Staff, bob: Customer, fields: dict[str, Any]
) -> None:
    staff.makes_a_voucher(["DATED"], **fields)

    assert refused(bob, "DATED") == "INVALID"


@pytest.mark.parametrize(
    "fields",
    [
        {"minCheckoutItemsQuantity": 2},
        {"onlyForStaff": True},
        {"type": "SHIPPING", "countries": ["DE"]},
        {"type": "SPECIFIC_PRODUCT", "products": [to_global_id("Product", 4)]},
    ],
)
def test_goods_or_people_a_voucher_is_not_for(
    staff: Staff, bob: Customer, fields: dict[str, Any]
) -> None:
    staff.makes_a_voucher(["PICKY"], **fields)

    assert refused(bob, "PICKY") == "VOUCHER_NOT_APPLICABLE"


def test_less_than_the_least_amount(shop: Shop, staff: Staff, bob: Customer) -> None:
    voucher = staff.makes_a_voucher(["LEAST"])
    channel = shop.catalogue.channel(USD)
    assert channel
    row = {"channelId": channel.id, "discountValue": 10, "minAmountSpent": 42.01}
    staff.ask(documents.VOUCHER_LIST, id=voucher, input={"addChannels": [row]})

    assert refused(bob, "LEAST") == "VOUCHER_NOT_APPLICABLE"


def test_a_single_use_code_sleeps_after_its_order_and_cancelling_does_not_wake_it(
    staff: Staff, bob: Customer
) -> None:
    voucher = staff.makes_a_voucher(["ONE", "TWO"], singleUse=True)

    order = bob.buys("ONE")
    assert codes(staff, voucher)["ONE"]["isActive"] is False
    staff.cancels(order)

    assert codes(staff, voucher)["ONE"]["isActive"] is False
    assert refused(bob, "ONE") == "INVALID"
    assert bob.buys("TWO")


def test_two_checkouts_may_hold_a_single_use_code_but_one_order_gets_it(
    staff: Staff, bob: Customer
) -> None:
    staff.makes_a_voucher(["ONE"], singleUse=True)
    first, second = bob.fills_a_checkout("ONE"), bob.fills_a_checkout("ONE")
    bob.ask(documents.COMPLETE, id=first)

    assert bob.ask(documents.CHECKOUT, id=second)["voucherCode"] == "ONE"
    with pytest.raises(ShopSaidNo) as said:
        bob.ask(documents.COMPLETE, id=second)
    assert said.value.codes == ["VOUCHER_NOT_APPLICABLE"]


def test_once_per_customer_counts_over_all_codes_by_the_exact_address(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    staff.makes_a_voucher(["ONE", "TWO"], applyOncePerCustomer=True)
    bob.buys("ONE")

    assert refused(bob, "TWO") == "VOUCHER_NOT_APPLICABLE"
    assert Customer(shop, "Bob@example.com").fills_a_checkout("TWO")


def test_the_usage_limit_counts_over_all_codes(staff: Staff, bob: Customer) -> None:
    voucher = staff.makes_a_voucher(["ONE", "TWO"], usageLimit=1)
    bob.buys("ONE")

    assert codes(staff, voucher)["ONE"]["used"] == 1
    assert refused(bob, "TWO") == "INVALID"


def test_without_a_limit_nothing_is_counted(staff: Staff, bob: Customer) -> None:
    voucher = staff.makes_a_voucher(["MANY"])
    bob.buys("MANY")

    assert codes(staff, voucher)["MANY"]["used"] == 0


@pytest.mark.parametrize("change", [{"singleUse": True}, {"usageLimit": 5}])
def test_a_used_voucher_keeps_its_limits(
    staff: Staff, bob: Customer, change: dict[str, Any]
) -> None:
    voucher = staff.makes_a_voucher(["USED"])
    bob.buys("USED")

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(UPDATE, id=voucher, input=change)

    assert said.value.codes == ["VOUCHER_ALREADY_USED"]


def test_a_second_code_replaces_the_first(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["ONE"], 10)
    staff.makes_a_voucher(["TWO"], 20)
    checkout = bob.fills_a_checkout("ONE")

    bob.ask(documents.ADD_CODE, id=checkout, code="TWO")

    held = bob.ask(documents.CHECKOUT, id=checkout)
    assert (held["voucherCode"], held["discount"]["amount"]) == ("TWO", 8.4)


def test_codes_are_deleted_by_id_used_ones_too_and_strangers_are_passed_over(
    staff: Staff, bob: Customer
) -> None:
    voucher = staff.makes_a_voucher(["ONE", "TWO"], singleUse=True)
    order = bob.buys("ONE")
    used = codes(staff, voucher)["ONE"]["id"]
    stranger = to_global_id("VoucherCode", "00000000-0000-0000-0000-000000000000")

    assert staff.ask(DELETE, ids=[used, stranger])["count"] == 1
    assert list(codes(staff, voucher)) == ["TWO"]
    assert staff.order(order)["voucherCode"] == "ONE"


def test_a_malformed_code_id_trips_the_shop_up(staff: Staff) -> None:
    with pytest.raises(ShopSaidNo, match="Internal Server Error"):
        staff.ask(DELETE, ids=["zzz"])


def test_a_percentage_over_a_hundred_is_refused(staff: Staff) -> None:
    with pytest.raises(ShopSaidNo, match="Invalid percentage value"):
        staff.makes_a_voucher(["BIG"], 120)


def test_vouchers_are_found_by_name_and_by_code(staff: Staff) -> None:
    staff.makes_a_voucher(["ANNA-1"], name="Referral friends")
    search = """query($text: String!) { vouchers(first: 5, filter: { search: $text }) {
      edges { node { name } } } }"""

    for text in ("friends", "anna-1"):
        assert len(staff.ask(search, text=text)["edges"]) == 1
    assert staff.ask(search, text="nobody")["edges"] == []


def test_vouchers_are_found_by_state(staff: Staff) -> None:
    soon = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    staff.makes_a_voucher(["NOW"], name="now")
    staff.makes_a_voucher(["SOON"], name="soon", startDate=soon)
    query = """query($states: [DiscountStatusEnum!]) {
      vouchers(first: 5, filter: { status: $states }) { edges { node { name } } } }"""

    assert [e["node"]["name"] for e in staff.ask(query, states=["SCHEDULED"])["edges"]] == ["soon"]
    assert len(staff.ask(query, states=["ACTIVE", "SCHEDULED"])["edges"]) == 2


def test_a_deleted_voucher_leaves_its_code_on_the_order(staff: Staff, bob: Customer) -> None:
    voucher = staff.makes_a_voucher(["GONE"])
    order = bob.buys("GONE")

    staff.ask("mutation($id: ID!) { voucherDelete(id: $id) { errors { code } } }", id=voucher)

    query = "query($id: ID!) { order(id: $id) { voucherCode voucher { id } } }"
    assert staff.ask(query, id=order) == {"voucherCode": "GONE", "voucher": None}
