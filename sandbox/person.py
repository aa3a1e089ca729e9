"""Whoever asks the shop something, and the shop's no."""

from dataclasses import dataclass
from typing import Any

from sandbox.accounts import NOBODY, Caller
from sandbox.shop import Shop


class ShopSaidNo(Exception):
    """Top-level errors, or the `errors` of a mutation, as `errors`."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("; ".join(str(error.get("message")) for error in errors))
        self.errors = errors

    @property
    def codes(self) -> list[str]:
        return [error["code"] for error in self.errors if "code" in error]


@dataclass
class Person:
    shop: Shop
    caller: Caller = NOBODY

    def ask(self, query: str, **variables: Any) -> Any:
        """The answer to the one field `query` asks for."""
        result = self.shop.execute(query, variables, caller=self.caller)
        if result.get("errors"):
            raise ShopSaidNo(result["errors"])
        (answer,) = result["data"].values()
        if isinstance(answer, dict) and answer.get("errors"):
            raise ShopSaidNo(answer["errors"])
        return answer
