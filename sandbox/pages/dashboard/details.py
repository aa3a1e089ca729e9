"""One order, one customer, one voucher, each with the widgets of apps beside it."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox import documents as shop_documents
from sandbox.pages.dashboard import documents
from sandbox.pages.dashboard.door import staff
from sandbox.pages.dashboard.frames import widgets
from sandbox.people import ShopSaidNo


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/orders/<order_id>", "order", order)
    pages.add_url_rule("/orders/<order_id>/<action>", "change_order", change, methods=["POST"])
    pages.add_url_rule("/customers/<customer_id>", "customer", customer)
    pages.add_url_rule("/discounts/vouchers/<voucher_id>", "voucher", voucher)


def order(order_id: str) -> str:
    found = staff().ask(shop_documents.ORDER, id=order_id)
    if found is None:
        abort(404)
    beside = widgets(staff(), "ORDER_DETAILS_WIDGETS", orderId=order_id)
    by_cards = {
        "currency": found["total"]["gross"]["currency"],
        "amount": found["subtotal"]["gross"]["amount"]
        + found["shippingPrice"]["gross"]["amount"]
        - found["total"]["gross"]["amount"],
    }
    return render_template("dashboard/order.html", order=found, by_cards=by_cards, widgets=beside)


def change(order_id: str, action: str) -> Response:
    actions: dict[str, Callable[[str], None]] = {
        "pay": staff().marks_paid,
        "fulfil": staff().fulfils,
        "cancel-fulfilments": staff().cancels_fulfilments,
        "refund": lambda id_: staff().refunds(id_, _amount()),
        "charge-back": lambda id_: staff().reports(id_, "CHARGE_BACK", _amount() or 0),
        "take-back": staff().takes_back,
        "expire": staff().shop.order_expires,
        "cancel": staff().cancels,
    }
    if action not in actions:
        abort(404)
    try:
        actions[action](order_id)
    except (ShopSaidNo, ValueError) as refused:
        flash(str(refused), "problem")
    return redirect(url_for("dashboard.order", order_id=order_id))


def _amount() -> float | None:
    try:
        return float(request.form.get("amount", ""))
    except ValueError:
        return None


def customer(customer_id: str) -> str:
    found = staff().ask(documents.CUSTOMER, id=customer_id)
    if found is None:
        abort(404)
    beside = widgets(staff(), "CUSTOMER_DETAILS_WIDGETS", customerId=customer_id)
    return render_template("dashboard/customer.html", customer=found, widgets=beside)


def voucher(voucher_id: str) -> str:
    found = staff().ask(documents.VOUCHER, id=voucher_id)
    if found is None:
        abort(404)
    beside = widgets(staff(), "VOUCHER_DETAILS_WIDGETS", voucherId=voucher_id)
    return render_template("dashboard/voucher.html", voucher=found, widgets=beside)
