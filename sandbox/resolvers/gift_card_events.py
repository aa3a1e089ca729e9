"""The history of a gift card, and who may read which part of it."""

from typing import Any

from sandbox.accounts import Caller, User
from sandbox.apps import App
from sandbox.gift_card_events import Assignment, GiftCardEvent
from sandbox.gift_cards import GiftCard
from sandbox.permissions import Permission
from sandbox.refusals import permission_denied
from sandbox.registry import Call, answers

SEES_PEOPLE = (Permission.MANAGE_USERS, Permission.MANAGE_STAFF)
IN_ORDERS = {"USED_IN_ORDER", "REFUNDED_IN_ORDER"}


@answers("GiftCard.events", needs=[Permission.MANAGE_GIFT_CARD, Permission.MANAGE_ORDERS])
def events(
    card: GiftCard,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
) -> list[GiftCardEvent]:
    """Oldest first. Those who manage orders alone see what has to do with orders."""
    wanted = filter or {}
    sees_all = call.caller.may(Permission.MANAGE_GIFT_CARD)
    return [
        event
        for event in card.events
        if (sees_all or event.type in IN_ORDERS)
        and wanted.get("type") in (None, event.type)
        and (not wanted.get("orders") or event.order_id in wanted["orders"])
    ]


@answers("GiftCardEvent.user")
def user(event: GiftCardEvent, call: Call) -> User | None:
    """Even that it was nobody is told only to those who may see people."""
    if not _may_see(call.caller, event.user):
        raise permission_denied([*SEES_PEOPLE, "OWNER"])
    return event.user


@answers("GiftCardEvent.app", "GiftCard.app")
def app(source: GiftCardEvent | GiftCard, call: Call) -> App | None:
    """An app sees itself, and no other."""
    itself = source.app is not None and call.caller.app is source.app
    if not itself and not call.caller.may(Permission.MANAGE_APPS):
        raise permission_denied([Permission.MANAGE_APPS, "OWNER"])
    return source.app


@answers("GiftCardEventAssignment.oldAssignedTo")
def old_assigned_to(assignment: Assignment, call: Call) -> User | None:
    return _person(call, assignment.old_assigned_to)


@answers("GiftCardEventAssignment.currentAssignedTo")
def current_assigned_to(assignment: Assignment, call: Call) -> User | None:
    return _person(call, assignment.current_assigned_to)


def _person(call: Call, person: User | None) -> User | None:
    if person is not None and not _may_see(call.caller, person):
        raise permission_denied([*SEES_PEOPLE, "OWNER"])
    return person


def _may_see(caller: Caller, person: User | None) -> bool:
    return caller.may(*SEES_PEOPLE) or (person is not None and caller.user is person)
