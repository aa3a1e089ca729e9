"""Where the visitor came from: told to the app, and carried on the checkout to the order."""

from flask import request, session

from sandbox.pages.storefront import documents
from sandbox.pages.storefront.visitor import Visitor

JOURNEY_KEY = "referrals.journey"
_UTM = ("source", "medium", "campaign", "content", "term")


def note_visit(here: Visitor) -> None:
    """Report who came by a friend's link, or by another channel; once, not on every page."""
    came_by = {"ref": here.ref, **_utm()} if here.ref else _utm()
    if not came_by or came_by.items() <= session.get("came_by", {}).items():
        return
    noted = here.referrals.visit(
        here.ref or None, here.channel, request.url, _utm(), session.get("journey")
    )
    if noted:
        session["came_by"] = came_by
        session["journey"] = noted["journeyToken"]


def _utm() -> dict[str, str]:
    said = {name: request.args.get(f"utm_{name}", "")[:100] for name in _UTM}
    return {name: text for name, text in said.items() if text}


def carry_journey(here: Visitor) -> None:
    """Write the journey into the checkout, once: a friend who accepts nothing is found by it."""
    journey = session.get("journey")
    if not journey or here.checkout() is None or session.get("on_the_way") == here.checkout_id:
        return
    if here.tries(documents.WRITE, id=here.checkout_id, key=JOURNEY_KEY, value=journey):
        session["on_the_way"] = here.checkout_id
