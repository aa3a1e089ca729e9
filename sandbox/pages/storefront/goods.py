"""What there is to buy, and who sent the visitor to look at it."""

import json
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, session
from werkzeug.wrappers import Response

from sandbox.pages.storefront import documents
from sandbox.pages.storefront.journey import note_visit
from sandbox.pages.storefront.visitor import Visitor, link, visitor


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/", "home", home)
    pages.add_url_rule("/categories/<slug>", "category", category)
    pages.add_url_rule("/products/<slug>", "product", product)
    pages.add_url_rule("/channel", "channel", change_channel, methods=["POST"])
    pages.add_url_rule("/claim", "claim", claim, methods=["POST"])


def home() -> str:
    here = visitor()
    note_visit(here)
    offer = None
    if here.ref:
        offer = here.referrals.offer(here.ref, here.channel)
    return render_template(
        "storefront/home.html",
        products=_products(here),
        categories=_inside(here, None),
        offer=offer,
        claimed=session.get("claim"),
    )


def category(slug: str) -> str:
    here = visitor()
    found = next((row for row in _categories(here) if row["slug"] == slug), None)
    if found is None:
        abort(404)
    return render_template(
        "storefront/category.html",
        category=found,
        categories=_inside(here, slug),
        products=[row for row in _products(here) if slug in _way_to(row["category"])],
    )


def _products(here: Visitor) -> list[dict[str, Any]]:
    return _nodes(here.ask(documents.PRODUCTS, channel=here.channel))


def _categories(here: Visitor) -> list[dict[str, Any]]:
    return _nodes(here.ask(documents.CATEGORIES))


def _inside(here: Visitor, slug: str | None) -> list[dict[str, Any]]:
    """The categories right under one of them; those under none for no slug."""
    return [row for row in _categories(here) if (row["parent"] or {}).get("slug") == slug]


def _way_to(category: dict[str, Any]) -> list[str]:
    return [row["slug"] for row in [*_nodes(category["ancestors"]), category]]


def _nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


def product(slug: str) -> str:
    here = visitor()
    found = here.ask(documents.PRODUCT, slug=slug, channel=here.channel)
    if found is None:
        abort(404)
    note_visit(here)
    blocks = json.loads(found["description"])["blocks"]
    return render_template(
        "storefront/product.html",
        product=found,
        ancestors=_nodes(found["category"]["ancestors"]),
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
    answer = here.referrals.claim(here.ref, here.channel, email, request.form.get("consent"))
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
