"""Vouchers and their codes, with Saleor's rules of who may use one and when it is used up."""

import itertools
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sandbox.accounts import CountryDisplay
from sandbox.catalogue import Category, Channel, Collection, Product, ProductVariant
from sandbox.entity import Entity, EntityWithMetadata
from sandbox.ids import new_uuid
from sandbox.money import Money
from sandbox.refusals import Refused


class VoucherType(StrEnum):
    ENTIRE_ORDER = "ENTIRE_ORDER"
    SHIPPING = "SHIPPING"
    SPECIFIC_PRODUCT = "SPECIFIC_PRODUCT"


class ValueType(StrEnum):
    FIXED = "FIXED"
    PERCENTAGE = "PERCENTAGE"


@dataclass(kw_only=True, eq=False)
class VoucherCode(Entity):
    code: str
    voucher: "Voucher"
    created_at: datetime
    turn: int
    """Counts codes as they come: codes of one call share their time, but not their place."""
    used: int = 0
    is_active: bool = True


@dataclass(kw_only=True, eq=False)
class VoucherChannelListing(Entity):
    channel: Channel
    value: Decimal
    minimum: Decimal | None = None

    @property
    def discount_value(self) -> Decimal:
        return self.value

    @property
    def currency(self) -> str:
        return self.channel.currency_code

    @property
    def min_spent(self) -> Money | None:
        return None if self.minimum is None else Money(self.minimum, self.currency)


@dataclass(kw_only=True, eq=False)
class Voucher(EntityWithMetadata):
    name: str | None
    type: VoucherType
    discount_value_type: ValueType
    start_date: datetime
    end_date: datetime | None = None
    usage_limit: int | None = None
    apply_once_per_order: bool = False
    apply_once_per_customer: bool = False
    single_use: bool = False
    only_for_staff: bool = False
    min_checkout_items_quantity: int | None = None
    countries: list[CountryDisplay] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    variants: list[ProductVariant] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    collections: list[Collection] = field(default_factory=list)
    codes: list[VoucherCode] = field(default_factory=list)
    """Oldest first; the API lists the newest first."""
    listings: dict[str, VoucherChannelListing] = field(default_factory=dict)
    customers: set[str] = field(default_factory=set)
    """E-mails that used it, exactly as written: Saleor does not fold the case."""
    was_used: bool = False

    @property
    def code(self) -> str | None:
        # Saleor answers with the oldest code of the pool, whichever of them the order used.
        return self.codes[0].code if self.codes else None

    @property
    def is_for_lines(self) -> bool:
        """Whether it is about some of the goods, each taken by itself."""
        return self.type is VoucherType.SPECIFIC_PRODUCT or self.apply_once_per_order

    @property
    def is_for_the_order(self) -> bool:
        return self.type is VoucherType.ENTIRE_ORDER and not self.apply_once_per_order

    @property
    def used(self) -> int:
        return sum(code.used for code in self.codes)

    @property
    def channel_listings(self) -> list[VoucherChannelListing]:
        return list(self.listings.values())

    def is_open(self, channel: Channel, now: datetime) -> bool:
        """Whether any code of it is known at all in that channel at that time."""
        if channel.slug not in self.listings or now < self.start_date:
            return False
        if self.end_date is not None and now > self.end_date:
            return False
        return self.usage_limit is None or self.used < self.usage_limit

    def covers(self, variant: ProductVariant) -> bool:
        """Whether it is for these goods; one that names none is for all of them."""
        product = variant.product
        if not (self.variants or self.products or self.categories or self.collections):
            return True
        # A category is taken by itself: what lies in its children is not covered.
        return (
            variant in self.variants
            or product in self.products
            or product.category in self.categories
            or any(collection in self.collections for collection in product.collections)
        )

    def use(self, code: VoucherCode, email: str) -> None:
        """What completing an order does. A cancellation does not undo it."""
        self.was_used = True
        if self.usage_limit is not None:
            code.used += 1
        if self.single_use:
            code.is_active = False
        if self.apply_once_per_customer:
            self.customers.add(email)

    def release(self, code: str, email: str) -> None:
        """What an expired order gives back; a code for one use does not wake up again."""
        for row in self.codes:
            if row.code == code and self.usage_limit is not None:
                row.used = max(row.used - 1, 0)
        self.customers.discard(email)


class VoucherBook:
    """All vouchers of the shop; a code is unique across them and whatever else has codes."""

    def __init__(self, is_taken: Callable[[str], bool] = lambda _code: False) -> None:
        self._is_taken = is_taken
        self.vouchers: dict[int, Voucher] = {}
        self._by_code: dict[str, VoucherCode] = {}
        self._by_code_pk: dict[str, VoucherCode] = {}
        self._turns = itertools.count(1)

    def add_codes(self, voucher: Voucher, codes: Sequence[str], now: datetime) -> list[VoucherCode]:
        """All of `codes` or none, as Saleor does it."""
        cleaned = self._clean(codes)
        added = [
            VoucherCode(
                pk=new_uuid(), code=code, voucher=voucher, created_at=now, turn=next(self._turns)
            )
            for code in cleaned
        ]
        voucher.codes.extend(added)
        for code in added:
            self._by_code[code.code] = code
            self._by_code_pk[str(code.pk)] = code
        return added

    def check_codes(self, codes: Sequence[str]) -> None:
        self._clean(codes)

    def _clean(self, codes: Sequence[str]) -> list[str]:
        stripped = [code.strip() or generated_code() for code in codes]
        twice = [code for code, times in Counter(stripped).items() if times > 1]
        if twice:
            raise Refused(
                "codes",
                "DUPLICATED_INPUT_ITEM",
                "Duplicated promo codes provided.",
                voucherCodes=twice,
            )
        taken = [code for code in stripped if code in self._by_code or self._is_taken(code)]
        if taken:
            raise Refused(
                "codes", "ALREADY_EXISTS", "Promo code already exists.", voucherCodes=taken
            )
        return stripped

    def delete_codes(self, keys: Iterable[str]) -> list[VoucherCode]:
        """Used codes go too; a key nobody knows is passed over in silence."""
        gone = [code for key in keys if (code := self._by_code_pk.pop(key, None))]
        for code in gone:
            del self._by_code[code.code]
            code.voucher.codes.remove(code)
        return gone

    def delete(self, voucher: Voucher) -> None:
        self.delete_codes([str(code.pk) for code in voucher.codes])
        del self.vouchers[int(voucher.pk)]

    def find(self, code: str, channel: Channel, now: datetime) -> VoucherCode | None:
        """The code exactly as written: neither trimmed nor folded to one case."""
        found = self._by_code.get(code)
        if found is None or not found.is_active or not found.voucher.is_open(channel, now):
            return None
        return found

    def named(self, code: str) -> VoucherCode | None:
        return self._by_code.get(code)


def generated_code() -> str:
    word = secrets.token_hex(6).upper()
    return f"{word[:4]}-{word[4:8]}-{word[8:]}"
