"""Those of the staff who see to orders: paid, sent out, taken back, called off."""

from typing import Any

from sandbox import documents
from sandbox.ids import new_uuid
from sandbox.person import Person


class Clerk(Person):
    def marks_paid(self, order_id: str) -> None:
        self.ask(documents.MARK_PAID, id=order_id)

    def fulfils(self, order_id: str) -> None:
        order = self.order(order_id)
        lines = [
            {
                "orderLineId": line["id"],
                "stocks": [
                    {
                        "quantity": line["quantityToFulfill"],
                        "warehouse": self.shop.catalogue.warehouse.id,
                    }
                ],
            }
            for line in order["lines"]
            if line["quantityToFulfill"]
        ]
        self.ask(documents.FULFIL, id=order_id, input={"lines": lines})

    def cancels_fulfilments(self, order_id: str) -> None:
        for row in self.order(order_id)["fulfillments"]:
            if row["status"] != "CANCELED":
                self.ask(documents.CANCEL_FULFILMENT, id=row["id"])

    def cancels(self, order_id: str) -> None:
        self.ask(documents.CANCEL, id=order_id)

    def charges(self, order_id: str, amount: float) -> None:
        """Money comes in by a payment app: first payment or a later one."""
        transactions = self.order(order_id)["transactions"]
        if transactions:
            self.reports(order_id, "CHARGE_SUCCESS", amount)
        else:
            self.pays(order_id, amount, self.order(order_id)["total"]["gross"]["currency"])

    def pays(self, global_id: str, amount: float, currency: str) -> None:
        """A transaction on an order or on a checkout that is about to become one."""
        charged = {"amount": amount, "currency": currency}
        self.ask(
            documents.TRANSACTION,
            id=global_id,
            transaction={"pspReference": new_uuid(), "amountCharged": charged},
        )

    def refunds(self, order_id: str, amount: float | None = None) -> None:
        """Give `amount` back, or all of it, the way it was paid."""
        order = self.order(order_id)
        money = order["totalCharged"]["amount"] if amount is None else amount
        if order["payments"]:
            self.refunds_goods(order_id, {}, money)
        else:
            self.reports(order_id, "REFUND_SUCCESS", money)

    def reports(self, order_id: str, kind: str, amount: float) -> None:
        """What a payment app says of the order's transaction: `CHARGE_BACK`, for one."""
        transaction = self.order(order_id)["transactions"][0]["id"]
        self.ask(documents.REPORT, id=transaction, type=kind, amount=amount, reference=new_uuid())

    def order(self, order_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask(documents.ORDER, id=order_id)
        return found

    def charges_back(self, order_id: str, amount: float | None = None) -> None:
        """The customer's bank takes `amount` back, or all of it."""
        charged = self.order(order_id)["totalCharged"]["amount"]
        self.reports(order_id, "CHARGE_BACK", charged if amount is None else amount)

    def refunds_goods(
        self, order_id: str, pieces: dict[str, int] | None = None, amount: float | None = None
    ) -> None:
        """Pay for `pieces`, by SKU, or for all; in a channel that is paid the older way."""
        goods = self._goods(order_id, pieces, ("FULFILLED", "RETURNED"))
        self.ask(documents.REFUND_GOODS, id=order_id, input={**goods, "amountToRefund": amount})

    def takes_back(
        self, order_id: str, pieces: dict[str, int] | None = None, *, refund: bool = False
    ) -> None:
        """The customer sends `pieces`, by SKU, or all."""
        goods = self._goods(order_id, pieces, ("FULFILLED", "REFUNDED"))
        self.ask(documents.RETURN_GOODS, id=order_id, input={**goods, "refund": refund})

    def _goods(
        self, order_id: str, pieces: dict[str, int] | None, states: tuple[str, ...]
    ) -> dict[str, Any]:
        """First those that were sent out, then those still here."""
        order = self.order(order_id)
        left = dict(pieces) if pieces is not None else None

        def some(line: dict[str, Any], there: int) -> int:
            sku = line["productSku"]
            wanted = there if left is None else min(there, left.get(sku, 0))
            if left is not None:
                left[sku] = left.get(sku, 0) - wanted
            return wanted

        sent = [
            {"fulfillmentLineId": row["id"], "quantity": some(row["orderLine"], row["quantity"])}
            for parcel in order["fulfillments"]
            if parcel["status"] in states
            for row in parcel["lines"]
        ]
        here = [
            {"orderLineId": row["id"], "quantity": some(row, row["quantityToFulfill"])}
            for row in order["lines"]
        ]
        return {
            "fulfillmentLines": [row for row in sent if row["quantity"]],
            "orderLines": [row for row in here if row["quantity"]],
        }
