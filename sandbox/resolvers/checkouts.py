"""A customer's checkout: who, where to, what it costs."""

from typing import Any

from sandbox.accounts import Address, CountryDisplay
from sandbox.catalogue import ShippingMethod
from sandbox.checkouts import Checkout
from sandbox.events import EventType
from sandbox.ids import MalformedId, from_global_id, new_uuid, split_global_id, to_global_id
from sandbox.permissions import Permission
from sandbox.refusals import Refused, not_permitted, permission_denied
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import checkout_of
from sandbox.shop import Shop

ADDRESS_FIELDS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "companyName": "company_name",
    "streetAddress1": "street_address1",
    "streetAddress2": "street_address2",
    "city": "city",
    "postalCode": "postal_code",
    "countryArea": "country_area",
    "phone": "phone",
}


@answers("Query.checkout")
def checkout(_source: None, call: Call, id: str | None = None) -> Checkout | None:  # noqa: A002
    return call.shop.checkouts.get(from_global_id(id or "", "Checkout"))


@answers("Mutation.checkoutCreate")
def checkout_create(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    channel = call.shop.catalogue.channel(input.get("channel"))
    if channel is None:
        slug = input.get("channel")
        raise Refused("channel", "NOT_FOUND", f"Channel with '{slug}' slug does not exist.")
    if input.get("privateMetadata") and not call.caller.may(Permission.MANAGE_CHECKOUTS):
        raise Refused("privateMetadata", "INVALID", "Only apps may write private metadata.")
    now = call.shop.clock()
    made = Checkout(
        pk=new_uuid(),
        channel=channel,
        created=now,
        updated_at=now,
        user=call.caller.user,
        email=input.get("email") or (call.caller.user.email if call.caller.user else None),
        language_code=input.get("languageCode") or "EN",
        billing_address=address(call.shop, input.get("billingAddress")),
        shipping_address=address(call.shop, input.get("shippingAddress")),
        metadata=_entries(input.get("metadata")),
        private_metadata=_entries(input.get("privateMetadata")),
    )
    add_lines(call.shop, made, input["lines"])
    call.shop.checkouts[str(made.pk)] = made
    call.tell(EventType.CHECKOUT_CREATED, made)
    return {"checkout": made}


def add_lines(shop: Shop, checkout: Checkout, lines: list[dict[str, Any]]) -> None:
    wanted = []
    for line in lines:
        variant = shop.catalogue.variant(line["variantId"])
        if variant is None or checkout.channel.slug not in variant.prices:
            raise Refused("variantId", "NOT_FOUND", f"Could not resolve: {line['variantId']}")
        if line["quantity"] < 1:
            raise Refused("quantity", "ZERO_QUANTITY", "The quantity should be higher than zero.")
        wanted.append((variant, line["quantity"]))
    for variant, quantity in wanted:
        checkout.put(variant, quantity, new_uuid())


def _entries(rows: list[dict[str, str]] | None) -> dict[str, str]:
    return {row["key"]: row["value"] for row in rows or []}


def address(shop: Shop, input_: dict[str, Any] | None) -> Address | None:
    if input_ is None:
        return None
    given: dict[str, Any] = {
        ours: input_.get(theirs) or "" for theirs, ours in ADDRESS_FIELDS.items()
    }
    country = CountryDisplay(input_.get("country") or "US")
    return Address(pk=shop.next_pk("Address"), country=country, **given)


def updated(call: Call, changed: Checkout, *, recalculated: bool = False) -> dict[str, Any]:
    """Goods, address and delivery make Saleor look at the code again; an e-mail does not."""
    if recalculated:
        changed.drop_dead_code(call.shop.vouchers, call.shop.clock())
    changed.updated_at = call.shop.clock()
    call.tell(EventType.CHECKOUT_UPDATED, changed)
    return {"checkout": changed}


@answers("Mutation.checkoutEmailUpdate")
def email_update(call: Call, email: str, id: str | None = None) -> dict[str, Any]:  # noqa: A002
    found = checkout_of(call.shop, id)
    found.email = email
    return updated(call, found)


@answers("Mutation.checkoutCustomerAttach")
def customer_attach(
    call: Call,
    id: str | None = None,  # noqa: A002
    customer_id: str | None = None,
) -> dict[str, Any]:
    """A guest signed in: the checkout is theirs now, and nobody else's any more."""
    found = checkout_of(call.shop, id)
    user = call.caller.user
    if user is None:
        raise permission_denied(["AUTHENTICATED_APP", "AUTHENTICATED_USER"])
    if customer_id not in {None, user.id}:
        raise permission_denied(["IMPERSONATE_USER"])
    if found.user is not None:
        raise not_permitted()
    found.user, found.email = user, user.email
    return updated(call, found)


@answers("Mutation.checkoutBillingAddressUpdate")
def billing_address_update(
    call: Call,
    billing_address: dict[str, Any],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    found = checkout_of(call.shop, id)
    found.billing_address = address(call.shop, billing_address)
    return updated(call, found)


@answers("Mutation.checkoutShippingAddressUpdate")
def shipping_address_update(
    call: Call,
    shipping_address: dict[str, Any],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    found = checkout_of(call.shop, id)
    found.shipping_address = address(call.shop, shipping_address)
    return updated(call, found, recalculated=True)


@answers("Mutation.deliveryOptionsCalculate")
def delivery_options(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    found = checkout_of(call.shop, id)
    if not found.is_shipping_required:
        return {"deliveries": []}
    return {
        "deliveries": [
            {
                "id": to_global_id("CheckoutDelivery", f"{found.pk}:{method.pk}"),
                "shippingMethod": Offered(method, found),
            }
            for method in call.shop.catalogue.shipping_methods
            if found.channel.slug in method.prices
        ]
    }


class Offered:
    """A shipping method with its price in the checkout's channel."""

    def __init__(self, method: ShippingMethod, where: Checkout) -> None:
        self.id = method.id
        self.name = method.name
        self.active = method.active
        self.price = where.money(method.prices[where.channel.slug])


@answers("Mutation.checkoutDeliveryMethodUpdate")
def delivery_method_update(
    call: Call,
    id: str | None = None,  # noqa: A002
    delivery_method_id: str | None = None,
) -> dict[str, Any]:
    found = checkout_of(call.shop, id)
    kind, key = split_global_id(delivery_method_id or "", "CheckoutDelivery")
    if kind not in {"CheckoutDelivery", "ShippingMethod"}:
        raise MalformedId(f"Invalid ID: {delivery_method_id}. Expected: CheckoutDelivery.")
    methods = {str(method.pk): method for method in call.shop.catalogue.shipping_methods}
    wanted = methods.get(key.rsplit(":", 1)[-1])
    if wanted is None or not found.is_shipping_required:
        raise Refused(
            "deliveryMethodId",
            "DELIVERY_METHOD_NOT_APPLICABLE",
            "This delivery method is not applicable.",
        )
    found.delivery_method = wanted
    return updated(call, found, recalculated=True)
