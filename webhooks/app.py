"""Our own installation changed: switched off, switched on, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plugin.services.change_installation import app_deleted, app_switched
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected
from webhooks.receive import Edge, Family

EVENTS = {"app_deleted": "AppDeleted", "app_status_changed": "AppStatusChanged"}


def handle(edge: Edge, shop: Shop, payload: Mapping[str, Any]) -> None:
    app = payload.get("app")
    if not isinstance(app, Mapping) or not app.get("id"):
        raise Rejected(Answer.FIELD_MISSING, "app.id")
    if payload["__typename"] == "AppDeleted":
        app_deleted(edge.ctx, shop, app["id"])
    elif not isinstance(app.get("isActive"), bool):
        raise Rejected(Answer.FIELD_MISSING, "app.isActive")
    else:
        app_switched(edge.ctx, shop, app["id"], _issued_at(payload), active=app["isActive"])


def _issued_at(payload: Mapping[str, Any]) -> datetime:
    try:
        return datetime.fromisoformat(payload["issuedAt"])
    except (KeyError, TypeError, ValueError) as error:
        raise Rejected(Answer.FIELD_MISSING, "issuedAt") from error


FAMILY = Family(EVENTS, handle)
