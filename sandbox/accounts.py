"""People: customers and staff, and who is asking."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.entity import EntityWithMetadata
from sandbox.permissions import Permission

if TYPE_CHECKING:
    from sandbox.apps import App


@dataclass(frozen=True)
class CountryDisplay:
    code: str

    @property
    def country(self) -> str:
        return COUNTRY_NAMES.get(self.code, self.code)


COUNTRY_NAMES = {
    "US": "United States of America",
    "GB": "United Kingdom",
    "DE": "Germany",
    "FR": "France",
    "ES": "Spain",
    "PL": "Poland",
}


@dataclass(kw_only=True, eq=False)
class Address(EntityWithMetadata):
    country: CountryDisplay
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    street_address1: str = ""
    street_address2: str = ""
    city: str = ""
    postal_code: str = ""
    country_area: str = ""
    phone: str | None = None


@dataclass(kw_only=True, eq=False)
class User(EntityWithMetadata):
    email: str
    password_hash: str
    date_joined: datetime
    updated_at: datetime
    first_name: str = ""
    last_name: str = ""
    is_staff: bool = False
    is_active: bool = True
    is_confirmed: bool = True
    language_code: str = "EN"
    permissions: frozenset[Permission] = frozenset()
    addresses: list[Address] = field(default_factory=list)

    @property
    def default_billing_address(self) -> Address | None:
        return self.addresses[0] if self.addresses else None

    @property
    def default_shipping_address(self) -> Address | None:
        return self.default_billing_address


@dataclass(frozen=True)
class Caller:
    """Who a request comes from: nobody, a person, an app, or a person through an app."""

    user: User | None = None
    app: "App | None" = None
    granted: frozenset[Permission] = frozenset()

    def may(self, *any_of: Permission) -> bool:
        return any(permission in self.granted for permission in any_of)

    @property
    def is_staff_or_app(self) -> bool:
        return self.app is not None or (self.user is not None and self.user.is_staff)

    @property
    def principal(self) -> "User | App | None":
        return self.app or self.user


NOBODY = Caller()
