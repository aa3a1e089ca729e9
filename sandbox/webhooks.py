"""Webhooks and what became of each delivery."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.entity import Entity
from sandbox.events import EventType

if TYPE_CHECKING:
    from sandbox.apps import App


@dataclass(kw_only=True, eq=False)
class Webhook(Entity):
    app: "App"
    name: str
    target_url: str
    query: str
    events: list[EventType]
    is_active: bool = True
    headers: dict[str, str] = field(default_factory=dict)
    deliveries: list["EventDelivery"] = field(default_factory=list)
    """Those under way and those that failed; what arrived is forgotten."""

    @property
    def subscription_query(self) -> str:
        return self.query

    @property
    def async_events(self) -> list[dict[str, str]]:
        return [
            {"eventType": event.value, "name": event.value.replace("_", " ").capitalize()}
            for event in self.events
        ]


@dataclass(kw_only=True, eq=False)
class EventDeliveryAttempt(Entity):
    created_at: datetime
    duration: float
    status: str
    response: str | None = None
    response_status_code: int | None = None


@dataclass(kw_only=True, eq=False)
class EventDelivery(Entity):
    webhook: Webhook
    event_type: EventType
    created_at: datetime
    body: bytes
    signature: str
    status: str = "PENDING"
    tries: list[EventDeliveryAttempt] = field(default_factory=list)

    @property
    def payload(self) -> str:
        return self.body.decode()
