"""What staff ask of the shop as a whole: its figures, its settings, and what it keeps of people."""

SHOP = "{ shop { name missingPermissions storefrontUrl channels { slug } imports { kind } } }"
_PAIR = "{ now before change }"
OVERVIEW = f"""
query Overview(
  $since: Date, $until: Date, $channel: String, $by: TrendStep! = DAY, $margin: Decimal! = "40"
  $days: Int! = 30
) {{
  overview(since: $since, until: $until, channel: $channel, by: $by, days: $days) {{
    period {{ since until }}
    before {{ since until }}
    money {{
      currency
      revenue {_PAIR} referredRevenue {_PAIR} revenueShare {_PAIR} returnOnCost {_PAIR}
      roi(margin: $margin) {_PAIR}
      referredOrders {_PAIR} newCustomers {_PAIR} cost {_PAIR} costPerNewCustomer {_PAIR}
      friendDiscounts {_PAIR} rewardsUsed {_PAIR} rewardsOutstanding {_PAIR} rewardsExpected {_PAIR}
    }}
    people {{
      customers {_PAIR} referredOrders {_PAIR} newCustomers {_PAIR}
      invitesPerCustomer {_PAIR} conversionsPerInvite {_PAIR} kFactor {_PAIR}
      funnel {{ stage people {_PAIR} rate {_PAIR} }}
    }}
    trend {{
      days {{ since until }}
      visits claims referredOrders newCustomers
      money {{ currency revenue referredRevenue }}
    }}
    bestAdvocates {{ advocate {{ id firstName }} friends revenue {{ amount currency }} }}
    countedAt isCountedAnew
  }}
}}
"""
RESULTS = """
query Results($days: Int! = 30) {
  programResults(days: $days) {
    programs {
      programId currency friends referredOrders referredRevenue newCustomers
      friendDiscounts rewardsUsed rewardsExpected cost returnOnCost
    }
    countedAt isCountedAnew
  }
}
"""
ATTENTION = """
query Attention($locale: String) {
  attention(locale: $locale) { concern count programId sentence }
}
"""
_SETUP = (
    "... on Setup { isPutAside permissions { name isGranted } } ... on Refusal { code message }"
)
PUT_ASIDE = (
    f"mutation Aside($aside: Boolean! = true) {{ putSetupAside(aside: $aside) {{ {_SETUP} }} }}"
)
LOOK_AGAIN = f"mutation Again {{ lookAgain {{ {_SETUP} }} }}"
TRY = """mutation Try {
  tryAsAdvocate { ... on TrialLink { word shareUrl } ... on Refusal { code message } }
}
"""
_GOODS = "... on GoodsList { goods { id name within } } ... on Refusal { code message }"
GOODS = f"""query Goods($kind: GoodsKind!, $search: String) {{
  goods(kind: $kind, search: $search) {{ {_GOODS} }}
}}"""
GOODS_NAMED = f"""query GoodsNamed($kind: GoodsKind!, $ids: [ID!]!) {{
  goodsNamed(kind: $kind, ids: $ids) {{ {_GOODS} }}
}}"""
SETUP = """
query Setup($locale: String) {
  setup(locale: $locale) {
    steps { step isDone } isPutAside
    channels { slug currency }
    permissions { name isGranted isNeeded }
    history { state done total secondsLeft }
    program { id state }
    storefrontUrl storefrontSeenAt
    triedOrder { orderId outcome reason sentence }
  }
}
"""
OFFER_PREVIEW = """
query Preview($promise: JSON!) {
  offerPreview(promise: $promise) {
    ... on OfferPreview {
      offers {
        offer channel currency language headline forFriend forAdvocate disclosure consent
        friendReward { text } advocateReward { text } milestones { friends reward { text } }
      }
    }
    ... on Refusal { code problems { path message } }
  }
}
"""
_SAVED = "filters { id list name filter savedBy }"
SAVED_FILTERS = f"{{ savedFilters {{ {_SAVED} }} }}"
SAVE_FILTER = f"""
mutation Save($list: FilteredList! = REWARDS, $name: String! = "Issued", $filter: JSON!) {{
  saveFilter(list: $list, name: $name, filter: $filter) {{
    __typename ... on SavedFilters {{ {_SAVED} }} ... on Refusal {{ code message }}
  }}
}}
"""
REMOVE_FILTER = f"""
mutation Remove($id: ID!) {{
  removeFilter(id: $id) {{ ... on SavedFilters {{ {_SAVED} }} ... on Refusal {{ code }} }}
}}
"""
_SETTINGS = """
  brand { name logoUrl accent } sender { name replyTo } origins
  sharing { channels leaderboard }
  mailTexts { kind language subject opening }
"""
SETTINGS = f"{{ shop {{ {_SETTINGS} }} }}"
_SET = f"__typename ... on Shop {{ {_SETTINGS} }} ... on Refusal {{ code message }}"
SET_BRAND = f"""
mutation Brand($name: String, $logoUrl: String, $accent: String) {{
  setBrand(name: $name, logoUrl: $logoUrl, accent: $accent) {{ {_SET} }}
}}
"""
SET_SENDER = f"""
mutation Sender($name: String, $replyTo: String) {{
  setSender(name: $name, replyTo: $replyTo) {{ {_SET} }}
}}
"""
SET_MAIL_TEXT = f"""
mutation Text($kind: MailKind!, $language: String!, $subject: String, $opening: String) {{
  setMailText(kind: $kind, language: $language, subject: $subject, opening: $opening) {{ {_SET} }}
}}
"""
SET_ORIGINS = f"""
mutation Origins($origins: [String!]!) {{ setOrigins(origins: $origins) {{ {_SET} }} }}
"""
SET_SHARING = f"""
mutation Sharing($channels: [ShareChannel!]!, $leaderboard: Boolean! = false) {{
  setSharing(channels: $channels, leaderboard: $leaderboard) {{ {_SET} }}
}}
"""
SEND_TEST_MAIL = """
mutation Test($kind: MailKind! = PRESENT, $language: String! = "en") {
  sendTestMail(kind: $kind, language: $language) {
    ... on TestMail { to } ... on Refusal { code message }
  }
}
"""
MAIL_PREVIEW = """
query Preview(
  $kind: MailKind! = REWARD_FOR_ADVOCATE, $language: String! = "en", $subject: String,
  $opening: String
) {
  mailPreview(kind: $kind, language: $language, subject: $subject, opening: $opening) {
    ... on MailPreview { subject text html } ... on Refusal { code message }
  }
}
"""
HEALTH = """
{
  health {
    version saleorVersion failedDeliveries askedAt askError signingKeys missingPermissions
    mailFrom waitsSince failing
    webhooks { family accepted lastAcceptedAt rejected { answer count lastAt } }
  }
}
"""
DEFINITIONS = "{ definitions { name text } }"
PERSON = """
query Person($email: String, $userId: String) {
  personData(email: $email, userId: $userId) {
    ... on PersonData { data }
    ... on Refusal { code }
  }
}
"""
ERASE = """
mutation Erase($email: String!, $confirm: String!, $why: String! = "She asked") {
  erasePerson(email: $email, confirm: $confirm, why: $why) {
    ... on ErasedPerson { rows rewards }
    ... on Refusal { code }
  }
}
"""
RETENTION = "{ retention { visits marks messages claims orderMarks } }"
SET_RETENTION = """
mutation SetRetention($days: RetentionInput!) {
  setRetention(days: $days) {
    ... on Retention { visits marks messages claims orderMarks }
    ... on Refusal { code }
  }
}
"""
SHOWN_TEXTS = "{ shownTexts { id purpose language number text createdBy } }"
SET_TEXT = """
mutation SetText($purpose: TextPurpose!, $language: String!, $text: String!) {
  setShownText(purpose: $purpose, language: $language, text: $text) {
    ... on ShownText { id number language text }
    ... on Refusal { code }
  }
}
"""
SET_CONSENT_NEEDED = """
mutation Insist($needed: Boolean!) {
  setConsentNeeded(needed: $needed) { ... on Shop { consentNeeded } }
}
"""
