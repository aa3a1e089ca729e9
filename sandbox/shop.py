"""The shop itself: all it knows, in memory, and the one way to ask it anything."""

import itertools
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from werkzeug.security import generate_password_hash

from sandbox import engine, little_shop, resolvers
from sandbox.accounts import NOBODY, Caller, User
from sandbox.apps import App, AppInstallation
from sandbox.background import Background
from sandbox.checkouts import Checkout
from sandbox.deliveries import Deliveries
from sandbox.events import EventType, Happening
from sandbox.gift_cards import GiftCards
from sandbox.ids import new_uuid
from sandbox.orders import Order
from sandbox.permissions import EVERY_PERMISSION, Permission
from sandbox.registry import Call
from sandbox.signing import SigningKey
from sandbox.transactions import TransactionItem
from sandbox.vouchers import VoucherBook
from sandbox.webhooks import EventDelivery, Webhook

STAFF_EMAIL = "admin@example.com"
STAFF_PASSWORD = "admin"  # noqa: S105 - the demo's door, written on its mat
# A demo's passwords guard nothing; a slow hash would only slow the tests.
PASSWORD_METHOD = "pbkdf2:sha256:1000"  # noqa: S105

Outage = Literal["503", "drop"]


class Shop:
    """A Saleor of one process.

    `retry_scale` shortens the pauses between webhook retries, `timeout` is (connect, read) in
    seconds for calls to apps. `app_url` is where the storefront asks about referrals, when it is
    not the first app installed. `outage` makes the API answer 503 or hang up. `calls` counts
    operations that came in over HTTP, by name.
    """

    def __init__(
        self,
        *,
        url: str = "http://127.0.0.1:8000",
        key: SigningKey | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        retry_scale: float = 1.0,
        timeout: tuple[float, float] = (2.0, 18.0),
        app_url: str | None = None,
    ) -> None:
        resolvers.load()
        self.url = url
        self._app_url = app_url
        self.name = little_shop.NAME
        self.key = key or SigningKey()
        self.clock = clock
        self.timeout = timeout
        self.lock = threading.RLock()
        self.calls: Counter[str] = Counter()
        self.outage: Outage | None = None
        self.fulfils_unpaid_orders = False
        self.tells_twice_of_metadata = True
        self.background = Background()
        self.deliveries = Deliveries(self.background, clock, retry_scale, timeout)
        self.catalogue = little_shop.little_shop()
        self.gift_cards = GiftCards(clock)
        self.vouchers = VoucherBook(is_taken=lambda code: self.gift_cards.named(code) is not None)
        self.users: dict[int, User] = {}
        self.checkouts: dict[str, Checkout] = {}
        self.orders: dict[str, Order] = {}
        self.transactions: dict[str, TransactionItem] = {}
        self.apps: dict[int, App] = {}
        self.installations: dict[int, AppInstallation] = {}
        self._pks: defaultdict[str, itertools.count[int]] = defaultdict(lambda: itertools.count(1))
        self._mailed_tokens: defaultdict[tuple[str, int], str] = defaultdict(new_uuid)
        self._happenings: list[Happening] = []
        self.add_staff(STAFF_EMAIL, STAFF_PASSWORD)

    @property
    def api_url(self) -> str:
        return f"{self.url}/graphql/"

    @property
    def app_url(self) -> str | None:
        """Where the storefront finds the app's API: as configured, else at the first app."""
        return self._app_url or next(iter(self.app_origins()), None)

    def app_origins(self) -> list[str]:
        urls = (app.app_url or app.manifest_url for app in self.living_apps() if app.is_active)
        return list(dict.fromkeys(origin(url) for url in urls))

    def next_pk(self, kind: str) -> int:
        return next(self._pks[kind])

    def add_user(self, email: str, password: str, **facts: Any) -> User:
        now = self.clock()
        user = User(
            pk=self.next_pk("User"),
            email=email,
            password_hash=generate_password_hash(password, PASSWORD_METHOD),
            date_joined=now,
            updated_at=now,
            **facts,
        )
        self.users[int(user.pk)] = user
        return user

    def add_staff(
        self, email: str, password: str, permissions: Iterable[Permission] = EVERY_PERMISSION
    ) -> User:
        return self.add_user(email, password, is_staff=True, permissions=frozenset(permissions))

    def remove_user(self, user: User) -> None:
        """Their orders stay, with the e-mail and without the account; their gift cards sleep."""
        self.gift_cards.forget(user)
        del self.users[int(user.pk)]
        for order in self.orders.values():
            if order.user is user:
                order.user = None

    def is_customer(self, user: User) -> bool:
        """Whoever is no staff; and staff who bought something."""
        return not user.is_staff or any(order.user is user for order in self.orders.values())

    def deletion_token(self, user: User) -> str:
        """What Saleor would have a mail app send to a customer who wants to leave."""
        return self._mailed_tokens["deletion", int(user.pk)]

    def confirmation_token(self, user: User) -> str:
        """What Saleor would have a mail app send to a customer who registered."""
        return self._mailed_tokens["confirmation", int(user.pk)]

    def customer_leaves(self, email: str) -> None:
        """A customer closed the account by the link in Saleor's mail."""
        with self.lock:
            user = self.user_with_email(email)
            if user is None:
                raise LookupError(email)
            self.remove_user(user)
            self.announce(EventType.ACCOUNT_DELETED, user, user)
            self.dispatch()

    def order_expires(self, order_id: str) -> None:
        """What Saleor's job does to an unconfirmed order nobody began to pay for."""
        with self.lock:
            order = next(order for order in self.orders.values() if order.id == order_id)
            if not order.may_expire:
                raise ValueError(f"Order {order.number} is {order.status} and does not expire")
            order.expire()
            order.updated_at = self.clock()
            self.announce(EventType.ORDER_EXPIRED, order, None)
            self.announce(EventType.ORDER_UPDATED, order, None)
            self.dispatch()

    def user_with_email(self, email: str | None) -> User | None:
        """By e-mail whatever its case, as Saleor looks people up."""
        wanted = (email or "").lower()
        return next((user for user in self.users.values() if user.email.lower() == wanted), None)

    def living_apps(self) -> list[App]:
        return [app for app in self.apps.values() if not app.is_removed]

    def execute(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        *,
        caller: Caller = NOBODY,
        operation: str | None = None,
        count: bool = False,
    ) -> dict[str, Any]:
        """Answer one GraphQL request; apps hear of what it changed once it is done."""
        document = engine.read_document(query)
        with self.lock:
            if count:
                self.calls[engine.operation_named(document, operation)] += 1
            try:
                return engine.run(document, Call(self, caller), variables, operation)
            finally:
                self.dispatch()

    def announce(
        self, event: EventType, subject: object, principal: User | App | None, **beside: object
    ) -> None:
        self._happenings.append(Happening(event, subject, self.clock(), principal, beside))

    def dispatch(self) -> None:
        """Write the payloads of what happened and send them on their way.

        Payloads are written when the request is over, as Saleor's deferred ones are: a CREATED
        may say that the order is paid.
        """
        happenings, self._happenings = self._happenings, []
        for happening in happenings:
            for webhook in self._listeners(happening):
                self._deliver(happening, webhook)

    def _listeners(self, happening: Happening) -> list[Webhook]:
        event, subject = happening.type, happening.subject
        apps = [subject] if isinstance(subject, App) else self.living_apps()
        return [
            webhook
            for app in apps
            if (app.is_active or event.reaches_sleeping_apps)
            and (event.permission is None or event.permission in app.granted)
            for webhook in app.webhooks
            if webhook.is_active and event in webhook.events
        ]

    def _deliver(self, happening: Happening, webhook: Webhook) -> None:
        app = webhook.app
        call = Call(self, Caller(app=app, granted=app.granted))
        body = engine.rendered(webhook.query, resolvers.event_payload(happening, app), call)
        if body is None:
            return
        delivery = EventDelivery(
            pk=self.next_pk("EventDelivery"),
            webhook=webhook,
            event_type=happening.type,
            created_at=self.clock(),
            body=body,
            signature=self.key.detached_signature(body),
        )
        self.deliveries.enqueue(delivery, self.api_url)

    def idle(self, timeout: float = 20.0) -> None:
        """Return once no delivery, retry or installation is under way."""
        self.background.wait_until_idle(timeout)

    def installed(self, installation_id: str, timeout: float = 20.0) -> None:
        """Return once that installation is over, well or badly."""
        pending = (row for row in self.installations.values() if row.id == installation_id)
        row = next(pending, None)
        if row is not None:
            self.background.wait_for(
                lambda: row.status == "FAILED" or row.pk not in self.installations, timeout
            )

    def close(self) -> None:
        self.background.close()


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
