"""What the people of the story ask the shop, and the app's two doors."""

LOG_IN = """mutation LogIn($email: String!, $password: String!) {
  tokenCreate(email: $email, password: $password) { token errors { field code message } }
}"""
APPS = "query AppsByManifest { apps(first: 100) { edges { node { id manifestUrl } } } }"
APP_TOKEN = "query AppToken($id: ID!) { app(id: $id) { accessToken } }"  # noqa: S105 - a query
IN_STOCK = """query InStock($channel: String!) {
  products(first: 50, channel: $channel, filter: { stockAvailability: IN_STOCK }) {
    edges {
      node {
        variants { id quantityAvailable pricing { price { gross { amount } } } }
      }
    }
  }
}"""

SHOP = "{ shop { missingPermissions imports { kind state done total } } }"
PROGRAMS = "{ programs { id name state } }"
STOREFRONT = """mutation Storefront($url: String!) {
  setStorefront(url: $url) { __typename ... on Refusal { code message } }
}"""
SAVE = """mutation Save($id: ID!, $promise: JSON!) {
  saveProgram(id: $id, promise: $promise) { __typename ... on Refusal { code message } }
}"""
ACTIVATE = """mutation Activate($id: ID!) {
  activateProgram(id: $id) { __typename ... on Refusal { code message } }
}"""
WHY = "query Why($id: ID!) { why(orderId: $id) { outcome sentence trace { rule passed } } }"
WATCH = """mutation Watch($entries: [String!]!) {
  watchPeople(list: STAFF, entries: $entries) { __typename ... on Refusal { code message } }
}"""
REFERRALS = """query Referrals($filter: ReferralFilter) {
  referrals(filter: $filter) { nodes { id state } }
}"""
ME = """{ me {
  ... on Refusal { code message }
  ... on Advocate {
    word shareUrl
    friends { status why }
    rewards { id state code why left unit terms { kind text } }
    points { points at }
  }
} }"""
OFFER = """query Offer($word: String!, $channel: String!) {
  offer(word: $word, channel: $channel) {
    advocateName friendReward { text } advocateReward { text }
  }
}"""
CLAIM = """mutation Claim($word: String!, $channel: String!, $email: String!) {
  claim(word: $word, channel: $channel, email: $email, consent: true) {
    __typename
    ... on Refusal { code message }
    ... on Claim { code checkoutToken expiresAt discount { text } }
  }
}"""

TOTAL = "query Total($id: ID!) { checkout(id: $id) { totalPrice { gross { amount } } } }"
CASES = "{ cases { nodes { id advocateId } } }"
REWARDS = "{ rewards { nodes { id state } } }"
