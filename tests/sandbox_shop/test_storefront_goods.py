"""The shop's pages: categories, what is on sale, gift cards, and leaving."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox import Shop
from sandbox.people import Customer, Staff
from sandbox.server import create_app
from sandbox.signing import SigningKey
from tests.sandbox_shop.test_storefront import page, place, put_in_basket, register


@pytest.fixture
def fernweh(key: SigningKey) -> Iterator[Shop]:
    shop = Shop(key=key)
    yield shop
    shop.close()


@pytest.fixture
def browser(fernweh: Shop) -> FlaskClient:
    return create_app(fernweh).test_client()


@pytest.fixture
def card(fernweh: Shop) -> Any:
    return Staff(fernweh).makes_a_gift_card(20)


def test_categories_lead_to_what_lies_in_them(browser: FlaskClient) -> None:
    assert ">Kitchen</a>" in page(browser, "/").text

    kitchen = page(browser, "/categories/kitchen").text
    assert "Morning Blend" in kitchen
    assert ">Drinks</a>" in kitchen
    assert "Monstera" not in kitchen
    assert browser.get("/categories/nothing").status_code == 404


def test_a_product_shows_the_way_to_its_category(browser: FlaskClient) -> None:
    shown = page(browser, "/products/morning-blend").text

    ways = [f'href="/categories/{slug}"' for slug in ("kitchen", "drinks", "coffee")]
    assert all(way in shown for way in ways)


def test_what_is_on_sale_shows_both_prices(browser: FlaskClient, fernweh: Shop) -> None:
    for path in ("/", "/products/pour-over-set"):
        shown = page(browser, path).text
        assert "$58.00</s>" in shown
        assert "$46.40" in shown

    variant = fernweh.catalogue.products[2].variants[0].id
    basket = page(browser, "/basket", variant=variant, quantity="2").text
    assert "<s>$116.00</s> $92.80" in basket


def test_a_gift_card_goes_into_the_same_field_as_a_code(
    browser: FlaskClient, fernweh: Shop, card: Any
) -> None:
    Staff(fernweh).makes_a_voucher(["CODE"], 50, name="Half")
    put_in_basket(browser, fernweh)

    page(browser, "/checkout/code", code="CODE")
    shown = page(browser, "/checkout/code", code=card["code"]).text

    # 42.00 and 4.90, less 21.00 and 20.00.
    assert "<dt>Half</dt><dd>-$21.00</dd>" in shown
    assert "<dt>Gift card</dt><dd>-$20.00</dd>" in shown
    assert "<dt>Left to pay</dt><dd>$5.90</dd>" in shown
    assert f"···{card['last4CodeChars']}" in shown


def test_a_gift_card_is_taken_out_and_the_code_stays(
    browser: FlaskClient, fernweh: Shop, card: Any
) -> None:
    Staff(fernweh).makes_a_voucher(["CODE"], 50)
    put_in_basket(browser, fernweh)
    page(browser, "/checkout/code", code="CODE")
    page(browser, "/checkout/code", code=card["code"])

    shown = page(browser, "/checkout/code/remove", card=card["id"]).text

    assert "<code>CODE</code>" in shown
    assert "Left to pay" not in shown


def test_the_confirmation_says_what_the_card_paid(
    browser: FlaskClient, fernweh: Shop, card: Any
) -> None:
    put_in_basket(browser, fernweh)
    page(browser, "/checkout/code", code=card["code"])

    shown = place(browser).text

    assert f"<code>···{card['last4CodeChars']}</code>" in shown
    assert "<dd>-$20.00</dd>" in shown
    assert "<dd>$26.90</dd>" in shown
    assert "It is paid" in shown


def test_an_order_the_card_pays_alone_needs_no_till(browser: FlaskClient, fernweh: Shop) -> None:
    rich = Staff(fernweh).makes_a_gift_card(500)
    put_in_basket(browser, fernweh)
    page(browser, "/checkout/code", code=rich["code"])

    assert "It is paid" in place(browser).text
    assert not fernweh.transactions


def test_whoever_signs_in_at_last_may_use_a_card_of_their_own(
    browser: FlaskClient, fernweh: Shop
) -> None:
    alice = Customer(fernweh, "alice@example.com").registers()
    own = Staff(fernweh).makes_a_gift_card(20, assignedTo=alice.user_id)
    put_in_basket(browser, fernweh)
    assert "Promo code is invalid" in page(browser, "/checkout/code", code=own["code"]).text

    page(browser, "/account/login", email="alice@example.com", password="a long password")

    assert "Left to pay" in page(browser, "/checkout/code", code=own["code"]).text


def test_a_customer_closes_the_account(browser: FlaskClient, fernweh: Shop) -> None:
    register(browser, "alice@example.com")

    assert "Your account is closed" in page(browser, "/account/close", sure="1").text

    assert fernweh.user_with_email("alice@example.com") is None
    assert "Sign in" in page(browser, "/").text
