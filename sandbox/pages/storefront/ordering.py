"""The checkout page and what its buttons do."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, session
from werkzeug.wrappers import Response

from sandbox.little_shop import HOMES
from sandbox.pages.storefront import documents
from sandbox.pages.storefront.basket import carry_claim
from sandbox.pages.storefront.journey import carry_journey
from sandbox.pages.storefront.visitor import Visitor, link, visitor
from sandbox.people import Staff

ADDRESS_FIELDS = (
    "firstName",
    "lastName",
    "streetAddress1",
    "postalCode",
    "city",
    "countryArea",
    "phone",
)


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/checkout", "checkout", checkout)
    pages.add_url_rule("/checkout/lines", "lines", lines, methods=["POST"])
    pages.add_url_rule("/checkout/code", "code", code, methods=["POST"])
    pages.add_url_rule("/checkout/code/remove", "remove_code", remove_code, methods=["POST"])
    pages.add_url_rule("/checkout/place", "place", place, methods=["POST"])
    pages.add_url_rule("/orders/<order_id>", "order", order)


def checkout() -> str:
    here = visitor()
    carry_claim(here)
    carry_journey(here)
    found = here.checkout()
    claimed = session.get("claim")
    offer = None
    if here.ref and not claimed:
        offer = here.referrals.offer(here.ref, here.channel)
    return render_template(
        "storefront/checkout.html",
        checkout=found,
        deliveries=_deliveries(here, found),
        sums=_sums(found),
        typed={**HOMES[here.channel], **session.get("typed", {})},
        email=_email(here, found),
        offer=offer,
        claimed=claimed,
    )


def _sums(found: dict[str, Any] | None) -> dict[str, Any]:
    """The prices before the code, and what the code takes off."""
    if not found or not found["lines"]:
        return {}
    currency = found["channel"]["currencyCode"]
    goods = sum(
        line["variant"]["pricing"]["price"]["gross"]["amount"] * line["quantity"]
        for line in found["lines"]
    )
    delivery = found["deliveryMethod"]["price"]["amount"] if found["deliveryMethod"] else 0
    after = found["subtotalPrice"]["gross"]["amount"] + found["shippingPrice"]["gross"]["amount"]
    off = goods + delivery - after
    cards = after - found["totalPrice"]["gross"]["amount"]
    amounts = {"goods": goods, "delivery": delivery, "off": -off, "cards": -cards}
    # Rounded, and without the sign that a nothing may have.
    return {name: {"amount": round(a, 2) or 0, "currency": currency} for name, a in amounts.items()}


def _email(here: Visitor, found: dict[str, Any] | None) -> str:
    known = found["email"] if found else None
    return known or (here.user.email if here.user else "")


def _deliveries(here: Visitor, found: dict[str, Any] | None) -> list[dict[str, Any]]:
    if not found or not found["isShippingRequired"]:
        return []
    rows: list[dict[str, Any]] = here.ask(documents.DELIVERY_OPTIONS, id=found["id"])["deliveries"]
    if found["deliveryMethod"] is None:
        # So that the total on the page is the one that will be paid.
        here.tries(documents.CHOOSE_DELIVERY, id=found["id"], delivery=rows[0]["id"])
        found.update(here.checkout() or {})
    chosen = found["deliveryMethod"]["name"]
    return [{**row, "chosen": row["shippingMethod"]["name"] == chosen} for row in rows]


def lines() -> Response:
    here = visitor()
    _keep(here)
    wanted = [
        {"lineId": name.removeprefix("line:"), "quantity": max(0, int(value))}
        for name, value in request.form.items()
        if name.startswith("line:") and value.isdigit()
    ]
    here.tries(documents.UPDATE_LINES, id=here.checkout_id, lines=wanted)
    return redirect(link("checkout"))


def code() -> Response:
    here = visitor()
    _keep(here)
    here.tries(documents.ADD_CODE, id=here.checkout_id, code=request.form.get("code", ""))
    return redirect(link("checkout"))


def remove_code() -> Response:
    here = visitor()
    _keep(here)
    found = here.checkout()
    if card := request.form.get("card"):
        here.tries(documents.REMOVE_CODE, id=here.checkout_id, card=card)
    elif found and found["voucherCode"]:
        here.tries(documents.REMOVE_CODE, id=found["id"], code=found["voucherCode"])
    return redirect(link("checkout"))


def _keep(here: Visitor) -> bool:
    """Save what stands in the form, whichever button was pressed."""
    session["typed"] = {name: request.form.get(name, "") for name in ADDRESS_FIELDS}
    if here.checkout() is None:
        return False
    kept = True
    if email := request.form.get("email", "").strip():
        kept = bool(here.tries(documents.SET_EMAIL, id=here.checkout_id, email=email))
    if kept and (delivery := request.form.get("delivery")):
        chosen = here.tries(documents.CHOOSE_DELIVERY, id=here.checkout_id, delivery=delivery)
        kept = chosen is not None
    return kept


def place() -> Response:
    here = visitor()
    if not _keep(here):
        return redirect(link("checkout"))
    address = {**session["typed"], "country": HOMES[here.channel]["country"]}
    written = here.tries(documents.SET_BILLING, id=here.checkout_id, address=address)
    written = written and here.tries(documents.SET_SHIPPING, id=here.checkout_id, address=address)
    found = here.checkout()
    if not written or found is None:
        return redirect(link("checkout"))
    if request.form.get("pay") == "now" and found["email"]:
        # What a payment app would report; this shop's only till is here.
        total = found["totalPrice"]["gross"]
        if total["amount"]:
            Staff(here.shop).pays(found["id"], total["amount"], total["currency"])
    completed = here.tries(documents.COMPLETE, id=found["id"])
    if completed is None:
        return redirect(link("checkout"))
    here.keep_checkout(None)
    session.pop("claim", None)
    return redirect(link("order", order_id=completed["order"]["id"]))


def order(order_id: str) -> str:
    here = visitor()
    found = here.ask(documents.ORDER, id=order_id)
    if found is None:
        abort(404)
    for line in found["lines"]:
        line["price"] = _less_its_discounts(line)
    return render_template(
        "storefront/order.html",
        order=found,
        by_cards=_by_gift_cards(found),
        advocate=here.referrals.me(),
    )


def _by_gift_cards(found: dict[str, Any]) -> dict[str, Any]:
    """What gift cards paid: Saleor's total is what they left."""
    total = found["total"]["gross"]
    before = found["subtotal"]["gross"]["amount"] + found["shippingPrice"]["gross"]["amount"]
    return {**total, "amount": round(total["amount"] - before, 2) or 0}


def _less_its_discounts(line: dict[str, Any]) -> dict[str, Any]:
    """What the line came to before anything the whole order got."""
    price = line["undiscountedTotalPrice"]["gross"]
    off = sum(discount["total"]["amount"] for discount in line["discounts"])
    return {**price, "amount": round(price["amount"] - off, 2)}
