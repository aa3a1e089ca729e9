"""What the storefront asks: the shop's API, and the app's."""

from sandbox.documents import (
    ADD_CODE,
    ADD_LINES,
    CHECKOUT,
    CHOOSE_DELIVERY,
    COMPLETE,
    DELIVERY_OPTIONS,
)

__all__ = ["ADD_CODE", "ADD_LINES", "CHECKOUT", "CHOOSE_DELIVERY", "COMPLETE", "DELIVERY_OPTIONS"]

ERRORS = "errors { field code message }"

WAY = "ancestors(first: 10) { edges { node { name slug } } }"

CATEGORIES = """query Categories {
  categories(first: 50) { edges { node { name slug parent { name slug } } } }
}"""

PRODUCTS = f"""query Goods($channel: String!) {{
  products(first: 50, channel: $channel) {{ edges {{ node {{
    name slug category {{ name slug {WAY} }}
    pricing {{
      onSale
      priceRange {{ start {{ gross {{ amount currency }} }} stop {{ gross {{ amount }} }} }}
      priceRangeUndiscounted {{ start {{ gross {{ amount currency }} }} }}
    }}
  }} }} }}
}}"""

PRODUCT = f"""query OneProduct($slug: String!, $channel: String!) {{
  product(slug: $slug, channel: $channel) {{
    name slug description category {{ name slug {WAY} }}
    productType {{ isShippingRequired }}
    variants {{ id name pricing {{
      onSale
      price {{ gross {{ amount currency }} }}
      priceUndiscounted {{ gross {{ amount currency }} }}
    }} }}
  }}
}}"""

NEW_CHECKOUT = f"""mutation NewBasket($input: CheckoutCreateInput!) {{
  checkoutCreate(input: $input) {{ checkout {{ id }} {ERRORS} }}
}}"""

UPDATE_LINES = f"""mutation Change($id: ID!, $lines: [CheckoutLineUpdateInput!]!) {{
  checkoutLinesUpdate(id: $id, lines: $lines) {{ {ERRORS} }}
}}"""

REMOVE_CODE = f"""mutation RemoveCode($id: ID!, $code: String, $card: ID) {{
  checkoutRemovePromoCode(id: $id, promoCode: $code, promoCodeId: $card) {{ {ERRORS} }}
}}"""

ATTACH = f"mutation Attach($id: ID!) {{ checkoutCustomerAttach(id: $id) {{ {ERRORS} }} }}"

LEAVE = f"mutation Leave($token: String!) {{ accountDelete(token: $token) {{ {ERRORS} }} }}"

SET_EMAIL = f"""mutation SetEmail($id: ID!, $email: String!) {{
  checkoutEmailUpdate(id: $id, email: $email) {{ {ERRORS} }}
}}"""

SET_BILLING = f"""mutation SetBilling($id: ID!, $address: AddressInput!) {{
  checkoutBillingAddressUpdate(id: $id, billingAddress: $address) {{ {ERRORS} }}
}}"""

SET_SHIPPING = f"""mutation SetShipping($id: ID!, $address: AddressInput!) {{
  checkoutShippingAddressUpdate(id: $id, shippingAddress: $address) {{ {ERRORS} }}
}}"""

WRITE = f"""mutation Write($id: ID!, $key: String!, $value: String!) {{
  updateMetadata(id: $id, input: [{{ key: $key, value: $value }}]) {{ {ERRORS} }}
}}"""

ORDER = """query Placed($id: ID!) {
  order(id: $id) {
    id number userEmail isPaid voucherCode
    lines {
      productName variantName quantity
      undiscountedTotalPrice { gross { amount currency } }
      discounts { total { amount } }
    }
    discounts { name amount { amount currency } }
    giftCards { last4CodeChars }
    undiscountedShippingPrice { amount currency }
    subtotal { gross { amount } }
    shippingPrice { gross { amount } }
    total { gross { amount currency } }
  }
}"""

MY_ORDERS = """query MyOrders {
  me { orders(first: 20) { edges { node {
    id number created status isPaid total { gross { amount currency } }
  } } } }
}"""

LOGIN = f"""mutation Login($email: String!, $password: String!) {{
  tokenCreate(email: $email, password: $password) {{ token {ERRORS} }}
}}"""

REGISTER = f"""mutation Register($input: AccountRegisterInput!) {{
  accountRegister(input: $input) {{ user {{ email }} {ERRORS} }}
}}"""

# Of the app: POST {app}/graphql/storefront.

OFFER = """query Offer($word: String!, $channel: String!, $locale: String) {
  offer(word: $word, channel: $channel, locale: $locale) {
    advocateName friendReward { text } disclosure consent { id text }
  }
}"""

VISIT = """mutation Visit(
  $word: String, $channel: String!, $url: String, $utm: UtmInput, $journey: String
) {
  visit(word: $word, channel: $channel, landingUrl: $url, utm: $utm, journey: $journey) {
    journeyToken
  }
}"""

CLAIM = """mutation Claim(
  $word: String!, $channel: String!, $email: String, $locale: String
  $consent: Boolean!, $consentText: ID
) {
  claim(
    word: $word, channel: $channel, email: $email, locale: $locale
    consent: $consent, consentText: $consentText
  ) {
    __typename
    ... on Claim { code checkoutToken expiresAt discount { text } }
    ... on Refusal { code message }
  }
}"""

ME = """query Me($locale: String) {
  me(locale: $locale) {
    __typename
    ... on Advocate {
      word shareUrl
      friends { since status why }
      rewards { id state terms { kind text } left unit code expiresAt dueAt why }
      points { program points at }
    }
    ... on Refusal { code message }
  }
}"""

JOIN = """mutation Join($email: String!) {
  join(email: $email) { __typename ... on Refusal { code message } }
}"""

APP_DOCUMENTS = (OFFER, VISIT, CLAIM, ME, JOIN)
