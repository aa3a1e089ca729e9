"""Vouchers: made, changed, searched; their codes added and thrown away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sandbox.accounts import CountryDisplay
from sandbox.events import EventType
from sandbox.ids import MalformedId, from_global_id
from sandbox.permissions import Permission
from sandbox.refusals import InternalServerError, Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, connection
from sandbox.resolvers.lookups import voucher_of
from sandbox.shop import Shop
from sandbox.vouchers import ValueType, Voucher, VoucherType

MANAGES_DISCOUNTS = [Permission.MANAGE_DISCOUNTS]

PLAIN_FIELDS = {
    "name": "name",
    "startDate": "start_date",
    "endDate": "end_date",
    "usageLimit": "usage_limit",
    "applyOncePerOrder": "apply_once_per_order",
    "applyOncePerCustomer": "apply_once_per_customer",
    "singleUse": "single_use",
    "onlyForStaff": "only_for_staff",
    "minCheckoutItemsQuantity": "min_checkout_items_quantity",
}

FROZEN_ONCE_USED = {"usageLimit": "usage limit", "singleUse": "single use"}


@answers("Query.voucher", needs=MANAGES_DISCOUNTS)
def voucher(_source: None, call: Call, id: str) -> Voucher | None:  # noqa: A002
    return call.shop.vouchers.vouchers.get(int(from_global_id(id, "Voucher")))


@answers("Query.vouchers", needs=MANAGES_DISCOUNTS)
def vouchers(
    _source: None,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
    sort_by: dict[str, Any] | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    now = call.shop.clock()
    rows = [v for v in call.shop.vouchers.vouchers.values() if _matches(v, filter or {}, now)]
    sort = sort_by or {"field": "NAME", "direction": "ASC"}
    key = _by_name if sort["field"] == "NAME" else _by_start
    return connection("vouchers", rows, key, first, after, descending=sort["direction"] == "DESC")


def _by_name(row: Voucher) -> list[Any]:
    return [row.name or "", row.pk]


def _by_start(row: Voucher) -> list[Any]:
    return [row.start_date.isoformat("T", "microseconds"), row.pk]


def _matches(row: Voucher, wanted: dict[str, Any], now: datetime) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "search": lambda text: _mentions(row, text.lower()),
        "ids": lambda ids: row.id in ids,
        "status": lambda states: _status(row, now) in states,
        "metadata": lambda rows: all(
            m["key"] in row.metadata and m.get("value") in {None, row.metadata[m["key"]]}
            for m in rows
        ),
    }
    return all(tests[name](value) for name, value in wanted.items() if value is not None)


def _mentions(row: Voucher, text: str) -> bool:
    return text in (row.name or "").lower() or any(text in c.code.lower() for c in row.codes)


def _status(row: Voucher, now: datetime) -> str:
    if row.start_date > now:
        return "SCHEDULED"
    return "EXPIRED" if row.end_date and row.end_date < now else "ACTIVE"


@answers("Mutation.voucherCreate", needs=MANAGES_DISCOUNTS)
def voucher_create(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    if input.get("addCodes") is None:
        raise Refused(
            None, "GRAPHQL_ERROR", "At least one of arguments is required: 'code', 'addCodes'."
        )
    now = call.shop.clock()
    made = Voucher(
        pk=0,
        name=None,
        type=VoucherType.ENTIRE_ORDER,
        discount_value_type=ValueType.FIXED,
        start_date=now,
    )
    _apply(call.shop, made, input)
    call.shop.vouchers.check_codes(input["addCodes"])
    made.pk = call.shop.next_pk("Voucher")
    call.shop.vouchers.vouchers[made.pk] = made
    codes = call.shop.vouchers.add_codes(made, input["addCodes"], now)
    call.tell(EventType.VOUCHER_CREATED, made)
    call.tell(EventType.VOUCHER_CODES_CREATED, codes)
    return {"voucher": made}


@answers("Mutation.voucherUpdate", needs=MANAGES_DISCOUNTS)
def voucher_update(
    call: Call,
    id: str,  # noqa: A002
    input: dict[str, Any],  # noqa: A002
) -> dict[str, Any]:
    found = voucher_of(call.shop, id)
    new_codes = input.get("addCodes") or []
    call.shop.vouchers.check_codes(new_codes)
    for name, words in FROZEN_ONCE_USED.items():
        if found.was_used and name in input and input[name] != getattr(found, PLAIN_FIELDS[name]):
            raise Refused(
                name,
                "VOUCHER_ALREADY_USED",
                f"Cannot change {words} setting when any voucher code has already been used.",
            )
    _apply(call.shop, found, input)
    codes = call.shop.vouchers.add_codes(found, new_codes, call.shop.clock())
    if codes:
        call.tell(EventType.VOUCHER_CODES_CREATED, codes)
    if input.keys() - {"addCodes"}:
        call.tell(EventType.VOUCHER_UPDATED, found)
    return {"voucher": found}


def _apply(shop: Shop, found: Voucher, input_: dict[str, Any]) -> None:
    starts = input_.get("startDate") or found.start_date
    ends = input_.get("endDate", found.end_date)
    if ends is not None and ends < starts:
        raise Refused("endDate", "INVALID", "End date cannot be before the start date.")
    for theirs, ours in PLAIN_FIELDS.items():
        if theirs in input_ and not (theirs == "startDate" and input_[theirs] is None):
            setattr(found, ours, input_[theirs])
    if input_.get("type"):
        found.type = VoucherType(input_["type"])
    if input_.get("discountValueType"):
        found.discount_value_type = ValueType(input_["discountValueType"])
    if "countries" in input_:
        found.countries = [CountryDisplay(code) for code in input_["countries"] or []]
    _apply_goods(shop, found, input_)


def _apply_goods(shop: Shop, found: Voucher, input_: dict[str, Any]) -> None:
    catalogue = shop.catalogue
    if (ids := input_.get("products")) is not None:
        found.products = [product for product in catalogue.products if product.id in ids]
    if (ids := input_.get("categories")) is not None:
        found.categories = [category for category in catalogue.categories if category.id in ids]
    if (ids := input_.get("collections")) is not None:
        found.collections = [one for one in catalogue.collections if one.id in ids]
    if (ids := input_.get("variants")) is not None:
        found.variants = [v for p in catalogue.products for v in p.variants if v.id in ids]


@answers("Mutation.voucherDelete", needs=MANAGES_DISCOUNTS)
def voucher_delete(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    found = voucher_of(call.shop, id)
    _delete(call, found)
    return {"voucher": found}


@answers("Mutation.voucherBulkDelete", needs=MANAGES_DISCOUNTS)
def voucher_bulk_delete(call: Call, ids: list[str]) -> dict[str, Any]:
    found = [voucher_of(call.shop, id_) for id_ in dict.fromkeys(ids)]
    for one in found:
        _delete(call, one)
    return {"count": len(found)}


def _delete(call: Call, found: Voucher) -> None:
    call.shop.vouchers.delete(found)
    for order in call.shop.orders.values():
        if order.voucher is found:
            # The order forgets the voucher and keeps the code.
            order.voucher = None
    call.tell(EventType.VOUCHER_DELETED, found)


@answers("Mutation.voucherCodeBulkDelete", needs=MANAGES_DISCOUNTS)
def voucher_code_bulk_delete(call: Call, ids: list[str]) -> dict[str, Any]:
    try:
        keys = [from_global_id(id_, "VoucherCode") for id_ in ids]
    except MalformedId as malformed:
        raise InternalServerError from malformed
    gone = call.shop.vouchers.delete_codes(keys)
    if gone:
        call.tell(EventType.VOUCHER_CODES_DELETED, gone)
    return {"count": len(gone)}
