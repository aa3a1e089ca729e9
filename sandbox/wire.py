"""A Saleor shop over HTTP, the sandbox or a real one: the same questions, the same answers."""

from __future__ import annotations

import time
from typing import Any

import requests

from sandbox import story_documents as asks
from sandbox.people import ShopSaidNo

_BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
_TIMEOUT = 60


class Wire:
    """Asks one shop's GraphQL API, each time as whoever's token is given."""

    def __init__(self, api_url: str):
        self.api_url = api_url
        self._http = requests.Session()
        self._http.trust_env = False
        self._tokens: dict[str, tuple[str, float]] = {}

    def ask(self, query: str, token: str | None = None, **variables: Any) -> Any:
        """The answer to the one field that `query` asks for. Raises ShopSaidNo."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        body = {"query": query, "variables": variables}
        got = self._http.post(self.api_url, json=body, headers=headers, timeout=_TIMEOUT).json()
        if got.get("errors"):
            raise ShopSaidNo(got["errors"])
        (answer,) = got["data"].values()
        if isinstance(answer, dict) and answer.get("errors"):
            raise ShopSaidNo(answer["errors"])
        return answer

    def log_in(self, email: str, password: str) -> str:
        """An access token, good for a minute at least.

        Saleor's tokens live five minutes, and who logs in too often is locked out.
        """
        token, until = self._tokens.get(email, ("", 0.0))
        if time.monotonic() > until:
            token = str(self.ask(asks.LOG_IN, email=email, password=password)["token"])
            self._tokens[email] = (token, time.monotonic() + 240)
        return token


class App:
    """The app's own two GraphQL doors, for one shop."""

    def __init__(self, app_url: str, api_url: str):
        self.url = app_url
        self._shop = {"Saleor-Api-Url": api_url}
        self._http = requests.Session()
        self._http.trust_env = False

    def storefront(self, query: str, token: str | None = None, **variables: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self._ask("storefront", query, headers, variables)

    def admin(self, query: str, token: str, **variables: Any) -> Any:
        return self._ask("admin", query, {"Authorization-Bearer": token}, variables)

    def follow(self, word: str) -> str:
        """Where the share link leads a person; what is no browser is shown a preview."""
        answer = self._http.get(
            f"{self.url}/r/{word}", headers=_BROWSER, allow_redirects=False, timeout=_TIMEOUT
        )
        answer.raise_for_status()
        return answer.headers["Location"]

    def _ask(
        self, door: str, query: str, headers: dict[str, str], variables: dict[str, Any]
    ) -> Any:
        answer = self._http.post(
            f"{self.url}/graphql/{door}",
            json={"query": query, "variables": variables},
            headers={**self._shop, **headers},
            timeout=_TIMEOUT,
        )
        body = answer.json()
        if body.get("errors"):
            raise ShopSaidNo(body["errors"])
        (result,) = body["data"].values()
        return result
