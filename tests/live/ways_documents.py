"""What people ask on the ways to an advocate that are no claim by a share link."""

from tests.live.documents import ERRORS

# Of the app.
VISIT = """mutation Visit($word: String, $channel: String!, $utm: UtmInput, $journey: String) {
  visit(word: $word, channel: $channel, utm: $utm, journey: $journey) { recorded journeyToken }
}"""
BE_FOUND = """mutation BeFound($name: String) {
  beFound(name: $name) { ... on BeFound { isFound } ... on Refusal { code message } }
}"""
REFERRER = """query Referrer($name: String!) {
  referrer(name: $name) { ... on Referrer { match token } ... on Refusal { code message } }
}"""
CLAIM_BY_NAME = """mutation ByName($referrer: String!, $channel: String!, $email: String!) {
  claim(referrer: $referrer, channel: $channel, email: $email, consent: true) {
    __typename ... on Claim { code checkoutToken } ... on Refusal { code message }
  }
}"""
ADVOCATES = (
    "query Advocates($word: String!) { advocates(filter: { word: $word }) { nodes { id } } }"
)
LINK = """mutation Link($order: ID!, $advocate: ID!) {
  linkFriend(orderId: $order, advocateId: $advocate, why: "She showed me the chat") {
    __typename ... on FriendLink { id } ... on Refusal { code message }
  }
}"""
UNLINK = """mutation Unlink($id: ID!) {
  unlinkFriend(id: $id, why: "It was somebody else") {
    __typename ... on FriendLink { withdrawnAt } ... on Refusal { code message }
  }
}"""
CLAIM_FOR = """mutation ClaimFor($advocate: ID!, $channel: String!, $email: String!) {
  claimForFriend(
    advocateId: $advocate, channel: $channel, email: $email, why: "Named her on the telephone"
  ) { __typename ... on ClaimedFor { code checkoutToken } ... on Refusal { code message } }
}"""
WHY = "query Why($id: ID!) { why(orderId: $id) { outcome reason } }"
CREDIT = "{ credit { channel orders } }"

# Of the shop.
DRAFT = f"""mutation Draft($input: DraftOrderCreateInput!) {{
  draftOrderCreate(input: $input) {{ order {{ id shippingMethods {{ id }} }} {ERRORS} }}
}}"""
DRAFT_SHIPPING = f"""mutation Shipping($id: ID!, $method: ID!) {{
  orderUpdateShipping(order: $id, input: {{ shippingMethod: $method }}) {{ {ERRORS} }}
}}"""
DRAFT_COMPLETE = f"""mutation Complete($id: ID!) {{
  draftOrderComplete(id: $id) {{
    order {{ id undiscountedTotal {{ gross {{ amount }} }} total {{ gross {{ amount }} }} }}
    {ERRORS}
  }}
}}"""
CHANNEL = "query Channel($slug: String!) { channel(slug: $slug) { id } }"
