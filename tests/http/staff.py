"""What staff ask by the admin door of programs, people and rewards: a document for each field."""

PROGRAMS = "{ programs { id name state version promise } }"
VERSIONS = """
query Versions($id: ID!) {
  versions(programId: $id) { number createdBy promise changes { path before after } }
}
"""
PROGRAM_SCHEMA = "{ programSchema }"
PRESETS = "{ presets { name title summary needs promise leftOut } }"
REWARDS = """
query Rewards(
  $first: Int! = 50, $after: ID, $filter: RewardFilter, $sort: RewardSort! = NEWEST
) {
  rewards(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      id side state amount unit reason sentence orderId orderNumber program advocateWord
    }
    endCursor
    hasNextPage
  }
}
"""
REFERRALS = """
query Referrals(
  $first: Int! = 50, $after: ID, $filter: ReferralFilter, $sort: ReferralSort! = NEWEST
) {
  referrals(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      id programId program advocateId advocateWord advocateName claimId friendEmail
      state isHeld orderId orderNumber boughtAt rewards { side state amount unit }
    }
    endCursor
    hasNextPage
  }
}
"""
REFERRAL = "query Referral($id: ID!) { referral(id: $id) { id advocateName orderNumber } }"
LEDGER = """
query Ledger($first: Int! = 50, $after: ID, $filter: LedgerFilter) {
  ledger(first: $first, after: $after, filter: $filter) {
    nodes { id rewardId fromAccount toAccount amount unit reason actor why orderId }
    endCursor
    hasNextPage
  }
}
"""
BALANCES = """
query Balances($programId: ID) {
  balances(programId: $programId) {
    unit isBalanced accounts { name cameIn wentOut balance standing }
  }
}
"""
LIABILITY = """
query Liability($programId: ID) {
  liability(programId: $programId) {
    isCountedAnew
    redemption { spent expired rate note }
    outstanding { programId currency owed issued certain expectedCost dueIn7Days dueIn30Days }
    limits { programId per days currency most used share pace reachedAt }
  }
}
"""
REPLAY = """
query Replay($programId: ID, $promise: JSON, $days: Int! = 90) {
  replay(programId: $programId, promise: $promise, days: $days) {
    __typename
    ... on Replay {
      orders since reachable
      outcomes { outcome reason sentence orders orderIds }
      costs { side currency rewards cost held heldCost }
      capped { reason sentence currency rewards cost }
      reach { side currency rewards cost }
    }
    ... on Refusal { code problems { path message } }
  }
}
"""
_ADVOCATE = "id word firstName claims friends rewards { state unit rewards amount } email"
ADVOCATES = f"""
query Advocates(
  $first: Int! = 50, $after: ID, $filter: AdvocateFilter, $sort: AdvocateSort! = NEWEST
) {{
  advocates(first: $first, after: $after, filter: $filter, sort: $sort) {{
    nodes {{ {_ADVOCATE} }}
    endCursor
    hasNextPage
  }}
}}
"""
ADVOCATE = f"query Advocate($id: ID!) {{ advocate(id: $id) {{ {_ADVOCATE} }} }}"
VOUCHER = """
query Voucher($id: ID!, $locale: String) {
  voucher(id: $id, locale: $locale) {
    program version offer offers use worth expiresOn givenOut used withdrawn waiting
  }
}
"""
WHY = """
query Why($orderId: ID!, $locale: String) {
  why(orderId: $orderId, locale: $locale) {
    orderNumber total { amount currency } placedAt paidAt
    claim { id program advocateId advocateWord advocateName via since referralId }
    outcome reason sentence decidedAt
    signals { rule points evidence sentence }
    trace { rule title saw { name text } passed reason sentence }
    rewards { id side state }
    ledger { fromAccount toAccount amount unit }
  }
}
"""
_STEP = "rule title saw { name text } passed reason sentence"
WHY_CLAIM = f"""
query WhyClaim($id: ID!, $locale: String) {{
  whyClaim(id: $id, locale: $locale) {{
    id programId advocateId via since withdrawnAt sentence
    orders {{ orderId counts outcome reason sentence decidedAt trace {{ {_STEP} }} }}
  }}
}}
"""
WHY_REWARD = f"""
query WhyReward($id: ID!, $locale: String) {{
  whyReward(id: $id, locale: $locale) {{
    reward {{ id state }} sentence waitsFor until
    life {{ at sentence reason actor why }}
    decision {{ outcome reason trace {{ {_STEP} }} }}
  }}
}}
"""
WHY_ADVOCATE = """
query WhyAdvocate($id: ID!, $locale: String) {
  whyAdvocate(id: $id, locale: $locale) {
    id
    programs { programId program mayRefer sentence limits }
    friends { claimId programId since status reason sentence }
  }
}
"""
TROUBLES = "{ troubles { what id error attempts retryAt } }"
SAVE = """
mutation Save($id: ID!, $promise: JSON!) {
  saveProgram(id: $id, promise: $promise) {
    __typename
    ... on Program { id version promise }
    ... on Refusal { code message problems { path message } }
  }
}
"""
CREATE = """
mutation Create($promise: JSON!) {
  createProgram(promise: $promise) {
    __typename
    ... on Program { id name state version }
    ... on Refusal { code message problems { path message } }
  }
}
"""
PROGRAM_FILE = """
query File($id: ID!, $format: ProgramFileFormat! = YAML) { programFile(id: $id, format: $format) }
"""
IMPORT = """
mutation Import($text: String!, $format: ProgramFileFormat! = YAML, $id: ID) {
  importProgram(text: $text, format: $format, id: $id) {
    __typename
    ... on Program { id name state version promise }
    ... on Refusal { code message problems { path message } }
  }
}
"""
PEOPLE = "query People($id: ID!) { programPeople(programId: $id) { id list label addedBy } }"
ADD_PEOPLE = """
mutation AddPeople($id: ID!, $list: PeopleList!, $entries: [String!]!) {
  addProgramPeople(programId: $id, list: $list, entries: $entries) {
    __typename
    ... on ListedPeople { people { id list label } }
    ... on Refusal { code message }
  }
}
"""
REMOVE_PERSON = """
mutation RemovePerson($program: ID!, $id: ID!) {
  removeProgramPerson(programId: $program, id: $id) {
    __typename
    ... on ListedPeople { people { id } }
    ... on Refusal { code message }
  }
}
"""
SET_TIME_ZONE = """
mutation SetTimeZone($name: String!) {
  setTimeZone(name: $name) {
    __typename
    ... on Shop { timeZone }
    ... on Refusal { code message }
  }
}
"""
SET_STOREFRONT = """
mutation SetStorefront($url: String!) {
  setStorefront(url: $url) {
    __typename
    ... on Shop { storefrontUrl }
    ... on Refusal { code message }
  }
}
"""
AUDIT_LOG = """
query AuditLog(
  $first: Int! = 50, $after: ID, $subject: AuditSubject, $subjectId: ID, $what: AuditCode,
  $actor: String
) {
  auditLog(
    first: $first, after: $after, subject: $subject, subjectId: $subjectId, what: $what,
    actor: $actor
  ) {
    nodes { id at actor what subject subjectId why before after undoes undoneBy }
    endCursor
    hasNextPage
  }
}
"""
FILE_CHANGES = """
query Changes($text: String!, $format: ProgramFileFormat! = YAML, $id: ID) {
  fileChanges(text: $text, format: $format, id: $id) {
    __typename
    ... on FileChanges { changes { path before after } }
    ... on Refusal { code message problems { path message } }
  }
}
"""
AUDIT_ACTORS = "{ auditActors { id isYou } }"
_REWARD = """
    __typename
    ... on Reward { id state amount unit kind ruling reason orderId programId advocateId channel }
    ... on Refusal { code message problems { path message } }
"""
GRANT = f"""
mutation Grant(
  $advocate: ID!, $program: ID!, $channel: String! = "eu", $terms: JSON!, $why: String! = "Sorry",
  $key: String! = "one click", $holdDays: Int! = 0
) {{
  grantReward(
    advocateId: $advocate, programId: $program, channel: $channel, terms: $terms, why: $why,
    key: $key, holdDays: $holdDays
  ) {{ {_REWARD} }}
}}
"""
VOID = f"""
mutation Void($id: ID!, $why: String! = "Sorry") {{
  voidReward(id: $id, why: $why) {{ {_REWARD} }}
}}
"""
CORRECT = f"""
mutation Correct($id: ID!, $amount: Decimal!, $why: String! = "Sorry") {{
  correctReward(id: $id, amount: $amount, why: $why) {{ {_REWARD} }}
}}
"""
DECIDE = f"""
mutation Decide($id: ID!, $review: Review!, $why: String! = "Sorry") {{
  decideReward(id: $id, review: $review, why: $why) {{ {_REWARD} }}
}}
"""
UNDO = f"""
mutation Undo($id: ID!, $why: String! = "Sorry") {{
  undoAct(id: $id, why: $why) {{
    {_REWARD}
    ... on Case {{ caseState: state }}
    ... on Advocate {{ bannedAt }}
  }}
}}
"""


