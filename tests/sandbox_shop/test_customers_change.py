"""Accounts that change, and what apps hear of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox import Shop
from sandbox.accounts import Caller
from sandbox.ids import to_global_id
from sandbox.people import Customer, Person, ShopSaidNo, Staff
from sandbox.permissions import Permission
from tests.sandbox_shop.listening_app import ListeningApp, listening
from tests.sandbox_shop.test_customers import FORGET, USER, WRITE, WRITE_PRIVATE
from tests.sandbox_shop.test_events_by_action import heard

FACTS = "user { id email firstName isConfirmed metadata { key } privateMetadata { key } }"
KINDS = ("CustomerCreated", "CustomerUpdated", "CustomerMetadataUpdated", "AccountConfirmed")
QUERY = f"""subscription {{ event {{ __typename
  {" ".join(f"... on {kind} {{ {FACTS} }}" for kind in KINDS)} }} }}"""
UPDATE = """mutation($id: ID!, $input: CustomerInput!) {
  customerUpdate(id: $id, input: $input) { user { id } errors { field code } } }"""
UPDATE_OWN = """mutation($input: AccountInput!) {
  accountUpdate(input: $input) { user { id } errors { field code } } }"""
CONFIRM = """mutation($email: String!, $token: String!) {
  confirmAccount(email: $email, token: $token) {
    user { isConfirmed } errors { field code } } }"""
BOTH = ["customer_metadata_updated", "customer_updated"]


@pytest.fixture
def listener(staff: Staff) -> Iterator[ListeningApp]:
    with listening() as app:
        app.changes["webhooks"] = [
            {"name": "People", "targetUrl": f"{app.url}/webhooks/people", "query": QUERY}
        ]
        staff.installs(app.manifest_url, ["MANAGE_USERS"])
        app.forget()
        yield app


@pytest.fixture
def app(shop: Shop) -> Person:
    """Whoever manages customers and nothing else."""
    return Person(shop, Caller(granted=frozenset({Permission.MANAGE_USERS})))


@pytest.fixture
def known(shop: Shop, bob: Customer, listener: ListeningApp) -> Customer:
    """Bob, whose account every app has heard of."""
    bob.registers()
    assert heard(shop, listener) == ["customer_created"]
    return bob


def test_metadata_of_a_customer_is_told_twice_unless_the_shop_is_told_not_to(
    shop: Shop, app: Person, known: Customer, listener: ListeningApp
) -> None:
    app.ask(WRITE_PRIVATE, id=known.user_id)
    assert heard(shop, listener) == BOTH

    shop.tells_twice_of_metadata = False
    app.ask(FORGET, id=known.user_id)
    assert heard(shop, listener) == ["customer_metadata_updated"]


def test_what_is_written_again_is_no_news_but_moves_the_clock(
    shop: Shop, app: Person, known: Customer, listener: ListeningApp
) -> None:
    app.ask(WRITE, id=known.user_id)
    heard(shop, listener)
    account = shop.user_with_email(known.email)
    assert account
    before = account.updated_at

    app.ask(WRITE, id=known.user_id)
    app.ask(FORGET, id=known.user_id)

    assert heard(shop, listener) == []
    assert account.updated_at > before


@pytest.mark.parametrize(
    ("change", "events"),
    [
        ({"firstName": "Robert"}, ["customer_updated"]),
        ({"email": "Rob@Example.com"}, ["customer_updated"]),
        ({"isActive": False}, ["customer_updated"]),
        ({"metadata": [{"key": "a", "value": "b"}]}, BOTH),
        ({"privateMetadata": [{"key": "a", "value": "b"}], "lastName": "B"}, BOTH),
        ({"firstName": "", "isActive": True}, []),
        ({}, []),
    ],
)
def test_a_change_of_an_account_is_told_by_what_changed(
    shop: Shop,
    app: Person,
    known: Customer,
    listener: ListeningApp,
    change: dict[str, Any],
    events: list[str],
) -> None:
    app.ask(UPDATE, id=known.user_id, input=change)

    assert heard(shop, listener) == events


def test_an_address_that_somebody_has_is_taken(app: Person, known: Customer) -> None:
    with pytest.raises(ShopSaidNo) as said:
        app.ask(UPDATE, id=known.user_id, input={"email": "ADMIN@example.com"})

    assert said.value.errors == [{"field": "email", "code": "UNIQUE"}]


def test_customers_change_themselves_signed_in(
    shop: Shop, app: Person, known: Customer, listener: ListeningApp
) -> None:
    change = {"firstName": "Rob", "metadata": [{"key": "news", "value": "yes"}]}
    known.ask(UPDATE_OWN, input=change)

    assert heard(shop, listener) == BOTH
    seen = app.ask(USER, id=known.user_id)
    assert (seen["firstName"], seen["metadata"]) == ("Rob", change["metadata"])
    with pytest.raises(ShopSaidNo, match="AUTHENTICATED_USER"):
        Person(shop).ask(UPDATE_OWN, input=change)


def test_an_account_is_confirmed_by_the_token_that_came_by_mail(
    shop: Shop, known: Customer, listener: ListeningApp
) -> None:
    account = shop.user_with_email(known.email)
    assert account is not None
    assert account.is_confirmed is False
    with pytest.raises(ShopSaidNo) as said:
        Person(shop).ask(CONFIRM, email=known.email, token="a guess")
    assert said.value.errors == [{"field": "token", "code": "INVALID"}]

    token = shop.confirmation_token(account)
    confirmed = Person(shop).ask(CONFIRM, email=known.email, token=token)["user"]

    assert confirmed == {"isConfirmed": True}
    shop.idle()
    (told,) = listener.webhooks
    assert told.json["__typename"] == "AccountConfirmed"
    assert told.json["user"]["isConfirmed"] is True


def test_private_metadata_is_in_what_an_app_hears_but_not_that_of_staff(
    shop: Shop, staff: Staff, app: Person, known: Customer, listener: ListeningApp
) -> None:
    app.ask(WRITE_PRIVATE, id=known.user_id)
    shop.idle()
    assert {str(one.json["user"]["privateMetadata"]) for one in listener.webhooks} == {
        "[{'key': 'seen'}]"
    }
    listener.forget()

    staff.ask(WRITE, id=Customer(shop, "admin@example.com").user_id)
    shop.idle()
    for told in listener.webhooks:
        assert told.json["user"] is None
        assert told.json["errors"]


def test_of_somebody_who_is_gone_saleor_says_that_they_may_not_be_touched(
    shop: Shop, app: Person, known: Customer
) -> None:
    gone = known.user_id
    shop.customer_leaves(known.email)

    assert app.ask(USER, id=gone) is None
    with pytest.raises(ShopSaidNo, match="You do not have permission"):
        app.ask(WRITE_PRIVATE, id=gone)
    with pytest.raises(ShopSaidNo) as said:
        app.ask(WRITE, id=to_global_id("User", 99))
    assert said.value.codes == ["NOT_FOUND"]
