"""What the sandbox's own people ask the shop's API."""

ERRORS = "errors { field code message }"

INSTALL = f"""mutation Install($input: AppInstallInput!) {{
  appInstall(input: $input) {{ appInstallation {{ id }} {ERRORS} }}
}}"""

INSTALLATIONS = "query Installations { appsInstallations { id appName status message } }"

APPS = "query Apps { apps(first: 100) { edges { node { id name } } } }"

APP_DELETE = f"mutation Remove($id: ID!) {{ appDelete(id: $id) {{ {ERRORS} }} }}"
APP_ACTIVATE = f"mutation Activate($id: ID!) {{ appActivate(id: $id) {{ {ERRORS} }} }}"
APP_DEACTIVATE = f"mutation Deactivate($id: ID!) {{ appDeactivate(id: $id) {{ {ERRORS} }} }}"

REGISTER = f"""mutation Register($input: AccountRegisterInput!) {{
  accountRegister(input: $input) {{ user {{ email }} {ERRORS} }}
}}"""

CHECKOUT_CREATE = f"""mutation NewCheckout($input: CheckoutCreateInput!) {{
  checkoutCreate(input: $input) {{ checkout {{ id isShippingRequired }} {ERRORS} }}
}}"""

ADD_LINES = f"""mutation Put($id: ID!, $lines: [CheckoutLineInput!]!) {{
  checkoutLinesAdd(id: $id, lines: $lines) {{ {ERRORS} }}
}}"""

CHANNEL_UPDATE = f"""mutation SetUp($id: ID!, $input: ChannelUpdateInput!) {{
  channelUpdate(id: $id, input: $input) {{ {ERRORS} }}
}}"""

DELIVERY_OPTIONS = f"""mutation DeliveryOptions($id: ID!) {{
  deliveryOptionsCalculate(id: $id) {{
    deliveries {{ id shippingMethod {{ name price {{ amount currency }} }} }} {ERRORS}
  }}
}}"""

CHOOSE_DELIVERY = f"""mutation ChooseDelivery($id: ID!, $delivery: ID!) {{
  checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $delivery) {{ {ERRORS} }}
}}"""

ADD_CODE = f"""mutation AddCode($id: ID!, $code: String!) {{
  checkoutAddPromoCode(id: $id, promoCode: $code) {{ {ERRORS} }}
}}"""

CHECKOUT = """query OneCheckout($id: ID!) {
  checkout(id: $id) {
    id email isShippingRequired quantity voucherCode discountName
    channel { slug currencyCode }
    lines {
      id quantity
      variant {
        name sku product { name slug }
        pricing { onSale price { gross { amount currency } } }
      }
      undiscountedUnitPrice { amount currency }
    }
    deliveryMethod { ... on ShippingMethod { id name price { amount } } }
    discount { amount currency }
    giftCards { id last4CodeChars currentBalance { amount currency } }
    subtotalPrice { gross { amount currency } }
    shippingPrice { gross { amount currency } }
    totalPrice { gross { amount currency } }
    metadata { key value }
  }
}"""

COMPLETE = f"""mutation Complete($id: ID!) {{
  checkoutComplete(id: $id) {{ order {{ id number }} {ERRORS} }}
}}"""

MARK_PAID = f"mutation MarkPaid($id: ID!) {{ orderMarkAsPaid(id: $id) {{ {ERRORS} }} }}"

FULFIL = f"""mutation Fulfil($id: ID!, $input: OrderFulfillInput!) {{
  orderFulfill(order: $id, input: $input) {{ {ERRORS} }}
}}"""

CANCEL_FULFILMENT = f"""mutation CancelFulfilment($id: ID!) {{
  orderFulfillmentCancel(id: $id) {{ {ERRORS} }}
}}"""

REFUND_GOODS = f"""mutation RefundGoods($id: ID!, $input: OrderRefundProductsInput!) {{
  orderFulfillmentRefundProducts(order: $id, input: $input) {{ {ERRORS} }}
}}"""

RETURN_GOODS = f"""mutation ReturnGoods($id: ID!, $input: OrderReturnProductsInput!) {{
  orderFulfillmentReturnProducts(order: $id, input: $input) {{ {ERRORS} }}
}}"""

CANCEL = f"mutation Cancel($id: ID!) {{ orderCancel(id: $id) {{ {ERRORS} }} }}"

TRANSACTION = f"""mutation Pay($id: ID!, $transaction: TransactionCreateInput!) {{
  transactionCreate(id: $id, transaction: $transaction) {{ transaction {{ id }} {ERRORS} }}
}}"""

REPORT = f"""mutation Report(
  $id: ID!, $type: TransactionEventTypeEnum!, $amount: PositiveDecimal!, $reference: String!
) {{
  transactionEventReport(id: $id, type: $type, amount: $amount, pspReference: $reference) {{
    alreadyProcessed {ERRORS}
  }}
}}"""

ORDER = """query OneOrder($id: ID!) {
  order(id: $id) {
    id number created updatedAt status isPaid chargeStatus paymentStatus
    userEmail user { id email } channel { slug } voucherCode actions
    metadata { key value }
    discounts { type name amount { amount currency } }
    giftCards { id last4CodeChars }
    lines {
      id productName variantName productSku quantity quantityToFulfill
      totalPrice { gross { amount currency } }
    }
    fulfillments { id status lines { id quantity orderLine { id productSku } } }
    transactions { id chargedAmount { amount } refundedAmount { amount } }
    payments { id }
    subtotal { gross { amount currency } }
    shippingPrice { gross { amount currency } }
    total { gross { amount currency } }
    undiscountedTotal { gross { amount currency } }
    totalCharged { amount currency }
    totalRefunded { amount currency }
  }
}"""

VOUCHER_CREATE = f"""mutation NewVoucher($input: VoucherInput!) {{
  voucherCreate(input: $input) {{ voucher {{ id }} {ERRORS} }}
}}"""

VOUCHER_LIST = f"""mutation ListVoucher($id: ID!, $input: VoucherChannelListingInput!) {{
  voucherChannelListingUpdate(id: $id, input: $input) {{ {ERRORS} }}
}}"""

GIFT_CARD_FACTS = """
  id code last4CodeChars isActive expiryDate lastUsedOn
  initialBalance { amount currency } currentBalance { amount currency }
  assignedToEmail usedByEmail tags { name } metadata { key value } privateMetadata { key value }
"""

GIFT_CARD = f"query OneGiftCard($id: ID!) {{ giftCard(id: $id) {{ {GIFT_CARD_FACTS} }} }}"

GIFT_CARD_CREATE = f"""mutation NewGiftCard($input: GiftCardCreateInput!) {{
  giftCardCreate(input: $input) {{ giftCard {{ {GIFT_CARD_FACTS} }} {ERRORS} }}
}}"""
