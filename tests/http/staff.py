"""What staff ask by the admin door, one document for each field of the schema."""

SHOP = "{ shop { name missingPermissions storefrontUrl channels { slug } imports { kind } } }"
PROGRAMS = "{ programs { id name state version rules { windowDays attribution } } }"
REWARDS = """
query Rewards($first: Int! = 50, $after: ID, $state: RewardState) {
  rewards(first: $first, after: $after, state: $state) {
    nodes { id side state amount unit reason sentence }
    endCursor
    hasNextPage
  }
}
"""
WHY = """
query Why($orderId: ID!) {
  why(orderId: $orderId) {
    outcome reason sentence decidedAt
    trace { rule saw passed reason sentence }
    rewards { id side state }
    ledger { fromAccount toAccount amount unit }
  }
}
"""
TROUBLES = "{ troubles { what id error attempts retryAt } }"
SAVE = """
mutation Save($id: ID!, $input: ProgramInput!) {
  saveProgram(id: $id, input: $input) {
    __typename
    ... on Program { id version rules { holdDays } friendReward { percent } }
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


def move(name: str) -> str:
    """`activateProgram`, `pauseProgram` or `endProgram`."""
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
    tenth = {"percent": "10"}
    return {"rules": {}, "friendReward": tenth, "advocateReward": tenth, **changes}
