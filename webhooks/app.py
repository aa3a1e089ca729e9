"""Our own installation changed: switched off, switched on, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugin.services.shops.change_installation import app_deleted, app_switched
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected
from webhooks.receive import Edge, Family, Payload, Told

EVENTS = {"app_deleted": "AppDeleted", "app_status_changed": "AppStatusChanged"}


def handle(edge: Edge, shop: Shop, told: Told) -> None:
    payload = told.verified_payload()
    app = payload.app
    if not isinstance(app, Mapping) or not app.get("id"):
        raise Rejected(Answer.FIELD_MISSING, "app.id")
    if payload.typename == "AppDeleted":
        app_deleted(edge.ctx, shop, app["id"])
    elif not isinstance(app.get("isActive"), bool):
        raise Rejected(Answer.FIELD_MISSING, "app.isActive")
    else:
        app_switched(edge.ctx, shop, app["id"], _issued_at(payload), active=app["isActive"])


def _issued_at(payload: Payload) -> datetime:
    try:
        return datetime.fromisoformat(payload.issued_at)
    except (TypeError, ValueError) as error:
        raise Rejected(Answer.FIELD_MISSING, "issuedAt") from error


FAMILY = Family(EVENTS, handle)
