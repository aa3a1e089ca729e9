"""Staff and customers at work, in the words of a test: `Customer(shop, email).buys(code=…)`.

They use the shop's own API, only without the wire, so that what they do is what it allows.
"""

from collections.abc import Iterable
from typing import Any

from sandbox import documents
from sandbox.accounts import Caller
from sandbox.clerk import Clerk
from sandbox.little_shop import HOMES, USD
from sandbox.person import Person, ShopSaidNo
from sandbox.shop import STAFF_EMAIL, Shop

__all__ = ["Customer", "Person", "ShopSaidNo", "Staff"]


class Staff(Clerk):
    """Whoever may do everything; or `email`, with what that one may."""

    def __init__(self, shop: Shop, email: str = STAFF_EMAIL) -> None:
        user = shop.user_with_email(email)
        if user is None or not user.is_staff:
            raise LookupError(email)
        super().__init__(shop, Caller(user=user, granted=user.permissions))

    def installs(
        self, manifest_url: str, permissions: Iterable[str], name: str = "Referrals"
    ) -> str:
        """Install an app, wait until it is there, give its id; or raise what was wrong."""
        app_input = {
            "appName": name,
            "manifestUrl": manifest_url,
            "permissions": sorted(permissions),
        }
        made = self.ask(documents.INSTALL, input=app_input)["appInstallation"]
        self.shop.installed(made["id"])
        for row in self.ask(documents.INSTALLATIONS):
            if row["id"] == made["id"]:
                raise ShopSaidNo([row])
        edges = self.ask(documents.APPS)["edges"]
        return str(edges[-1]["node"]["id"])

    def removes(self, app_id: str) -> None:
        self.ask(documents.APP_DELETE, id=app_id)

    def deactivates(self, app_id: str) -> None:
        self.ask(documents.APP_DEACTIVATE, id=app_id)

    def activates(self, app_id: str) -> None:
        self.ask(documents.APP_ACTIVATE, id=app_id)

    def sets_up(self, channel: str, **order_settings: Any) -> None:
        """Change what a channel does with its orders."""
        where = self.shop.catalogue.channel(channel)
        if where is None:
            raise LookupError(channel)
        settings = {"orderSettings": order_settings}
        self.ask(documents.CHANNEL_UPDATE, id=where.id, input=settings)

    def makes_a_voucher(
        self,
        codes: Iterable[str],
        value: float = 10,
        channel: str = USD,
        least: float | None = None,
        **fields: Any,
    ) -> str:
        """A voucher with its codes, worth `value` in one channel; percent unless told otherwise."""
        voucher_input = {
            "name": "Voucher",
            "discountValueType": "PERCENTAGE",
            "addCodes": list(codes),
            **fields,
        }
        made = self.ask(documents.VOUCHER_CREATE, input=voucher_input)["voucher"]
        where = self.shop.catalogue.channel(channel)
        if where is None:
            raise LookupError(channel)
        listing = {"channelId": where.id, "discountValue": value, "minAmountSpent": least}
        self.ask(documents.VOUCHER_LIST, id=made["id"], input={"addChannels": [listing]})
        return str(made["id"])

    def makes_a_gift_card(self, amount: float = 20, currency: str = "USD", **fields: Any) -> Any:
        """A card as the API tells it, with its `id` and its `code`."""
        balance = {"amount": amount, "currency": currency}
        card_input = {"isActive": True, "balance": balance, **fields}
        return self.ask(documents.GIFT_CARD_CREATE, input=card_input)["giftCard"]

    def gift_card(self, global_id: str) -> Any:
        return self.ask(documents.GIFT_CARD, id=global_id)


class Customer(Person):
    """A guest with an e-mail, or the account of it once `signs_in` was called."""

    def __init__(self, shop: Shop, email: str, channel: str = USD) -> None:
        super().__init__(shop)
        self.email = email
        self.channel = channel

    def registers(self, password: str = "a long password") -> "Customer":  # noqa: S107
        account = {"email": self.email, "password": password, "channel": self.channel}
        self.ask(documents.REGISTER, input=account)
        return self.signs_in()

    def signs_in(self) -> "Customer":
        user = self.shop.user_with_email(self.email)
        if user is None:
            raise LookupError(self.email)
        self.caller = Caller(user=user, granted=user.permissions)
        return self

    def fills_a_checkout(
        self,
        code: str | None = None,
        metadata: dict[str, str] | None = None,
        sku: str = "morning-blend-2",
        quantity: int = 1,
    ) -> str:
        """A checkout with everything an order needs; gives its id."""
        home = HOMES[self.channel]
        checkout_input = {
            "channel": self.channel,
            "email": self.email,
            "lines": [{"variantId": self._variant(sku), "quantity": quantity}],
            "billingAddress": home,
            "shippingAddress": home,
            "metadata": [{"key": k, "value": v} for k, v in (metadata or {}).items()],
        }
        made = self.ask(documents.CHECKOUT_CREATE, input=checkout_input)["checkout"]
        checkout_id = str(made["id"])
        if made["isShippingRequired"]:
            options = self.ask(documents.DELIVERY_OPTIONS, id=checkout_id)["deliveries"]
            self.ask(documents.CHOOSE_DELIVERY, id=checkout_id, delivery=options[0]["id"])
        if code is not None:
            self.ask(documents.ADD_CODE, id=checkout_id, code=code)
        return checkout_id

    @property
    def user_id(self) -> str:
        user = self.shop.user_with_email(self.email)
        if user is None:
            raise LookupError(self.email)
        return user.id

    def puts_in(self, checkout_id: str, sku: str, quantity: int = 1) -> None:
        line = {"variantId": self._variant(sku), "quantity": quantity}
        self.ask(documents.ADD_LINES, id=checkout_id, lines=[line])

    def buys(
        self,
        code: str | None = None,
        metadata: dict[str, str] | None = None,
        sku: str = "morning-blend-2",
        quantity: int = 1,
        *,
        paid: bool = False,
    ) -> str:
        """An order, paid for before it is placed or not paid at all; gives its id."""
        checkout_id = self.fills_a_checkout(code, metadata, sku, quantity)
        if paid:
            total = self.ask(documents.CHECKOUT, id=checkout_id)["totalPrice"]["gross"]
            Staff(self.shop).pays(checkout_id, total["amount"], total["currency"])
        placed = self.ask(documents.COMPLETE, id=checkout_id)["order"]
        return str(placed["id"])

    def _variant(self, sku: str) -> str:
        variants = (v for p in self.shop.catalogue.products for v in p.variants)
        return next(variant.id for variant in variants if variant.sku == sku)
