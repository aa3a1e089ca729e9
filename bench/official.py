"""The peer: `@saleor/app-sdk`'s own handler in a Next.js production build."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from bench.children import CannotMeasure, await_http, finish, free_port, running
from bench.events import APP_ID
from bench.plan import CACHE, ROOT

_FOLDER = ROOT / "bench" / "official"
_LOG = CACHE / "official.log"
API_URL = "https://official.example.com/graphql/"


def build_official() -> None:
    """Install and build what is not there yet."""
    if shutil.which("npm") is None:
        raise CannotMeasure("npm is missing: install Node.js 20 or newer")
    lock, installed = _FOLDER / "package-lock.json", _FOLDER / "node_modules"
    mark = installed / ".package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < lock.stat().st_mtime:
        finish(["npm", "ci"], {}, _FOLDER, _LOG)
    built = _FOLDER / ".next" / "BUILD_ID"
    sources = [lock, *(_FOLDER / "app").rglob("*.js"), *_FOLDER.glob("*.mjs")]
    if not built.exists() or built.stat().st_mtime < max(s.stat().st_mtime for s in sources):
        finish(["npm", "run", "build"], {"NEXT_TELEMETRY_DISABLED": "1"}, _FOLDER, _LOG)


@dataclass(frozen=True, slots=True)
class Peer:
    port: int
    pid: int


@contextmanager
def official(jwks: dict[str, Any], processes: int) -> Iterator[list[Peer]]:
    """Run it with `next start`, each process on a port of its own."""
    env = {
        "BENCH_APP_ID": APP_ID,
        "BENCH_API_URL": API_URL,
        "BENCH_JWKS": json.dumps(jwks),
        "NEXT_TELEMETRY_DISABLED": "1",
        "NODE_ENV": "production",
    }
    peers: list[Peer] = []
    program = str(_FOLDER / "node_modules" / "next" / "dist" / "bin" / "next")
    with ExitStack() as stack:
        for port in [free_port() for _ in range(processes)]:
            command = ["node", program, "start", "--port", str(port), "--hostname", "127.0.0.1"]
            child = stack.enter_context(running(command, env, _FOLDER, _LOG))
            await_http(child, port, "/", _LOG)
            peers.append(Peer(port, child.pid))
        yield peers
