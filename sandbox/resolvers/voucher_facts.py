"""What a voucher is good for, page by page."""

from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, by_pk, connection
from sandbox.resolvers.vouchers import MANAGES_DISCOUNTS
from sandbox.vouchers import Voucher


@answers("Voucher.codes")
def codes(
    source: Voucher, _call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    return connection("codes", source.codes, lambda c: [c.turn], first, after, descending=True)


@answers("Voucher.products", needs=MANAGES_DISCOUNTS)
def products(
    source: Voucher, _call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    return connection("products", source.products, by_pk, first, after)


@answers("Voucher.variants", needs=MANAGES_DISCOUNTS)
def variants(
    source: Voucher, _call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    return connection("variants", source.variants, by_pk, first, after)


@answers("Voucher.categories", needs=MANAGES_DISCOUNTS)
def categories(
    source: Voucher, _call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    return connection("categories", source.categories, by_pk, first, after)


@answers("Voucher.collections", needs=MANAGES_DISCOUNTS)
def collections(
    source: Voucher, _call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    return connection("collections", source.collections, by_pk, first, after)
