"""Home, and the lists of orders, customers and vouchers."""

from flask import Blueprint, render_template

from sandbox.pages.dashboard import documents
from sandbox.pages.dashboard.door import staff
from sandbox.pages.dashboard.frames import widgets
from sandbox.people import ShopSaidNo


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/", "home", home)
    pages.add_url_rule("/orders/", "orders", orders)
    pages.add_url_rule("/customers/", "customers", customers)
    pages.add_url_rule("/discounts/vouchers/", "vouchers", vouchers)


def home() -> str:
    try:
        found = staff().ask(documents.ORDERS)
    except ShopSaidNo:
        # Everybody has a home, also staff who may not see orders.
        found = {"edges": [], "totalCount": 0}
    return render_template(
        "dashboard/home.html",
        orders=[edge["node"] for edge in found["edges"][:5]],
        count=found["totalCount"],
        widgets=widgets(staff(), "HOMEPAGE_WIDGETS"),
    )


def orders() -> str:
    found = staff().ask(documents.ORDERS)
    rows = [edge["node"] for edge in found["edges"]]
    return render_template("dashboard/orders.html", orders=rows, count=found["totalCount"])


def customers() -> str:
    found = staff().ask(documents.CUSTOMERS)
    rows = [edge["node"] for edge in found["edges"]]
    return render_template("dashboard/customers.html", customers=rows, count=found["totalCount"])


def vouchers() -> str:
    found = staff().ask(documents.VOUCHERS)
    rows = [edge["node"] for edge in found["edges"]]
    return render_template("dashboard/vouchers.html", vouchers=rows, count=found["totalCount"])
