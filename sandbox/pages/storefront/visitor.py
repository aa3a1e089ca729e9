"""Who is looking at the shop, in which channel, sent by whom."""

from typing import Any

from flask import Request, flash, g, session, url_for

from sandbox import tokens
from sandbox.accounts import NOBODY, Caller, User
from sandbox.little_shop import PLN, USD
from sandbox.pages.storefront import documents
from sandbox.pages.storefront.referral_app import ReferralApp
from sandbox.people import Person, ShopSaidNo
from sandbox.shop import Shop

LOCALES = {USD: "en", PLN: "pl"}


class Visitor(Person):
    def __init__(self, shop: Shop, request: Request) -> None:
        self.user = _signed_in(shop)
        caller = Caller(user=self.user, granted=self.user.permissions) if self.user else NOBODY
        super().__init__(shop, caller)
        slug = session.get("channel", USD)
        self.channel: str = slug if shop.catalogue.channel(slug) else USD
        # Who sent the friend travels in every link and form, so that no cookie has to hold it.
        self.ref: str = request.values.get("ref", "").strip()[:100]
        self._request = request

    @property
    def locale(self) -> str:
        return LOCALES[self.channel]

    @property
    def token(self) -> str | None:
        return tokens.access_token(self.shop, self.user) if self.user else None

    @property
    def referrals(self) -> ReferralApp:
        return ReferralApp(
            self.shop.app_url, self.shop.api_url, self.token, self.locale, _passed_on(self._request)
        )

    @property
    def checkout_id(self) -> str | None:
        found: str | None = session.get("checkouts", {}).get(self.channel)
        return found

    def keep_checkout(self, checkout_id: str | None) -> None:
        session["checkouts"] = {**session.get("checkouts", {}), self.channel: checkout_id}

    def checkout(self) -> dict[str, Any] | None:
        """The basket on its way to an order, if there is one still."""
        if self.checkout_id is None:
            return None
        found: dict[str, Any] | None = self.ask(documents.CHECKOUT, id=self.checkout_id)
        return found

    @property
    def pieces(self) -> int:
        checkout = self.checkout()
        return checkout["quantity"] if checkout else 0

    def tries(self, document: str, **variables: Any) -> dict[str, Any] | None:
        """Ask for a change; if the shop refuses it, say so on the page and give nothing."""
        try:
            answer: dict[str, Any] = self.ask(document, **variables)
        except ShopSaidNo as refused:
            flash(str(refused), "problem")
            return None
        return answer


def _passed_on(request: Request) -> dict[str, str]:
    """Whose browser it is: without this, all customers would look like this one server."""
    said = {name: request.headers.get(name, "") for name in ("User-Agent", "Accept-Language")}
    return {**said, "X-Forwarded-For": request.remote_addr or ""}


def _signed_in(shop: Shop) -> User | None:
    user_id = session.get("user")
    user = shop.users.get(user_id) if isinstance(user_id, int) else None
    return user if user and user.is_active else None


def visitor() -> Visitor:
    found: Visitor = g.visitor
    return found


def link(endpoint: str, **values: Any) -> str:
    """The way to another page of the shop, with whoever sent the friend."""
    return url_for(f"storefront.{endpoint}", **values, ref=visitor().ref or None)
