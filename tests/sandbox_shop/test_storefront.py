"""The shop's pages: a friend comes by a link, claims, buys; and nothing breaks without the app."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox import Shop
from sandbox.pages.storefront.referral_app import ReferralApp
from sandbox.people import Staff
from sandbox.server import create_app
from sandbox.signing import SigningKey
from tests.sandbox_shop.referral_double import WORD, ReferralDouble, referral_double


@pytest.fixture
def app_double() -> Iterator[ReferralDouble]:
    with referral_double() as double:
        yield double


@pytest.fixture
def fernweh(key: SigningKey, app_double: ReferralDouble) -> Iterator[Shop]:
    """The shop, working with the app, and with the code in it that the app gives out."""
    shop = Shop(key=key, app_url=app_double.url)
    Staff(shop).makes_a_voucher([app_double.code], name="Welcome", singleUse=True)
    yield shop
    shop.close()


@pytest.fixture
def browser(fernweh: Shop) -> FlaskClient:
    return create_app(fernweh).test_client()


def page(browser: FlaskClient, path: str, **form: Any) -> TestResponse:
    """The page at `path`, after posting `form` there if there is one."""
    answer = browser.post(path, data=form) if form else browser.get(path)
    while answer.status_code in {302, 303}:
        answer = browser.get(answer.location)
    assert answer.status_code == 200, answer.status_code
    return answer


def put_in_basket(browser: FlaskClient, shop: Shop, query: str = "") -> TestResponse:
    variant = shop.catalogue.products[0].variants[1].id
    return page(browser, f"/basket{query}", variant=variant, quantity="1")


def place(browser: FlaskClient, query: str = "", **changed: str) -> TestResponse:
    form = {
        "email": "bob@example.com",
        "streetAddress1": "1 Elm Street",
        "postalCode": "97201",
        "city": "Portland",
        "pay": "now",
        **changed,
    }
    return page(browser, f"/checkout/place{query}", **form)


def test_the_shop_shows_what_it_sells(browser: FlaskClient) -> None:
    assert "Monstera in a Clay Pot" in page(browser, "/").text
    assert "1 kg" in page(browser, "/products/morning-blend").text
    assert browser.get("/products/nothing").status_code == 404


def test_a_link_says_who_sent_the_friend_and_reports_the_visit(
    browser: FlaskClient, app_double: ReferralDouble, fernweh: Shop
) -> None:
    shown = page(browser, f"/?ref={WORD}").text

    assert "Alice sent you: 10% off" in shown
    assert [asked["operation"] for asked in app_double.asked] == ["Visit", "Offer"]
    assert app_double.asked[0]["word"] == WORD
    assert app_double.asked[0]["headers"]["Saleor-Api-Url"] == fernweh.api_url


def test_a_visit_is_reported_once_and_not_on_every_page(
    browser: FlaskClient, app_double: ReferralDouble
) -> None:
    page(browser, f"/?ref={WORD}")
    page(browser, f"/?ref={WORD}")

    assert [asked["operation"] for asked in app_double.asked].count("Visit") == 1


def test_the_app_hears_whose_browser_it_is(
    browser: FlaskClient, app_double: ReferralDouble
) -> None:
    browser.get(
        f"/?ref={WORD}",
        headers={"User-Agent": "Bob's phone", "Accept-Language": "pl"},
        environ_base={"REMOTE_ADDR": "203.0.113.7"},
    )

    said = app_double.asked[0]["headers"]
    assert said["User-Agent"] == "Bob's phone"
    assert said["Accept-Language"] == "pl"
    assert said["X-Forwarded-For"] == "203.0.113.7"


def test_a_friend_who_accepts_nothing_is_known_by_the_order(
    browser: FlaskClient, fernweh: Shop
) -> None:
    page(browser, f"/?ref={WORD}")
    put_in_basket(browser, fernweh, f"?ref={WORD}")
    place(browser, f"?ref={WORD}")

    (order,) = fernweh.orders.values()
    assert order.metadata == {"referrals.journey": "signed-journey"}


def test_who_filled_the_basket_before_following_the_link_is_known_too(
    browser: FlaskClient, fernweh: Shop
) -> None:
    put_in_basket(browser, fernweh)
    page(browser, f"/products/morning-blend?ref={WORD}")
    page(browser, f"/checkout?ref={WORD}")
    place(browser, f"?ref={WORD}")

    (order,) = fernweh.orders.values()
    assert order.metadata == {"referrals.journey": "signed-journey"}


def test_a_newsletter_and_a_friends_link_are_one_journey(
    browser: FlaskClient, app_double: ReferralDouble
) -> None:
    page(browser, "/?utm_source=newsletter&utm_medium=email")
    page(browser, f"/?ref={WORD}")

    first, second = [asked for asked in app_double.asked if asked["operation"] == "Visit"]
    assert first["word"] is None
    assert first["utm"] == {"source": "newsletter", "medium": "email"}
    assert first["journey"] is None
    assert (second["word"], second["journey"]) == (WORD, "signed-journey")


def test_the_word_travels_in_every_link_and_form(browser: FlaskClient) -> None:
    shown = page(browser, f"/?ref={WORD}").text
    assert f"/products/morning-blend?ref={WORD}" in shown
    assert f"/checkout?ref={WORD}" in shown
    assert (
        f'action="/basket?ref={WORD}"' in page(browser, f"/products/morning-blend?ref={WORD}").text
    )


def test_a_word_that_offers_nothing_shows_nothing(browser: FlaskClient) -> None:
    shown = page(browser, "/?ref=nobody").text

    assert "sent you" not in shown
    assert '<referrals-welcome lang="en">' in shown


def test_a_claimed_code_finds_its_own_way_onto_the_order(
    browser: FlaskClient, fernweh: Shop, app_double: ReferralDouble
) -> None:
    page(browser, f"/claim?ref={WORD}", email="bob@example.com")
    checkout = put_in_basket(browser, fernweh, f"?ref={WORD}").text
    assert app_double.code in checkout
    assert "-$4.20" in checkout

    confirmation = place(browser, f"?ref={WORD}").text

    assert "Thank you. Order 1 is with us." in confirmation
    (order,) = fernweh.orders.values()
    assert order.voucher_code == app_double.code
    assert order.metadata == {
        "referrals.token": "signed-token",
        "referrals.journey": "signed-journey",
    }
    assert order.user_email == "bob@example.com"
    assert order.is_paid


def test_a_friend_may_claim_as_late_as_in_the_checkout(
    browser: FlaskClient, fernweh: Shop, app_double: ReferralDouble
) -> None:
    assert "Alice sent you" in put_in_basket(browser, fernweh, f"?ref={WORD}").text

    shown = page(browser, f"/claim?ref={WORD}", email="bob@example.com", then="checkout").text

    assert f"<code>{app_double.code}</code>" in shown
    assert 'value="bob@example.com"' in shown


def test_a_refused_claim_is_told_in_the_apps_words(
    browser: FlaskClient, app_double: ReferralDouble
) -> None:
    app_double.refusal = {"code": "NOT_NEW", "message": "This offer is for new customers."}

    shown = page(browser, f"/claim?ref={WORD}", email="bob@example.com").text

    assert "This offer is for new customers." in shown


def test_a_signed_in_friend_claims_by_the_account(
    browser: FlaskClient, fernweh: Shop, app_double: ReferralDouble
) -> None:
    register(browser, "bob@example.com")

    page(browser, f"/claim?ref={WORD}", then="home")

    claim = next(asked for asked in app_double.asked if asked["operation"] == "Claim")
    assert claim["email"] == "bob@example.com"
    token = claim["headers"]["Authorization"].removeprefix("Bearer ")
    claims = fernweh.key.claims(token)
    assert claims
    assert claims["type"] == "access"


def test_a_code_typed_by_hand_is_judged_by_the_shop(browser: FlaskClient, fernweh: Shop) -> None:
    put_in_basket(browser, fernweh)

    assert "Promo code is invalid" in page(browser, "/checkout/code", code="nope").text
    held = page(browser, "/checkout/code", code="BOB-GIFT-10", email="bob@example.com").text
    assert "<code>BOB-GIFT-10</code>" in held
    assert 'value="bob@example.com"' in held
    assert "Gift card or promo code" in page(browser, "/checkout/code/remove", email="").text


def test_quantities_change_and_nothing_is_left_at_none(browser: FlaskClient, fernweh: Shop) -> None:
    put_in_basket(browser, fernweh)
    (checkout,) = fernweh.checkouts.values()
    field = f"line:{checkout.lines[0].id}"

    assert "$84.00" in page(browser, "/checkout/lines", **{field: "2"}).text
    assert "Your basket is empty" in page(browser, "/checkout/lines", **{field: "0"}).text


def test_an_order_says_whose_home_it_goes_to(browser: FlaskClient, fernweh: Shop) -> None:
    put_in_basket(browser, fernweh)
    place(browser, lastName="Novák", phone="+12025550123")

    (order,) = fernweh.orders.values()
    assert order.shipping_address is not None
    assert order.shipping_address.last_name == "Novák"
    assert order.shipping_address.phone == "+12025550123"


def test_an_order_without_an_address_is_not_placed(browser: FlaskClient, fernweh: Shop) -> None:
    put_in_basket(browser, fernweh)

    assert "Checkout email must be set." in place(browser, email="").text
    assert not fernweh.orders


def test_the_same_shop_in_zloty(browser: FlaskClient, fernweh: Shop) -> None:
    page(browser, "/channel", channel="channel-pln")

    shown = put_in_basket(browser, fernweh).text
    assert "165,00" in shown
    assert "Lipowa 12" in shown


def register(browser: FlaskClient, email: str) -> TestResponse:
    return page(
        browser, "/account/register", email=email, password="a long password", firstName="Alice"
    )


def test_an_account_shows_its_orders_link_friends_and_rewards(
    browser: FlaskClient, fernweh: Shop
) -> None:
    register(browser, "alice@example.com")
    put_in_basket(browser, fernweh)
    place(browser, email="alice@example.com")

    shown = page(browser, "/account").text

    for word in ("Hello, Alice", "Order 1", f"?ref={WORD}", "ALICE-THANKS", "Bought, 2 Oct 2026"):
        assert word in shown


def test_signing_in_takes_the_right_password(browser: FlaskClient) -> None:
    register(browser, "alice@example.com")
    page(browser, "/account/logout", bye="1")

    wrong = page(browser, "/account/login", email="alice@example.com", password="x")
    assert "Please, enter valid credentials" in wrong.text
    right = page(browser, "/account/login", email="alice@example.com", password="a long password")
    assert "Hello, Alice" in right.text


def test_a_guest_is_offered_a_link_by_mail(
    browser: FlaskClient, fernweh: Shop, app_double: ReferralDouble
) -> None:
    put_in_basket(browser, fernweh)
    assert "Mail me my own link" in place(browser).text

    page(browser, "/join", email="bob@example.com")

    assert app_double.asked[-1]["operation"] == "Join"


@pytest.mark.parametrize("path", ["/", "/products/morning-blend", "/checkout", "/account"])
def test_a_page_loads_nothing_but_from_the_shop_and_its_app(
    browser: FlaskClient, fernweh: Shop, app_double: ReferralDouble, path: str
) -> None:
    answer = page(browser, path)
    text = answer.text
    for known in ("http://www.w3.org", fernweh.api_url, app_double.url):
        text = text.replace(known, "")

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "<style" not in answer.text
    assert "style=" not in answer.text
    assert "http" not in text


def test_without_an_app_the_shop_is_a_shop(key: SigningKey) -> None:
    shop = Shop(key=key)
    browser = create_app(shop).test_client()

    home = page(browser, f"/?ref={WORD}").text
    assert '<referrals-welcome lang="en"></referrals-welcome>' in home
    assert "/storefront/referrals.js" not in home
    put_in_basket(browser, shop, f"?ref={WORD}")
    assert "Order 1 is with us" in place(browser).text


def test_an_app_that_is_away_costs_nobody_the_basket(key: SigningKey) -> None:
    shop = Shop(key=key, app_url="http://127.0.0.1:9")
    browser = create_app(shop).test_client()

    assert "Morning Blend" in page(browser, f"/?ref={WORD}").text
    tried = page(browser, f"/claim?ref={WORD}", email="bob@example.com").text
    assert "That did not work just now" in tried
    assert "1 kg" in put_in_basket(browser, shop, f"?ref={WORD}").text


def test_an_app_that_talks_nonsense_is_an_app_that_is_away(app_double: ReferralDouble) -> None:
    app = ReferralApp(f"{app_double.url}/nowhere", "http://shop/graphql/", None, "en")

    assert app.offer(WORD, "default-channel") is None
    assert app.me() is None
