"""What an app may do for itself: webhooks, problems, metadata; and what it may not."""

from typing import Any

import pytest

from sandbox import Shop
from sandbox.accounts import Caller
from sandbox.people import Customer, Person, ShopSaidNo, Staff
from tests.sandbox_shop.listening_app import ListeningApp

CREATE = """mutation($input: WebhookCreateInput!) {
  webhookCreate(input: $input) {
    webhook { id isActive asyncEvents { eventType } } errors { field code message } } }"""
REPORT = """mutation($key: String!, $message: String!, $at: PositiveInt) {
  appProblemCreate(input: { key: $key, message: $message, criticalThreshold: $at }) {
    appProblem { key message count isCritical } errors { field code } } }"""
PROBLEMS = "{ app { problems { key count dismissed { by } } } }"
PAID = "subscription { event { ... on OrderPaid { order { id } } } }"


@pytest.fixture
def itself(shop: Shop, installed: str) -> Person:
    app = next(a for a in shop.apps.values() if a.id == installed)
    return Person(shop, Caller(app=app, granted=app.granted))


def webhook(app: ListeningApp, **fields: Any) -> dict[str, Any]:
    return {"name": "More", "targetUrl": f"{app.url}/webhooks/more", "query": PAID, **fields}


def test_a_new_webhook_takes_its_events_from_the_query(
    shop: Shop, itself: Person, bob: Customer, app: ListeningApp
) -> None:
    made = itself.ask(CREATE, input=webhook(app))["webhook"]
    assert made["asyncEvents"] == [{"eventType": "ORDER_PAID"}]

    bob.buys(paid=True)
    shop.idle()

    assert [one.event for one in app.webhooks if one.path == "/webhooks/more"] == ["order_paid"]


def test_a_webhook_is_changed_and_taken_away(
    itself: Person, staff: Staff, app: ListeningApp, installed: str
) -> None:
    hook = itself.ask(CREATE, input=webhook(app))["webhook"]["id"]
    update = """mutation($id: ID!, $input: WebhookUpdateInput!) {
      webhookUpdate(id: $id, input: $input) { errors { code } } }"""
    itself.ask(update, id=hook, input={"isActive": False, "asyncEvents": ["ORDER_UPDATED"]})

    query = """query($id: ID!) { app(id: $id) {
      webhooks { id isActive asyncEvents { eventType } } } }"""
    rows = {row["id"]: row for row in staff.ask(query, id=installed)["webhooks"]}
    assert rows[hook]["isActive"] is False
    assert rows[hook]["asyncEvents"] == [{"eventType": "ORDER_UPDATED"}]

    itself.ask("mutation($id: ID!) { webhookDelete(id: $id) { errors { code } } }", id=hook)
    assert hook not in {row["id"] for row in staff.ask(query, id=installed)["webhooks"]}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"query": "subscription { event { nope } }"}, "GRAPHQL_ERROR"),
        ({"query": "subscription {"}, "SYNTAX"),
        ({"query": "{ shop { name } }"}, "MISSING_SUBSCRIPTION"),
        ({"query": "subscription { event { __typename } }"}, "MISSING_EVENT"),
        ({"targetUrl": "nowhere"}, "INVALID"),
        ({"customHeaders": '{"Cookie": "x"}'}, "INVALID_CUSTOM_HEADERS"),
    ],
)
def test_a_webhook_with_a_fault_is_refused(
    itself: Person, app: ListeningApp, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(ShopSaidNo) as said:
        itself.ask(CREATE, input=webhook(app, **fields))

    assert said.value.codes == [code]


def test_a_problem_told_again_is_counted_until_it_is_critical(itself: Person) -> None:
    itself.ask(REPORT, key="mail", message="No mail server.", at=2)

    again = itself.ask(REPORT, key="mail", message="Still no mail server.", at=2)["appProblem"]

    assert again == {
        "key": "mail",
        "message": "Still no mail server.",
        "count": 2,
        "isCritical": True,
    }


def test_a_dismissed_problem_stays_in_the_list_and_says_so(itself: Person) -> None:
    itself.ask(REPORT, key="mail", message="No mail server.", at=None)
    dismiss = """mutation($keys: [String!]) {
      appProblemDismiss(input: { byApp: { keys: $keys } }) { errors { code } } }"""

    itself.ask(dismiss, keys=["mail"])

    assert itself.ask(PROBLEMS)["problems"] == [
        {"key": "mail", "count": 1, "dismissed": {"by": "APP"}}
    ]
    itself.ask(REPORT, key="mail", message="No mail server.", at=None)
    assert len(itself.ask(PROBLEMS)["problems"]) == 2


def test_a_problem_needs_words(itself: Person) -> None:
    with pytest.raises(ShopSaidNo) as said:
        itself.ask(REPORT, key="ab", message="No mail server.", at=None)

    assert [error["field"] for error in said.value.errors] == ["key"]


def test_an_app_sees_no_other_app(itself: Person, installed: str) -> None:
    with pytest.raises(ShopSaidNo, match="AUTHENTICATED_STAFF_USER, MANAGE_APPS"):
        itself.ask("{ apps(first: 1) { totalCount } }")
    assert itself.ask("query($id: ID!) { app(id: $id) { id } }", id=installed) == {"id": installed}


def test_an_app_writes_into_its_own_metadata_only(
    itself: Person, bob: Customer, installed: str
) -> None:
    write = """mutation($id: ID!) {
      updatePrivateMetadata(id: $id, input: [{ key: "k", value: "v" }]) { errors { code } } }"""

    itself.ask(write, id=installed)
    assert itself.ask("{ app { privateMetadata { key value } } }") == {
        "privateMetadata": [{"key": "k", "value": "v"}]
    }

    me = bob.registers().ask("{ me { id } }")["id"]
    with pytest.raises(ShopSaidNo, match="MANAGE_USERS"):
        itself.ask(write, id=me)


def test_what_an_app_was_not_granted_it_may_not_ask(itself: Person) -> None:
    with pytest.raises(ShopSaidNo, match="MANAGE_DISCOUNTS"):
        itself.ask("{ vouchers(first: 1) { totalCount } }")


def test_staff_may_grant_more_later(staff: Staff, installed: str) -> None:
    grant = """mutation($id: ID!, $input: AppInput!) {
      appUpdate(id: $id, input: $input) { errors { code } } }"""

    staff.ask(grant, id=installed, input={"permissions": ["MANAGE_DISCOUNTS"]})

    query = "query($id: ID!) { app(id: $id) { permissions { code } } }"
    assert staff.ask(query, id=installed) == {"permissions": [{"code": "MANAGE_DISCOUNTS"}]}
