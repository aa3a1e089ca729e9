"""Money in and money back, as staff or a payment app report it."""

from decimal import Decimal
from typing import Any

from sandbox.catalogue import MarkAsPaidStrategy
from sandbox.checkouts import Checkout
from sandbox.events import EventType
from sandbox.ids import from_global_id, new_uuid, split_global_id
from sandbox.money import ZERO
from sandbox.orders import Order, OrderStatus
from sandbox.payments import Payment
from sandbox.permissions import Permission
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import checkout_of, order_of
from sandbox.resolvers.orders import MANAGES_ORDERS, touch
from sandbox.transactions import TransactionEvent, TransactionItem

HANDLES_PAYMENTS = [Permission.HANDLE_PAYMENTS]


@answers("Mutation.orderMarkAsPaid", needs=MANAGES_ORDERS)
def order_mark_as_paid(
    call: Call,
    id: str,  # noqa: A002
    transaction_reference: str | None = None,
) -> dict[str, Any]:
    order = order_of(call.shop, id)
    if order.transactions:
        raise Refused(
            "transaction",
            "TRANSACTION_ERROR",
            "Orders with transactions can not be manually marked as paid.",
        )
    if order.payments:
        raise Refused(
            None, "PAYMENT_ERROR", "Orders with payments can not be manually marked as paid."
        )
    strategy = order.channel.order_settings.mark_as_paid_strategy
    if strategy == MarkAsPaidStrategy.PAYMENT_FLOW:
        order.payments.append(_payment(call, order))
    else:
        item = _item(call, order.channel.currency_code, {"pspReference": transaction_reference})
        item.order = order
        order.transactions.append(item)
        _record(call, item, "CHARGE_SUCCESS", order.total_amount, item.psp_reference)
    # Only here: no ORDER_PAID, and the status stays as it was.
    call.tell(EventType.ORDER_FULLY_PAID, order)
    touch(call, order)
    return {"order": order}


def _payment(call: Call, order: Order) -> Payment:
    return Payment(
        pk=call.shop.next_pk("Payment"),
        currency=order.channel.currency_code,
        amount=order.total_amount,
        captured=order.total_amount,
    )


@answers("Mutation.transactionCreate", needs=HANDLES_PAYMENTS)
def transaction_create(
    call: Call,
    id: str,  # noqa: A002
    transaction: dict[str, Any],
) -> dict[str, Any]:
    kind, _ = split_global_id(id, "Order")
    owner: Order | Checkout = (
        checkout_of(call.shop, id) if kind == "Checkout" else order_of(call.shop, id)
    )
    currency = owner.channel.currency_code
    charged = transaction.get("amountCharged")
    if charged and charged["currency"] != currency:
        raise Refused(
            "amountCharged", "INCORRECT_CURRENCY", f"Currency needs to be the same: {currency}"
        )
    item = _item(call, currency, transaction)
    owner.transactions.append(item)
    amount = charged["amount"] if charged else ZERO
    if amount:
        _record(call, item, "CHARGE_SUCCESS", amount, item.psp_reference)
    if isinstance(owner, Order):
        item.order = owner
        _tell_of(call, owner, "CHARGE_SUCCESS" if amount else "INFO")
    else:
        item.checkout = owner
    return {"transaction": item}


def _item(call: Call, currency: str, given: dict[str, Any]) -> TransactionItem:
    item = TransactionItem(
        pk=new_uuid(),
        currency=currency,
        created_at=call.shop.clock(),
        name=given.get("name") or "",
        psp_reference=given.get("pspReference") or "",
        actions=given.get("availableActions") or [],
    )
    call.shop.transactions[str(item.pk)] = item
    return item


@answers("Mutation.transactionEventReport", needs=HANDLES_PAYMENTS)
def transaction_event_report(
    call: Call,
    type: str,  # noqa: A002
    psp_reference: str,
    id: str | None = None,  # noqa: A002
    amount: Decimal | None = None,
    available_actions: list[str] | None = None,
    message: str | None = None,
) -> dict[str, Any]:
    item = call.shop.transactions.get(from_global_id(id or "", "TransactionItem"))
    if item is None:
        raise Refused.missing(id or "")
    if item.knows(type, psp_reference):
        return {"alreadyProcessed": True, "transaction": item}
    event = _record(call, item, type, amount or ZERO, psp_reference, message or "")
    if available_actions is not None:
        item.actions = available_actions
    if item.order is not None:
        _tell_of(call, item.order, type)
    return {"alreadyProcessed": False, "transaction": item, "transactionEvent": event}


def _record(
    call: Call, item: TransactionItem, kind: str, amount: Decimal, reference: str, message: str = ""
) -> TransactionEvent:
    event = TransactionEvent(
        pk=call.shop.next_pk("TransactionEvent"),
        type=kind,
        value=amount,
        currency=item.currency,
        psp_reference=reference,
        created_at=call.shop.clock(),
        message=message,
    )
    item.record(event)
    return event


def _tell_of(call: Call, order: Order, kind: str) -> None:
    """A charge that comes in confirms the order; one that is taken back only changes it."""
    if kind == "CHARGE_SUCCESS":
        confirms = order.channel.order_settings.automatically_confirm_all_new_orders
        if order.status is OrderStatus.UNCONFIRMED and confirms:
            order.status = OrderStatus.UNFULFILLED
        call.tell(EventType.ORDER_PAID, order)
        if order.is_paid:
            call.tell(EventType.ORDER_FULLY_PAID, order)
    if kind == "REFUND_SUCCESS":
        tell_of_refund(call, order)
    if kind in {"CHARGE_SUCCESS", "REFUND_SUCCESS", "CHARGE_BACK", "REFUND_REVERSE"}:
        touch(call, order)


def tell_of_refund(call: Call, order: Order) -> None:
    call.tell(EventType.ORDER_REFUNDED, order)
    if order.refunded >= order.total_amount:
        call.tell(EventType.ORDER_FULLY_REFUNDED, order)


@answers("TransactionItem.order")
def order_of_transaction(item: TransactionItem, _call: Call) -> Order | None:
    return item.order
