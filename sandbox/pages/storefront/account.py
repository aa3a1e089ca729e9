"""Signing in and out, and one's own page."""

from contextlib import suppress

from flask import Blueprint, flash, redirect, render_template, request, session
from werkzeug.wrappers import Response

from sandbox.pages.storefront import documents
from sandbox.pages.storefront.visitor import Visitor, link, visitor
from sandbox.people import ShopSaidNo


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/account", "account", account)
    pages.add_url_rule("/account/login", "login", login, methods=["POST"])
    pages.add_url_rule("/account/register", "register", register, methods=["POST"])
    pages.add_url_rule("/account/logout", "logout", logout, methods=["POST"])
    pages.add_url_rule("/account/close", "close", close, methods=["POST"])
    pages.add_url_rule("/join", "join", join, methods=["POST"])


def account() -> str:
    here = visitor()
    if here.user is None:
        return render_template("storefront/login.html")
    edges = here.ask(documents.MY_ORDERS)["orders"]["edges"]
    return render_template(
        "storefront/account.html",
        orders=[edge["node"] for edge in edges],
        advocate=here.referrals.me(),
    )


def login() -> Response:
    here = visitor()
    _enter(here, request.form.get("email", ""), request.form.get("password", ""))
    return redirect(link("account"))


def register() -> Response:
    here = visitor()
    email, password = request.form.get("email", ""), request.form.get("password", "")
    new = {
        "email": email,
        "password": password,
        "firstName": request.form.get("firstName", ""),
        "channel": here.channel,
        "languageCode": here.locale.upper(),
    }
    if here.tries(documents.REGISTER, input=new):
        _enter(here, email, password)
    return redirect(link("account"))


def _enter(here: Visitor, email: str, password: str) -> None:
    if here.tries(documents.LOGIN, email=email, password=password):
        user = here.shop.user_with_email(email)
        session["user"] = user.pk if user else None
        _take_the_basket_along(Visitor(here.shop, request))


def _take_the_basket_along(here: Visitor) -> None:
    """Some codes and cards are for one customer alone. A basket that has an owner stays theirs."""
    if here.checkout() is not None:
        with suppress(ShopSaidNo):
            here.ask(documents.ATTACH, id=here.checkout_id)


def logout() -> Response:
    session.pop("user", None)
    return redirect(link("home"))


def close() -> Response:
    """Leave for good, with the token that Saleor would have sent by mail."""
    here = visitor()
    if here.user and here.tries(documents.LEAVE, token=here.shop.deletion_token(here.user)):
        session.pop("user", None)
        flash("Your account is closed. Your orders stay in our books, as the law wants.", "good")
    return redirect(link("home"))


def join() -> Response:
    """A guest asks for a share link by mail."""
    here = visitor()
    answer = here.referrals.join(request.form.get("email", ""))
    if answer is None:
        flash("That did not work just now. Please try again later.", "problem")
    elif answer["__typename"] == "Refusal":
        flash(answer["message"], "problem")
    else:
        flash("Look into your mailbox: your own link is on its way.", "good")
    return redirect(link("home"))
