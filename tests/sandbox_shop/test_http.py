"""The API on the wire: its limits, its outages, what it counts, whom it believes."""

from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import KeySet

from sandbox import Shop, tokens
from sandbox.little_shop import USD
from sandbox.people import Customer, Staff
from sandbox.signing import SigningKey


def post(shop: Shop, body: object, **headers: str) -> requests.Response:
    return requests.post(shop.api_url, json=body, headers=headers, timeout=5)


def ask(shop: Shop, query: str, token: str = "", **variables: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer: dict[str, Any] = post(shop, {"query": query, "variables": variables}, **headers).json()
    return answer


def test_a_stranger_may_ask_for_the_name_but_not_for_the_version(shop: Shop) -> None:
    assert ask(shop, "{ shop { name } }") == {"data": {"shop": {"name": "Fernweh"}}}

    (error,) = ask(shop, "{ shop { version } }")["errors"]
    assert error["message"] == (
        "To access this path, you need one of the following permissions: "
        "AUTHENTICATED_STAFF_USER, AUTHENTICATED_APP"
    )
    assert error["extensions"] == {"exception": {"code": "PermissionDenied"}}


def test_four_mutations_are_enough_for_one_request(shop: Shop) -> None:
    one = 'tokenCreate(email: "x", password: "y") { token }'
    many = " ".join(f"m{number}: {one}" for number in range(5))

    answer = post(shop, {"query": f"mutation {{ {many} }}"})

    assert answer.status_code == 400
    assert "Number of mutations exceed the limit of 4" in answer.text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ([{"query": "{ shop { name } }"}], "Number of batch queries exceeded."),
        ({"nothing": 1}, "Unable to parse query."),
        ({"query": "{ shop {"}, "Syntax Error"),
        ({"query": "{ shop { nope } }"}, "Cannot query field 'nope' on type 'Shop'"),
        ({"query": "query($id: ID!) { order(id: $id) { id } }"}, "$id"),
    ],
)
def test_what_cannot_be_run_is_a_bad_request(shop: Shop, body: object, message: str) -> None:
    answer = post(shop, body)

    assert answer.status_code == 400
    assert message in answer.json()["errors"][0]["message"]


def test_an_id_of_another_kind_is_told_apart_from_one_of_nobody(shop: Shop) -> None:
    query = "query($id: ID!) { order(id: $id) { id } }"

    assert ask(shop, query, id="T3JkZXI6bm9ib2R5") == {"data": {"order": None}}
    (error,) = ask(shop, query, id="zzz")["errors"]
    assert error["message"] == "Invalid ID: zzz. Expected: Order."


def test_operations_are_counted_by_name(shop: Shop) -> None:
    ask(shop, "query Greeting { shop { name } }")
    ask(shop, "query Greeting { shop { name } }")
    ask(shop, '{ channel(slug: "default-channel") { id } }')

    assert shop.calls == {"Greeting": 2, "channel": 1}


def test_people_in_the_shop_itself_are_not_counted(shop: Shop, bob: Customer) -> None:
    bob.buys()

    assert not shop.calls


def test_an_outage_answers_503(shop: Shop) -> None:
    shop.outage = "503"
    assert post(shop, {"query": "{ shop { name } }"}).status_code == 503
    assert requests.get(f"{shop.url}/.well-known/jwks.json", timeout=5).status_code == 503

    shop.outage = None
    assert post(shop, {"query": "{ shop { name } }"}).status_code == 200


def test_a_worse_outage_answers_nothing(shop: Shop) -> None:
    shop.outage = "drop"

    with pytest.raises(requests.ConnectionError):
        post(shop, {"query": "{ shop { name } }"})


def test_a_customers_token_is_saleors(shop: Shop, bob: Customer) -> None:
    bob.registers()
    login = """mutation($email: String!, $password: String!) {
      tokenCreate(email: $email, password: $password) { token user { id } errors { code } } }"""

    answer = ask(shop, login, email="bob@example.com", password="a long password")["data"]

    token = answer["tokenCreate"]["token"]
    keys = requests.get(f"{shop.url}/.well-known/jwks.json", timeout=5).json()
    claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=["RS256"]).claims
    assert claims["iss"] == shop.api_url
    assert claims["type"] == "access"
    assert claims["owner"] == "saleor"
    assert claims["email"] == "bob@example.com"
    assert claims["user_id"] == answer["tokenCreate"]["user"]["id"]
    assert claims["is_staff"] is False
    assert claims["exp"] - claims["iat"] == 300
    assert ask(shop, "{ me { email } }", token)["data"]["me"] == {"email": "bob@example.com"}


def test_a_wrong_password_opens_nothing(shop: Shop) -> None:
    login = """mutation {
      tokenCreate(email: "admin@example.com", password: "x") { token errors { code } } }"""

    assert ask(shop, login)["data"]["tokenCreate"] == {
        "token": None,
        "errors": [{"code": "INVALID_CREDENTIALS"}],
    }


def test_a_token_of_nobody_makes_a_stranger_and_no_error(shop: Shop) -> None:
    for token in ("x" * 30, "a.b.c", SigningKey().token({"type": "access"})):
        assert ask(shop, "{ me { id } }", token) == {"data": {"me": None}}


def test_an_expired_token_is_an_error(key: SigningKey) -> None:
    shop = Shop(key=key, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    staff = shop.user_with_email("admin@example.com")
    assert staff
    token = tokens.access_token(shop, staff)
    shop.clock = lambda: datetime(2026, 1, 1, 0, 6, tzinfo=UTC)

    with pytest.raises(tokens.TokenExpired):
        tokens.caller_of(shop, f"Bearer {token}")


def test_the_dashboards_token_for_an_app_carries_both_sets_of_permissions(
    shop: Shop, staff: Staff, installed: str
) -> None:
    query = "query($id: ID!) { app(id: $id) { accessToken } }"

    token = staff.ask(query, id=installed)["accessToken"]

    claims = shop.key.claims(token)
    assert claims
    assert claims["type"] == "thirdparty"
    assert claims["app"] == installed
    assert claims["permissions"] == ["MANAGE_ORDERS"]
    assert "MANAGE_APPS" in claims["user_permissions"]
    assert ask(shop, "{ orders(first: 1) { totalCount } }", token)["data"] == {
        "orders": {"totalCount": 0}
    }
    refused = ask(shop, "{ vouchers(first: 1) { totalCount } }", token)
    assert refused["errors"][0]["extensions"]["exception"]["code"] == "PermissionDenied"


def test_goods_have_a_price_only_in_a_channel(shop: Shop) -> None:
    query = """query($channel: String) { products(first: 1, channel: $channel) {
      edges { node { name description variants { name pricing { price { gross {
        amount currency } } } } } } } }"""

    (edge,) = ask(shop, query, channel=USD)["data"]["products"]["edges"]
    assert edge["node"]["variants"][0]["pricing"]["price"]["gross"] == {
        "amount": 12.5,
        "currency": "USD",
    }
    assert ask(shop, query)["data"]["products"]["edges"] == []
