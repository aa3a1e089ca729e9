"""The admin door, as the Dashboard's pages come to it."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.children import CannotMeasure

_AT_LEAST = 3
_LONGEST_MS = 6_000


@dataclass(frozen=True, slots=True)
class Door:
    """token: a fresh one each time, for they are good for some minutes."""

    port: int
    api_url: str
    token: Callable[[], str]

    def times(self, query: str, variables: dict[str, Any], warm: int, often: int) -> list[float]:
        """How many milliseconds the answer took, each time but the first ones; fewer times where it
        takes long. Over one connection, as a browser has it. Raises CannotMeasure where something
        went wrong."""
        body = json.dumps({"query": query, "variables": variables})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {
            "Content-Type": "application/json",
            "Saleor-Api-Url": self.api_url,
            "Authorization-Bearer": self.token(),
        }
        try:
            for _ in range(warm):
                self._once(connection, body, headers)
            spent: list[float] = []
            while len(spent) < often and (len(spent) < _AT_LEAST or sum(spent) < _LONGEST_MS):
                spent.append(self._once(connection, body, headers))
            return spent
        finally:
            connection.close()

    def _once(
        self, connection: http.client.HTTPConnection, body: str, headers: dict[str, str]
    ) -> float:
        begun = time.perf_counter()
        connection.request("POST", "/graphql/admin", body, headers)
        answer = connection.getresponse().read()
        spent = (time.perf_counter() - begun) * 1000
        said = json.loads(answer)
        if said.get("errors") or not said.get("data"):
            raise CannotMeasure(f"{body[:300]} was answered by {answer[:500]!r}")
        return spent
