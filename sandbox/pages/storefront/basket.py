"""The basket, which is a checkout from its first piece on."""

from flask import Blueprint, flash, redirect, request, session
from werkzeug.wrappers import Response

from sandbox.pages.storefront import documents
from sandbox.pages.storefront.journey import carry_journey
from sandbox.pages.storefront.visitor import Visitor, link, visitor

TOKEN_KEY = "referrals.token"  # noqa: S105 - the metadata key the app reads


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/basket", "put", put, methods=["POST"])


def put() -> Response:
    here = visitor()
    try:
        quantity = int(request.form.get("quantity", "1"))
    except ValueError:
        quantity = 1
    line = {"variantId": request.form.get("variant", ""), "quantity": quantity}
    if here.checkout() is not None:
        here.tries(documents.ADD_LINES, id=here.checkout_id, lines=[line])
    else:
        new = {
            "channel": here.channel,
            "lines": [line],
            "languageCode": here.locale.upper(),
        }
        made = here.ask(documents.NEW_CHECKOUT, input=new)["checkout"]
        here.keep_checkout(made["id"])
    carry_claim(here)
    carry_journey(here)
    return redirect(link("checkout"))


def carry_claim(here: Visitor) -> None:
    """Write a claimed code and its token into the checkout, once."""
    claim = session.get("claim")
    if not claim or here.checkout() is None or claim.get("carried") == here.checkout_id:
        return
    session["claim"] = {**claim, "carried": here.checkout_id}
    # The e-mail first: a code for one friend is held against it.
    if claim["email"]:
        here.tries(documents.SET_EMAIL, id=here.checkout_id, email=claim["email"])
    here.tries(documents.WRITE, id=here.checkout_id, key=TOKEN_KEY, value=claim["token"])
    if here.tries(documents.ADD_CODE, id=here.checkout_id, code=claim["code"]):
        flash(f"Your friend's gift is in: {claim['text']}.", "good")
