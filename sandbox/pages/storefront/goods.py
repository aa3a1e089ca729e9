"""What there is to buy, and who sent the visitor to look at it."""

import json

from flask import Blueprint, abort, flash, redirect, render_template, request, session
from werkzeug.wrappers import Response

from sandbox.pages.storefront import documents
from sandbox.pages.storefront.visitor import link, visitor


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/", "home", home)
    pages.add_url_rule("/products/<slug>", "product", product)
    pages.add_url_rule("/channel", "channel", change_channel, methods=["POST"])
    pages.add_url_rule("/claim", "claim", claim, methods=["POST"])


def home() -> str:
    here = visitor()
    rows = here.ask(documents.PRODUCTS, channel=here.channel)["edges"]
    offer = None
    if here.ref:
        if session.get("visited") != here.ref:
            here.referrals.visit(here.ref, here.channel, request.url)
            session["visited"] = here.ref
        offer = here.referrals.offer(here.ref, here.channel)
    return render_template(
        "storefront/home.html",
        products=[row["node"] for row in rows],
        offer=offer,
        claimed=session.get("claim"),
    )


def product(slug: str) -> str:
    here = visitor()
    found = here.ask(documents.PRODUCT, slug=slug, channel=here.channel)
    if found is None:
        abort(404)
    blocks = json.loads(found["description"])["blocks"]
    return render_template(
        "storefront/product.html",
        product=found,
        paragraphs=[block["data"]["text"] for block in blocks],
    )


def change_channel() -> Response:
    wanted = request.form.get("channel", "")
    if visitor().shop.catalogue.channel(wanted):
        session["channel"] = wanted
        # A code is worth something in its own channel only.
        session.pop("claim", None)
    return redirect(link("home"))


def claim() -> Response:
    """The friend accepts: the code waits beside the basket until there is a checkout."""
    here = visitor()
    typed = request.form.get("email", "").strip() or None
    email = here.user.email if here.user else typed
    answer = here.referrals.claim(here.ref, here.channel, email)
    if answer is None:
        flash("That did not work just now. Your basket is safe; please try again.", "problem")
    elif answer["__typename"] == "Refusal":
        flash(answer["message"], "problem")
    else:
        session["claim"] = {
            "code": answer["code"],
            "token": answer["checkoutToken"],
            "text": answer["discount"]["text"],
            "email": email,
        }
    return redirect(link("checkout" if request.form.get("then") == "checkout" else "home"))
