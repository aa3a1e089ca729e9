"""Who may come in: staff, by e-mail and password."""

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from sandbox.pages.storefront import documents
from sandbox.people import Person, ShopSaidNo, Staff
from sandbox.shop import Shop

OPEN = {"dashboard.login", "dashboard.enter", "dashboard.static"}


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/login", "login", login)
    pages.add_url_rule("/login", "enter", enter, methods=["POST"])
    pages.add_url_rule("/logout", "leave", leave, methods=["POST"])


def staff_of(shop: Shop) -> Staff | None:
    user_id = session.get("staff")
    user = shop.users.get(user_id) if isinstance(user_id, int) else None
    return Staff(shop, user.email) if user and user.is_staff and user.is_active else None


def staff() -> Staff:
    found: Staff = g.staff
    return found


def login() -> str:
    return render_template("dashboard/login.html")


def enter() -> Response:
    shop: Shop = g.shop
    email = request.form.get("email", "")
    try:
        Person(shop).ask(documents.LOGIN, email=email, password=request.form.get("password", ""))
    except ShopSaidNo as refused:
        flash(str(refused), "problem")
        return redirect(url_for("dashboard.login"))
    user = shop.user_with_email(email)
    if user is None or not user.is_staff:
        flash("Only staff may come in here.", "problem")
        return redirect(url_for("dashboard.login"))
    session["staff"] = user.pk
    wanted = request.args.get("next", "")
    home = url_for("dashboard.home")
    # Only pages of the Dashboard: the parameter could have been written by anybody.
    return redirect(wanted if wanted.startswith(home) else home)


def leave() -> Response:
    session.pop("staff", None)
    return redirect(url_for("dashboard.login"))
