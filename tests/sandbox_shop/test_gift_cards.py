"""Gift cards as Saleor makes and changes them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sandbox import Shop, documents
from sandbox.accounts import Caller
from sandbox.ids import to_global_id
from sandbox.people import Customer, Person, ShopSaidNo, Staff
from sandbox.permissions import Permission

TODAY = datetime.now(UTC).date()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)

CARD = "giftCard { id } errors { field code }"
ADJUST = f"""mutation($id: ID!, $by: Decimal!) {{
  giftCardBalanceAdjust(id: $id, amount: $by) {{ {CARD} }} }}"""
ASSIGN = f"""mutation($id: ID!, $user: ID!) {{
  giftCardAssignUser(id: $id, userId: $user) {{ {CARD} }} }}"""
UNASSIGN = f"mutation($id: ID!) {{ giftCardUnassignUser(id: $id) {{ {CARD} }} }}"
ACTIVATE = f"mutation($id: ID!) {{ giftCardActivate(id: $id) {{ {CARD} }} }}"
DEACTIVATE = f"mutation($id: ID!) {{ giftCardDeactivate(id: $id) {{ {CARD} }} }}"
BULK = """mutation($ids: [ID!]!) {
  giftCardBulkDeactivate(ids: $ids) { count errors { field code } } }"""
DELETE = f"mutation($id: ID!) {{ giftCardDelete(id: $id) {{ {CARD} }} }}"
UPDATE = f"""mutation($id: ID!, $input: GiftCardUpdateInput!) {{
  giftCardUpdate(id: $id, input: $input) {{ {CARD} }} }}"""
FIND = """query($filter: GiftCardFilterInput, $after: String) {
  giftCards(first: 2, after: $after, filter: $filter) {
    totalCount edges { node { code } } pageInfo { hasNextPage endCursor }
  } }"""


def amounts(staff: Staff, card: Any) -> tuple[float, float]:
    """What is on it and what was put on it."""
    told = staff.gift_card(card["id"])
    return told["currentBalance"]["amount"], told["initialBalance"]["amount"]


def test_a_new_card_has_a_code_of_its_own_and_what_was_said_of_it(
    staff: Staff, bob: Customer
) -> None:
    bob.registers()

    card = staff.makes_a_gift_card(
        15.50,
        expiryDate=TOMORROW.isoformat(),
        addTags=["Referrals"],
        metadata=[{"key": "a", "value": "b"}],
        privateMetadata=[{"key": "c", "value": "d"}],
        assignedTo=bob.user_id,
        note="For bringing Carol",
    )

    assert [len(part) for part in card["code"].split("-")] == [4, 4, 4]
    assert card["code"].endswith(card["last4CodeChars"])
    assert card["currentBalance"] == card["initialBalance"] == {"amount": 15.5, "currency": "USD"}
    assert card["expiryDate"] == TOMORROW.isoformat()
    assert card["tags"] == [{"name": "referrals"}]
    assert card["metadata"] == [{"key": "a", "value": "b"}]
    assert card["privateMetadata"] == [{"key": "c", "value": "d"}]
    assert card["assignedToEmail"] == "bob@example.com"
    assert card["isActive"] is True


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"amount": 0}, "balance", "INVALID"),
        ({"amount": 1.234}, "balance", "INVALID"),
        ({"expiryDate": TODAY.isoformat()}, "expiryDate", "INVALID"),
        ({"userEmail": "bob@example.com"}, "channel", "REQUIRED"),
        ({"userEmail": "bob", "channel": "default-channel"}, "email", "INVALID"),
        ({"assignedTo": to_global_id("User", 99)}, "assignedTo", "NOT_FOUND"),
        ({"metadata": [{"key": " ", "value": "b"}]}, "metadata", "REQUIRED"),
    ],
)
def test_a_card_that_makes_no_sense_is_refused(
    staff: Staff, fields: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(ShopSaidNo) as said:
        staff.makes_a_gift_card(**fields)

    (error,) = said.value.errors
    assert (error["field"], error["code"]) == (field, code)


def test_it_takes_the_permission(shop: Shop, staff: Staff) -> None:
    card = staff.makes_a_gift_card()
    nearly = Person(shop, Caller(granted=frozenset(Permission) - {Permission.MANAGE_GIFT_CARD}))

    for query in (ACTIVATE, documents.GIFT_CARD):
        with pytest.raises(ShopSaidNo, match="MANAGE_GIFT_CARD"):
            nearly.ask(query, id=card["id"])


@pytest.mark.parametrize("code", ["12345678", "x" * 16, " TRIMMED-NOT ", "ÄÖÜ-1234"])
def test_a_card_may_be_given_its_code_which_stays_as_it_is(staff: Staff, code: str) -> None:
    assert staff.makes_a_gift_card(code=code)["code"] == code


@pytest.mark.parametrize(("code", "message"), [("1234567", "at least 8"), ("x" * 17, "at most 16")])
def test_but_neither_a_short_one_nor_a_long_one(staff: Staff, code: str, message: str) -> None:
    with pytest.raises(ShopSaidNo, match=message) as said:
        staff.makes_a_gift_card(code=code)

    assert (said.value.errors[0]["field"], said.value.codes) == ("code", ["INVALID"])


def test_a_code_that_a_card_or_a_voucher_has_is_taken(staff: Staff) -> None:
    staff.makes_a_gift_card(code="REF-CARD-1")
    staff.makes_a_voucher(["REF-VOUCHER-1"])

    for code in ("REF-CARD-1", "REF-VOUCHER-1"):
        with pytest.raises(ShopSaidNo) as said:
            staff.makes_a_gift_card(code=code)
        (error,) = said.value.errors
        assert (error["field"], error["code"]) == ("code", "ALREADY_EXISTS")
    assert staff.makes_a_gift_card(code="ref-card-1")["code"] == "ref-card-1"


def test_a_voucher_may_not_have_the_code_of_a_card(staff: Staff) -> None:
    card = staff.makes_a_gift_card()

    with pytest.raises(ShopSaidNo) as said:
        staff.makes_a_voucher([card["code"]])

    assert said.value.codes == ["ALREADY_EXISTS"]


@pytest.mark.parametrize(
    ("by", "after"), [(5, (25, 25)), (-5, (15, 20)), (-50, (0, 20)), (0.01, (20.01, 20.01))]
)
def test_a_balance_is_adjusted_by_a_difference(
    staff: Staff, by: float, after: tuple[float, float]
) -> None:
    card = staff.makes_a_gift_card(20)

    staff.ask(ADJUST, id=card["id"], by=by)

    assert amounts(staff, card) == after


@pytest.mark.parametrize("by", [0, 0.001])
def test_but_not_by_nothing_and_not_by_less_than_a_cent(staff: Staff, by: float) -> None:
    card = staff.makes_a_gift_card()

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(ADJUST, id=card["id"], by=by)

    assert said.value.errors == [{"field": "amount", "code": "INVALID"}]


def test_a_card_is_given_to_a_customer_and_taken_from_them(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()

    staff.ask(ASSIGN, id=card["id"], user=bob.registers().user_id)
    assert staff.gift_card(card["id"])["assignedToEmail"] == "bob@example.com"

    staff.ask(UNASSIGN, id=card["id"])
    assert staff.gift_card(card["id"])["assignedToEmail"] is None


def test_giving_it_to_one_takes_it_out_of_the_checkouts_of_others(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card()
    checkout = bob.fills_a_checkout(card["code"])
    carol = Customer(shop, "carol@example.com").registers()

    staff.ask(ASSIGN, id=card["id"], user=carol.user_id)

    assert bob.ask(documents.CHECKOUT, id=checkout)["giftCards"] == []


def test_a_card_that_pays_already_is_given_to_nobody(staff: Staff, bob: Customer) -> None:
    used, held = staff.makes_a_gift_card(), staff.makes_a_gift_card()
    bob.registers().buys(used["code"])
    staff.pays(bob.fills_a_checkout(held["code"]), 5, "USD")

    for card in (used, held):
        with pytest.raises(ShopSaidNo) as said:
            staff.ask(ASSIGN, id=card["id"], user=bob.user_id)
        assert said.value.errors == [{"field": "id", "code": "CANNOT_ASSIGN"}]


def test_a_card_falls_asleep_and_wakes_up_unless_its_time_is_over(shop: Shop, staff: Staff) -> None:
    card = staff.makes_a_gift_card()
    staff.ask(DEACTIVATE, id=card["id"])
    assert staff.gift_card(card["id"])["isActive"] is False
    staff.ask(ACTIVATE, id=card["id"])
    assert staff.gift_card(card["id"])["isActive"] is True

    shop.gift_cards.by_pk[1].expiry_date = YESTERDAY
    with pytest.raises(ShopSaidNo) as said:
        staff.ask(ACTIVATE, id=card["id"])
    assert said.value.codes == ["EXPIRED_GIFT_CARD"]


def test_several_fall_asleep_at_once_and_those_that_slept_are_counted_too(staff: Staff) -> None:
    awake, asleep = staff.makes_a_gift_card(), staff.makes_a_gift_card(isActive=False)
    both = [awake["id"], asleep["id"]]

    assert staff.ask(BULK, ids=[*both, awake["id"]])["count"] == 2
    assert staff.ask(BULK, ids=both)["count"] == 2
    assert staff.ask(BULK, ids=[])["count"] == 0
    assert staff.gift_card(awake["id"])["isActive"] is False


def test_one_that_is_gone_keeps_all_the_others_awake(staff: Staff) -> None:
    card, gone = staff.makes_a_gift_card(), staff.makes_a_gift_card()
    staff.ask(DELETE, id=gone["id"])

    with pytest.raises(ShopSaidNo, match="no node of type GiftCard with pk 2"):
        staff.ask(BULK, ids=[card["id"], gone["id"]])
    with pytest.raises(ShopSaidNo) as said:
        staff.ask(BULK, ids=[card["id"], "nonsense"])

    assert said.value.errors == [{"field": "id", "code": "GRAPHQL_ERROR"}]
    assert staff.gift_card(card["id"])["isActive"] is True


def test_a_card_that_is_gone_is_gone_from_its_orders_and_they_still_cost_less(
    staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(20)
    order = bob.buys(card["code"])

    staff.ask(DELETE, id=card["id"])

    told = staff.order(order)
    assert (told["giftCards"], told["total"]["gross"]["amount"]) == ([], 26.90)
    assert staff.gift_card(card["id"]) is None
    for switch in (ACTIVATE, DEACTIVATE):
        with pytest.raises(ShopSaidNo) as said:
            staff.ask(switch, id=card["id"])
        assert said.value.errors == [{"field": "giftCardId", "code": "NOT_FOUND"}]


def test_a_balance_is_rewritten_as_if_the_card_were_new(staff: Staff) -> None:
    card = staff.makes_a_gift_card(20)
    staff.ask(ADJUST, id=card["id"], by=-5)

    staff.ask(UPDATE, id=card["id"], input={"balanceAmount": 12})
    assert amounts(staff, card) == (12, 12)

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(UPDATE, id=card["id"], input={"balanceAmount": 1.234})
    assert said.value.errors == [{"field": "balanceAmount", "code": "INVALID"}]


def test_tags_are_added_and_taken_away_but_not_the_same_at_once(staff: Staff) -> None:
    card = staff.makes_a_gift_card(addTags=["a", "b"])

    staff.ask(UPDATE, id=card["id"], input={"addTags": ["C"], "removeTags": ["a"]})
    assert staff.gift_card(card["id"])["tags"] == [{"name": "b"}, {"name": "c"}]

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(UPDATE, id=card["id"], input={"addTags": ["d"], "removeTags": ["d"]})
    assert said.value.codes == ["DUPLICATED_INPUT_ITEM"]


def test_an_expiry_date_moves_into_the_future_or_goes(staff: Staff) -> None:
    card = staff.makes_a_gift_card()

    staff.ask(UPDATE, id=card["id"], input={"expiryDate": TOMORROW.isoformat()})
    assert staff.gift_card(card["id"])["expiryDate"] == TOMORROW.isoformat()

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(UPDATE, id=card["id"], input={"expiryDate": TODAY.isoformat()})
    assert said.value.errors == [{"field": "expiryDate", "code": "INVALID"}]

    staff.ask(UPDATE, id=card["id"], input={"expiryDate": None})
    assert staff.gift_card(card["id"])["expiryDate"] is None


def test_cards_are_found_by_what_was_written_on_them(staff: Staff, bob: Customer) -> None:
    bob.registers()
    marked = staff.makes_a_gift_card(metadata=[{"key": "reward", "value": "7"}], addTags=["Gift"])
    mine = staff.makes_a_gift_card(assignedTo=bob.user_id)
    bob.buys(mine["code"])
    asleep = staff.makes_a_gift_card(isActive=False)

    def found(**filter_: Any) -> list[str]:
        edges = staff.ask(FIND, filter=filter_, after=None)["edges"]
        return [edge["node"]["code"] for edge in edges]

    assert found(metadata=[{"key": "reward", "value": "7"}]) == [marked["code"]]
    assert found(metadata=[{"key": "reward", "value": "8"}]) == []
    assert found(code=mine["code"]) == [mine["code"]]
    assert found(assignedTo=[bob.user_id]) == [mine["code"]]
    assert found(usedBy=[bob.user_id]) == [mine["code"]]
    assert found(tags=["gift"]) == [marked["code"]]
    assert found(isActive=False) == [asleep["code"]]
    assert len(found(used=False)) == 2


def test_cards_come_page_by_page_by_their_codes(staff: Staff) -> None:
    codes = sorted(staff.makes_a_gift_card()["code"] for _ in range(3))

    first = staff.ask(FIND, filter=None, after=None)
    rest = staff.ask(FIND, filter=None, after=first["pageInfo"]["endCursor"])

    assert first["totalCount"] == 3
    assert [edge["node"]["code"] for edge in first["edges"] + rest["edges"]] == codes


def test_a_code_is_shown_to_those_who_manage_cards_and_to_its_owner(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(assignedTo=bob.registers().user_id)
    order = bob.buys(card["code"])
    query = "query($id: ID!) { order(id: $id) { giftCards { code } } }"

    assert bob.ask(query, id=order)["giftCards"] == [{"code": card["code"]}]
    with pytest.raises(ShopSaidNo, match="OWNER, MANAGE_GIFT_CARD"):
        Customer(shop, "carol@example.com").ask(query, id=order)


def test_who_a_card_is_for_is_shown_in_full_to_few(shop: Shop, staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card(assignedTo=bob.registers().user_id)
    order = bob.buys(card["code"])
    email = "query($id: ID!) { order(id: $id) { giftCards { assignedToEmail } } }"

    (seen,) = Customer(shop, "carol@example.com").ask(email, id=order)["giftCards"]
    assert seen == {"assignedToEmail": "b...@example.com"}
    anybodys = bob.buys(staff.makes_a_gift_card()["code"])
    (seen,) = Customer(shop, "carol@example.com").ask(email, id=anybodys)["giftCards"]
    assert seen == {"assignedToEmail": "N..."}

    person = "query($id: ID!) { giftCard(id: $id) { assignedTo { email } } }"
    clerk = Person(shop, Caller(granted=frozenset({Permission.MANAGE_GIFT_CARD})))
    with pytest.raises(ShopSaidNo, match="OWNER, MANAGE_USERS"):
        clerk.ask(person, id=card["id"])


def test_the_metadata_of_a_card_is_for_those_who_manage_cards(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()
    write = """mutation($id: ID!) {
      updatePrivateMetadata(id: $id, input: [{ key: "k", value: "v" }]) { errors { code } } }"""

    staff.ask(write, id=card["id"])

    assert staff.gift_card(card["id"])["privateMetadata"] == [{"key": "k", "value": "v"}]
    with pytest.raises(ShopSaidNo, match="MANAGE_GIFT_CARD"):
        bob.ask(write, id=card["id"])


def test_when_an_account_goes_its_card_falls_asleep_for_good(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(assignedTo=bob.registers().user_id)

    shop.customer_leaves("bob@example.com")

    told = staff.gift_card(card["id"])
    assert (told["isActive"], told["assignedToEmail"]) == (False, "bob@example.com")
    staff.ask(ACTIVATE, id=card["id"])
    with pytest.raises(ShopSaidNo, match="Promo code is invalid"):
        Customer(shop, "bob@example.com").fills_a_checkout(card["code"])
