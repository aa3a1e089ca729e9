"""Customers: what an app sees of them, writes to them, and hears when they leave."""

from collections.abc import Iterator

import pytest

from sandbox import Shop, documents, tokens
from sandbox.accounts import Caller
from sandbox.people import Customer, Person, ShopSaidNo, Staff
from sandbox.permissions import Permission
from tests.sandbox_shop.listening_app import ListeningApp, listening
from tests.sandbox_shop.test_events_by_action import heard

USER = """query($id: ID!) { user(id: $id) {
  id email firstName dateJoined isStaff metadata { key value } privateMetadata { key value }
} }"""
ORDERS = "query($id: ID!) { user(id: $id) { orders(first: 5) { edges { node { number } } } } }"
WRITE = """mutation($id: ID!) {
  updateMetadata(id: $id, input: [{ key: "word", value: "bob1" }]) { errors { code } } }"""
WRITE_PRIVATE = """mutation($id: ID!) {
  updatePrivateMetadata(id: $id, input: [{ key: "seen", value: "yes" }]) { errors { code } } }"""
FORGET = """mutation($id: ID!) {
  deletePrivateMetadata(id: $id, keys: ["seen", "never"]) { errors { code } } }"""
LEAVE = "mutation($token: String!) { accountDelete(token: $token) { errors { field code } } }"
DELETE = "mutation($id: ID!) { customerDelete(id: $id) { errors { code } } }"


def with_only(shop: Shop, *granted: Permission) -> Person:
    return Person(shop, Caller(granted=frozenset(granted)))


def private(person: Person, user: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = person.ask(USER, id=user)["privateMetadata"]
    return rows


def test_an_app_that_manages_customers_reads_and_writes_them(shop: Shop, bob: Customer) -> None:
    app = with_only(shop, Permission.MANAGE_USERS)
    user = bob.registers().user_id

    app.ask(WRITE, id=user)
    app.ask(WRITE_PRIVATE, id=user)

    found = app.ask(USER, id=user)
    assert (found["id"], found["email"]) == (user, "bob@example.com")
    assert found["metadata"] == [{"key": "word", "value": "bob1"}]
    assert found["privateMetadata"] == [{"key": "seen", "value": "yes"}]
    assert found["dateJoined"]

    app.ask(FORGET, id=user)
    assert private(app, user) == []


def test_customers_write_on_themselves_what_all_may_read_and_nothing_else(
    bob: Customer, shop: Shop
) -> None:
    user = bob.registers().user_id

    bob.ask(WRITE, id=user)

    with pytest.raises(ShopSaidNo, match="MANAGE_USERS"):
        bob.ask(WRITE_PRIVATE, id=user)
    with pytest.raises(ShopSaidNo, match="MANAGE_USERS"):
        Customer(shop, "carol@example.com").ask(WRITE, id=user)


def test_orders_of_a_customer_are_seen_by_those_who_manage_orders(
    shop: Shop, bob: Customer
) -> None:
    user = bob.registers().user_id
    bob.buys()

    seen = with_only(shop, Permission.MANAGE_ORDERS).ask(ORDERS, id=user)
    assert seen["orders"]["edges"] == [{"node": {"number": "1"}}]
    with pytest.raises(ShopSaidNo, match="OWNER, MANAGE_ORDERS"):
        with_only(shop, Permission.MANAGE_USERS).ask(ORDERS, id=user)


def test_staff_become_visible_to_an_app_when_they_shop(shop: Shop, staff: Staff) -> None:
    app = with_only(shop, Permission.MANAGE_USERS)
    shopper = Customer(shop, "admin@example.com").signs_in()
    query = "query($id: ID!) { user(id: $id) { email } }"
    assert app.ask(query, id=shopper.user_id) is None

    shopper.buys()

    assert app.ask(query, id=shopper.user_id) == {"email": "admin@example.com"}
    for write in (WRITE, WRITE_PRIVATE):
        with pytest.raises(ShopSaidNo, match="MANAGE_STAFF"):
            app.ask(write, id=shopper.user_id)
    assert staff.ask(WRITE, id=shopper.user_id)


@pytest.fixture
def listener(staff: Staff) -> Iterator[ListeningApp]:
    """An app that hears of customers."""
    with listening() as app:
        app.changes["webhooks"] = [
            {
                "name": "Customers",
                "asyncEvents": ["CUSTOMER_DELETED", "ACCOUNT_DELETED"],
                "query": """subscription { event { __typename
                  ... on CustomerDeleted { user { id email } }
                  ... on AccountDeleted { user { id email } } } }""",
                "targetUrl": f"{app.url}/webhooks/customers",
            }
        ]
        staff.installs(app.manifest_url, ["MANAGE_USERS"])
        app.forget()
        yield app


def test_a_customer_leaves_by_the_token_that_came_by_mail(
    shop: Shop, bob: Customer, listener: ListeningApp
) -> None:
    account = shop.user_with_email(bob.registers().email)
    assert account
    with pytest.raises(ShopSaidNo) as said:
        bob.ask(LEAVE, token="a guess")
    assert said.value.errors == [{"field": "token", "code": "INVALID"}]

    session = tokens.access_token(shop, account)
    bob.ask(LEAVE, token=shop.deletion_token(account))

    assert heard(shop, listener) == ["account_deleted"]
    assert shop.user_with_email(bob.email) is None
    assert tokens.caller_of(shop, f"Bearer {session}").user is None


def test_deleted_by_staff_it_is_another_event(
    shop: Shop, staff: Staff, bob: Customer, listener: ListeningApp
) -> None:
    user = bob.registers().user_id

    staff.ask(DELETE, id=user)
    shop.idle()

    (told,) = listener.webhooks
    assert told.json["__typename"] == "CustomerDeleted"
    assert told.json["user"] == {"id": user, "email": "bob@example.com"}


def test_staff_do_not_leave_that_way(shop: Shop, staff: Staff) -> None:
    account = shop.user_with_email("admin@example.com")
    assert account

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(LEAVE, token=shop.deletion_token(account))

    assert said.value.codes == ["DELETE_STAFF_ACCOUNT"]


def test_nobody_leaves_without_being_signed_in(shop: Shop, bob: Customer) -> None:
    account = shop.user_with_email(bob.registers().email)
    assert account
    bob.caller = Caller()

    with pytest.raises(ShopSaidNo, match="AUTHENTICATED_USER"):
        bob.ask(LEAVE, token=shop.deletion_token(account))


ATTACH = "mutation($id: ID!) { checkoutCustomerAttach(id: $id) { errors { code } } }"


def test_a_guest_who_signs_in_owns_the_checkout_and_nobody_else_may(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    checkout = bob.fills_a_checkout()
    with pytest.raises(ShopSaidNo, match="AUTHENTICATED_USER"):
        bob.ask(ATTACH, id=checkout)

    Customer(shop, "bob@home.example.com").registers().ask(ATTACH, id=checkout)

    with pytest.raises(ShopSaidNo, match="You do not have permission"):
        Customer(shop, "carol@example.com").registers().ask(ATTACH, id=checkout)
    placed = bob.ask(documents.COMPLETE, id=checkout)["order"]["id"]
    assert staff.order(placed)["userEmail"] == "bob@home.example.com"
