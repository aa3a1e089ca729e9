"""What a shop says of honesty, as it is stored and sent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from plugin.domain.abuse.settings import HonestySaid, HonestySettings, settings_of
from plugin.storage.promise_json import Problem

_SAID: TypeAdapter[HonestySaid] = TypeAdapter(HonestySaid)


class BadHonesty(ValueError):
    """Not what a shop can say."""

    def __init__(self, problems: list[Problem]):
        super().__init__("; ".join(f"{p.path}: {p.message}" for p in problems))
        self.problems = problems


def honesty_from_json(data: Any) -> HonestySaid:
    """Raises BadHonesty, with each thing that is wrong."""
    try:
        return _SAID.validate_json(orjson.dumps(data))
    except ValidationError as error:
        raise BadHonesty(_problems(error)) from error


def honesty_to_json(said: HonestySaid) -> dict[str, Any]:
    """Only what the shop says itself: the rest follows the usual values of each release."""
    written: dict[str, Any] = _SAID.dump_python(
        said, mode="json", exclude_none=True, exclude_defaults=True
    )
    return written


def honesty_settings(data: Mapping[str, Any]) -> HonestySettings:
    """What holds in a shop that has stored this."""
    return _settings(orjson.dumps(data))


@lru_cache(maxsize=100)
def _settings(written: bytes) -> HonestySettings:
    return settings_of(_SAID.validate_json(written))


def _problems(error: ValidationError) -> list[Problem]:
    return [
        Problem(".".join(map(str, item["loc"])) or "honesty", item["msg"])
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
