"""What staff ask by the admin door of honesty: rules, lists, cases and judgements."""

_HONESTY = "hold refuse said rules { rule enabled points numbers words sentence }"
HONESTY = f"{{ honesty {{ {_HONESTY} }} }}"
SET_HONESTY = f"""
mutation SetHonesty($said: JSON!) {{
  setHonesty(said: $said) {{
    ... on Honesty {{ {_HONESTY} }} ... on Refusal {{ code message problems {{ path message }} }}
  }}
}}
"""
WATCHED = "{ watchedPeople { people { id list label addedBy } } }"
WATCH = """
mutation Watch($list: WatchList!, $entries: [String!]!) {
  watchPeople(list: $list, entries: $entries) {
    ... on WatchedPeople { people { id list label addedBy } } ... on Refusal { code message }
  }
}
"""
UNWATCH = """
mutation Unwatch($id: ID!) {
  unwatchPerson(id: $id) { ... on WatchedPeople { people { id } } ... on Refusal { code } }
}
"""
JUDGE = """
mutation Judge($orderId: ID!, $ruled: Judgement, $why: String! = "I have called her") {
  judgeOrder(orderId: $orderId, ruled: $ruled, why: $why) {
    ... on Judged { orderId ruled } ... on Refusal { code message }
  }
}
"""
_CASE = "id advocateId kind state orders points decidedBy mergedInto"
_CASE_RESULT = f"__typename ... on Case {{ {_CASE} }} ... on Refusal {{ code message }}"
CASES = f"""
query Cases($first: Int! = 50, $after: ID, $filter: CaseFilter) {{
  cases(first: $first, after: $after, filter: $filter) {{
    nodes {{ {_CASE} }} endCursor hasNextPage
  }}
}}
"""
CASE = f"""
query Case($id: ID!) {{
  case(id: $id) {{
    case {{ {_CASE} }}
    merged {{ id }}
    advocate {{ id word email bannedAt }}
    orders {{
      orderId number total {{ amount currency }} caseId state points claimedAt placedAt paidAt
      signals {{ rule points sentence }}
    }}
    acts {{ what actor why undoneBy }}
    earlier {{ id state }}
  }}
}}
"""


def on_case(name: str) -> str:
    """`approveCase`, `refuseCase` and `noteCase`."""
    return f"""
    mutation OnCase($id: ID!, $why: String! = "I have called her") {{
      {name}(id: $id, why: $why) {{ {_CASE_RESULT} }}
    }}
    """


MERGE_CASES = f"""
mutation Merge($into: ID!, $ids: [ID!]!, $why: String! = "One family") {{
  mergeCases(into: $into, ids: $ids, why: $why) {{ {_CASE_RESULT} }}
}}
"""
ACT_ON_CASES = f"""
mutation Act($ids: [ID!]!, $act: CaseAct! = APPROVE, $why: String! = "All of them are known") {{
  actOnCases(ids: $ids, act: $act, why: $why) {{
    ... on ActedOnCases {{ answers {{ id result {{ {_CASE_RESULT} }} }} }}
    ... on Refusal {{ code message }}
  }}
}}
"""


def on_advocate(name: str) -> str:
    """`banAdvocate` and `unbanAdvocate`."""
    return f"""
    mutation OnAdvocate($id: ID!, $why: String! = "She sells codes") {{
      {name}(id: $id, why: $why) {{
        __typename ... on Advocate {{ id bannedAt }} ... on Refusal {{ code message }}
      }}
    }}
    """


SET_REVIEW = """
mutation SetReview($days: Int! = 3, $then: AtDeadline! = APPROVE, $every: Int! = 2) {
  setReview(days: $days, then: $then, remindEveryDays: $every) {
    __typename
    ... on Shop { review { days then remindEveryDays } }
    ... on Refusal { code message }
  }
}
"""
_FIGURE = "kind decided approved refused falseHoldRate medianHours byDeadline open overdue"
REVIEW_FIGURES = f"""
query Figures($days: Int! = 90) {{
  reviewFigures(days: $days) {{ all {{ {_FIGURE} }} kinds {{ {_FIGURE} }} }}
}}
"""
