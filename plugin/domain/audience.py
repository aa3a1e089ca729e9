"""Who takes part: who may be referred, and who may refer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plugin.domain.goods import check_countries
from plugin.domain.money import Money
from plugin.domain.part import part, within
from plugin.domain.terms import check_money


class Who(StrEnum):
    """Who may be referred. new: never bought. lapsed: has not bought for some months."""

    NEW = "new"
    LAPSED = "lapsed"
    ANYONE = "anyone"


@part
class Friends:
    """Who may be referred. allowed_only: nobody but those on the program's list."""

    who: Who = Who.NEW
    lapsed_months: int = 12
    allowed_only: bool = False

    def __post_init__(self) -> None:
        within("lapsed_months", self.lapsed_months, 1, 120)


@part
class Advocates:
    """Who may refer. All that is said must hold; nothing said lets everybody.

    min_orders: 0 lets people refer who have not bought (presale), 1 those who have (after-sale).
    min_spent: by currency, over all kept orders. flag: a key in the customer's metadata, set to
    anything that does not say no; what only the shop may set is private metadata.
    invited_only: nobody but those on the program's list.
    """

    min_orders: int = 0
    min_spent: Mapping[str, Decimal] | None = None
    last_order_days: int | None = None
    countries: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    flag: str | None = None
    signed_up_before: date | None = None
    invited_only: bool = False

    def __post_init__(self) -> None:
        within("min_orders", self.min_orders, 0, 1000)
        for currency, amount in (self.min_spent or {}).items():
            check_money(Money(amount, currency))
        if self.last_order_days is not None:
            within("last_order_days", self.last_order_days, 1, 3650)
        check_countries(self.countries)
