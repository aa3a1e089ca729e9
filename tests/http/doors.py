"""The two GraphQL doors, as a caller sees them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Flask

from tests.fakes import ALL
from tests.keys import token
from tests.world import API_URL, BOB, Person

APP_ID = "QXBwOjE="
STAFF_ID = "VXNlcjo5"
HOUR = 3600


@dataclass(frozen=True)
class Said:
    """An answer: its status, and GraphQL's two halves."""

    status: int
    data: Any
    errors: list[dict[str, Any]]
    headers: dict[str, str]
    text: str

    @property
    def code(self) -> str | None:
        """The code of the one error, None if there was no error."""
        if not self.errors:
            return None
        (error,) = self.errors
        code: str | None = error.get("extensions", {}).get("code")
        return code

    @property
    def message(self) -> str:
        (error,) = self.errors
        return str(error["message"])


@dataclass(frozen=True)
class Door:
    """One door of the app."""

    app: Flask
    path: str
    headers: dict[str, str] = field(default_factory=lambda: {"Saleor-Api-Url": API_URL})
    address: str = "127.0.0.1"

    def with_(self, **headers: str | None) -> Door:
        """The same with other headers; None leaves one out."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kept = {k: v for k, v in {**self.headers, **named}.items() if v is not None}
        return replace(self, headers=kept)

    def seen_from(self, address: str) -> Door:
        """The same, asked from this network address."""
        return replace(self, address=address)

    def asks(self, query: str, **variables: Any) -> Said:
        return self.sends({"query": query, "variables": variables})

    def sends(self, body: Any, method: str = "POST") -> Said:
        answer = self.app.test_client().open(
            self.path,
            method=method,
            json=body,
            headers=self.headers,
            environ_base={"REMOTE_ADDR": self.address},
        )
        said = answer.get_json(silent=True)
        said = said if isinstance(said, dict) else {}
        return Said(
            answer.status_code,
            said.get("data"),
            said.get("errors") or [],
            dict(answer.headers),
            answer.text,
        )


def seconds(offset: int) -> int:
    """A moment as tokens write it, that long from now."""
    return int(time.time()) + offset


def staff_token(*permissions: str, key: str = "first", **claims: Any) -> str:
    """What the Dashboard hands to this app's pages; with all our permissions unless said."""
    rights = list(permissions or ALL)
    facts = {
        "type": "thirdparty",
        "owner": "saleor",
        "iss": API_URL,
        "app": APP_ID,
        "user_id": STAFF_ID,
        "email": "staff@example.com",
        "is_staff": True,
        "permissions": rights,
        "user_permissions": rights,
    }
    return token(key, **{**facts, **claims})


def customer_token(person: Person = BOB, key: str = "first", **claims: Any) -> str:
    """What a signed-in customer has."""
    facts = {
        "type": "access",
        "owner": "saleor",
        "iss": API_URL,
        "user_id": person.user_id or "VXNlcjoy",
        "email": person.email,
        "is_staff": False,
    }
    return token(key, **{**facts, **claims})


def bearer(value: str) -> str:
    return f"Bearer {value}"


ME = """
query Me($locale: String) {
  me(locale: $locale) {
    __typename
    ... on Advocate {
      word
      shareUrl
      friends { initial since status why }
      rewards { id state code expiresAt dueAt why terms { kind percent text amount { amount } } }
    }
    ... on Refusal { code message }
  }
}
"""
OFFER = """
query Offer($word: String!, $channel: String! = "eu", $locale: String) {
  offer(word: $word, channel: $channel, locale: $locale) {
    word
    advocateName
    isOwn
    friendReward { kind percent text amount { amount currency } }
    advocateReward { kind text amount { amount currency } }
  }
}
"""
CLAIM = """
mutation Claim(
  $word: String!, $channel: String! = "eu", $email: String, $consent: Boolean! = true
) {
  claim(word: $word, channel: $channel, email: $email, consent: $consent) {
    __typename
    ... on Claim { code checkoutToken expiresAt discount { text } }
    ... on Refusal { code message }
  }
}
"""
REFERRER = """
query Referrer($name: String!, $email: String) {
  referrer(name: $name, email: $email) {
    ... on Referrer { match token }
    ... on Refusal { code message }
  }
}
"""
BE_FOUND = """
mutation BeFound($name: String) {
  beFound(name: $name) { ... on BeFound { isFound } ... on Refusal { code } }
}
"""
CLAIM_BY_NAME = """
mutation Claim($referrer: String!, $email: String!) {
  claim(referrer: $referrer, channel: "eu", email: $email, consent: true) {
    ... on Claim { code checkoutToken }
    ... on Refusal { code message }
  }
}
"""
VISIT = """
mutation Visit($word: String!, $channel: String! = "eu", $landingUrl: String, $utm: UtmInput) {
  visit(word: $word, channel: $channel, landingUrl: $landingUrl, utm: $utm) { recorded }
}
"""
JOIN = """
mutation Join($email: String!) {
  join(email: $email) { __typename ... on Joined { email } ... on Refusal { code message } }
}
"""
SHARING = """
query Sharing($locale: String) { sharing(locale: $locale) { channels message leaderboard } }
"""
INVITATION = """
query Invitation($channel: String! = "eu", $locale: String) {
  invitation(channel: $channel, locale: $locale) {
    friendReward { text }
    advocateReward { text }
    text
  }
}
"""
LEADERBOARD = """
query Leaderboard($channel: String! = "eu") {
  leaderboard(channel: $channel) { place initial friends isYou }
}
"""
CHOOSE_WORD = """
mutation Choose($word: String!) {
  chooseWord(word: $word) {
    __typename
    ... on ChosenWord { word shareUrl }
    ... on Refusal { code message }
  }
}
"""
TERMS = """
query Terms($channel: String! = "eu", $word: String, $locale: String) {
  terms(channel: $channel, word: $word, locale: $locale) { heading sentences }
}
"""