def move(name: str) -> str:
    """`activateProgram`, `archiveProgram` and all that need only a program's id."""
    return f"""
    mutation Move($id: ID!) {{
      {name}(id: $id) {{
        __typename
        ... on Program {{ id state }}
        ... on Refusal {{ code message }}
      }}
    }}
    """


def promise(**changes: object) -> dict[str, object]:
    """A program as the editor sends it: ten per cent for both."""
    offer = {"friend": {"reward": TENTH}, "advocate": {"reward": TENTH}}
    return {"name": "Refer a friend", "offers": [offer], **changes}


TENTH = {"kind": "percent", "percent": "10"}


def with_reward(reward: object, **advocate: object) -> dict[str, object]:
    """The same with this reward for the advocate."""
    return promise(offers=[{"advocate": {"reward": reward, **advocate}}])


EVENTS = """
{ eventDeliveries { id type rewardId createdAt state attempts error retryAt } }
"""
REPLAY_EVENT = """
mutation Replay($id: ID!) {
  replayEvent(id: $id) {
    ... on EventDelivery { id state attempts error } ... on Refusal { code message }
  }
}
"""
SET_EVENT_URL = """
mutation Events($url: String!) {
  setEventUrl(url: $url) {
    __typename ... on EventEndpoint { url secret } ... on Refusal { code message }
  }
}
"""
HAND_OVER = """
mutation HandOver($ids: [ID!]!, $why: String! = "Given at the end of the month") {
  handOverRewards(ids: $ids, why: $why) {
    __typename ... on HandedOver { rewards { id state reason } } ... on Refusal { code message }
  }
}
"""
PLEDGES = """
query Pledges($since: DateTime, $until: DateTime) {
  pledges(since: $since, until: $until) { cause currency pledged given }
}
"""
_LINK = "... on FriendLink { id programId advocateId withdrawnAt } ... on Refusal { code message }"
LINK = f"""
mutation Link($orderId: ID!, $advocate: ID!, $program: ID, $why: String! = "She told us") {{
  linkFriend(orderId: $orderId, advocateId: $advocate, programId: $program, why: $why) {{ {_LINK} }}
}}
"""
UNLINK = f"""
mutation Unlink($id: ID!, $why: String! = "Not her after all") {{
  unlinkFriend(id: $id, why: $why) {{ {_LINK} }}
}}
"""
CLAIM_FOR = """
mutation ClaimFor($advocate: ID!, $email: String!, $why: String! = "At the till") {
  claimForFriend(advocateId: $advocate, channel: "eu", email: $email, why: $why) {
    ... on ClaimedFor { code checkoutToken }
    ... on Refusal { code message }
  }
}
"""
ROTATE = """
mutation Rotate($advocate: ID, $program: ID, $why: String! = "It was posted") {
  rotateCodes(advocateId: $advocate, programId: $program, why: $why) {
    ... on Rotated { codes } ... on Refusal { code message }
  }
}
"""
CREDIT = """
query Credit($model: CreditModel! = LAST, $first: Decimal! = "40", $last: Decimal! = "40") {
  credit(model: $model, first: $first, last: $last) { channel currency orders revenue }
}
"""
