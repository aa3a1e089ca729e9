"""Webhooks on their way, with Saleor's rules of what is tried again and what is lost."""

import itertools
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import requests

from sandbox.background import Background
from sandbox.events import EventType
from sandbox.webhooks import EventDelivery, EventDeliveryAttempt

USER_AGENT = "Saleor/3.23"
MOST_RETRIES = 5
FIRST_RETRY_SECONDS = 10.0
KEPT_OF_A_RESPONSE = 1024

Arrangement = Callable[[list[EventDelivery]], Iterable[EventDelivery]]


@dataclass(frozen=True)
class Sent:
    """One attempt as a test wants to read it."""

    event: EventType
    app_id: str
    status_code: int | None
    """None: nobody answered."""


class Deliveries:
    def __init__(
        self,
        background: Background,
        clock: Callable[[], datetime],
        retry_scale: float,
        timeout: tuple[float, float],
    ) -> None:
        self.retry_scale = retry_scale
        self.timeout = timeout
        self.log: list[Sent] = []
        self.held: list[EventDelivery] = []
        self._holding = False
        self._background = background
        self._clock = clock
        self._lock = threading.Lock()
        self._attempt_pks = itertools.count(1)

    def enqueue(self, delivery: EventDelivery, api_url: str) -> None:
        with self._lock:
            delivery.webhook.deliveries.append(delivery)
            self.api_url = api_url
            if self._holding:
                self.held.append(delivery)
                return
        self._send_later(delivery, 0)

    def hold(self) -> None:
        """From now on nothing leaves the shop, as if its queue stood still."""
        self._holding = True

    def release(self, arrange: Arrangement = list) -> None:
        """Send what was held: twice, shuffled, without some, as `arrange` says."""
        with self._lock:
            self._holding = False
            held, self.held = self.held, []
        for delivery in arrange(held):
            self._send_later(delivery, 0)

    def _send_later(self, delivery: EventDelivery, retries: int, after: float = 0.0) -> None:
        self._background.submit(lambda: self._attempt(delivery, retries), after)

    def _attempt(self, delivery: EventDelivery, retries: int) -> None:
        app = delivery.webhook.app
        if not app.is_active and not delivery.event_type.reaches_sleeping_apps:
            # What was under way when an app was put to sleep is lost to it.
            delivery.status = "FAILED"
            return
        started = time.monotonic()
        code, answer = self._post(delivery)
        self.log.append(Sent(delivery.event_type, app.id, code))
        succeeded = code is not None and 200 <= code < 300
        delivery.tries.append(
            EventDeliveryAttempt(
                pk=next(self._attempt_pks),
                created_at=self._clock(),
                duration=time.monotonic() - started,
                status="SUCCESS" if succeeded else "FAILED",
                response=answer[:KEPT_OF_A_RESPONSE],
                response_status_code=code,
            )
        )
        self._settle(delivery, code, retries, succeeded)

    def _settle(
        self, delivery: EventDelivery, code: int | None, retries: int, succeeded: bool
    ) -> None:
        final = code is not None and 300 <= code < 500
        if succeeded:
            delivery.status = "SUCCESS"
            with self._lock:
                if delivery in delivery.webhook.deliveries:
                    delivery.webhook.deliveries.remove(delivery)
        elif final or retries >= MOST_RETRIES:
            delivery.status = "FAILED"
        else:
            pause = FIRST_RETRY_SECONDS * 2**retries * self.retry_scale
            self._send_later(delivery, retries + 1, pause)

    def _post(self, delivery: EventDelivery) -> tuple[int | None, str]:
        with requests.Session() as session:
            session.trust_env = False
            try:
                response = session.post(
                    delivery.webhook.target_url,
                    data=delivery.body,
                    headers=self._headers(delivery),
                    timeout=self.timeout,
                    allow_redirects=False,
                )
            except requests.RequestException as error:
                return None, str(error)
            return response.status_code, response.text

    def _headers(self, delivery: EventDelivery) -> dict[str, str]:
        told = {
            "Event": delivery.event_type.value.lower(),
            "Domain": urlsplit(self.api_url).netloc,
            "Signature": delivery.signature,
        }
        return {
            "User-Agent": USER_AGENT,
            "Content-Type": "application/json",
            **{f"Saleor-{name}": value for name, value in told.items()},
            **{f"X-Saleor-{name}": value for name, value in told.items()},
            "Saleor-Api-Url": self.api_url,
            **delivery.webhook.headers,
        }
