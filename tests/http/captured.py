"""Requests as a running Saleor sent them (tests/http/captures)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "captures"


@dataclass(frozen=True)
class Capture:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@cache
def capture(name: str) -> Capture:
    raw = json.loads((FOLDER / f"{name}.json").read_text())
    method, path, _ = raw["request"].split()
    # The test client writes these two itself.
    own = {"Host", "Content-Length"}
    headers = {key: value for key, value in raw["headers"].items() if key not in own}
    return Capture(method, path, headers, raw["body"].encode())


@cache
def real_jwks() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "jwks.json").read_text())
    return found
