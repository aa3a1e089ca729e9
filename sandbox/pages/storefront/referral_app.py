"""The storefront's server asks the referral app; the shop works on when it does not answer."""

from typing import Any

import requests

from sandbox.pages.storefront import documents

PATIENCE_SECONDS = (1.0, 3.0)

Answer = dict[str, Any]


class ReferralApp:
    """`url` None: no app, and every answer is nothing. headers: what is said of the customer."""

    def __init__(
        self,
        url: str | None,
        api_url: str,
        token: str | None,
        locale: str,
        headers: dict[str, str] | None = None,
    ) -> None:
        self._url = url
        self._token = token
        self._locale = locale
        self._headers = {**(headers or {}), "Saleor-Api-Url": api_url}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def offer(self, word: str, channel: str) -> Answer | None:
        return self._ask(documents.OFFER, word=word, channel=channel, locale=self._locale)

    def visit(
        self, word: str | None, channel: str, url: str, utm: dict[str, str], journey: str | None
    ) -> Answer | None:
        return self._ask(
            documents.VISIT, word=word, channel=channel, url=url, utm=utm, journey=journey
        )

    def claim(
        self, word: str, channel: str, email: str | None, agreed_to: str | None
    ) -> Answer | None:
        """agreed_to: the id of the text that the friend ticked, None for none."""
        return self._ask(
            documents.CLAIM,
            word=word,
            channel=channel,
            email=email,
            locale=self._locale,
            consent=agreed_to is not None,
            consentText=agreed_to,
        )

    def me(self) -> Answer | None:
        """The signed-in customer's own page with the app; nothing for anybody else."""
        if self._token is None:
            return None
        found = self._ask(documents.ME, locale=self._locale)
        return found if found and found["__typename"] == "Advocate" else None

    def join(self, email: str) -> Answer | None:
        return self._ask(documents.JOIN, email=email)

    def _ask(self, query: str, **variables: Any) -> Answer | None:
        if self._url is None:
            return None
        with requests.Session() as session:
            session.trust_env = False
            try:
                response = session.post(
                    f"{self._url}/graphql/storefront",
                    json={"query": query, "variables": variables},
                    headers=self._headers,
                    timeout=PATIENCE_SECONDS,
                )
                data = response.json().get("data") or {}
            except (requests.RequestException, ValueError, AttributeError):
                return None
        return next(iter(data.values()), None)
