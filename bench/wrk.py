"""Load by wrk: as many webhooks as a server takes, over a fixed number of connections."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.children import CannotMeasure
from bench.events import BODY_BYTES, SIGNATURE_BYTES, Events

_SCRIPT = Path(__file__).with_name("wrk.lua")
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Load:
    """Latencies are in milliseconds. refused: answers other than 200; lost: none at all."""

    requests: int
    a_second: float
    p50_ms: float
    p99_ms: float
    refused: int
    lost: int


def require_wrk() -> None:
    if shutil.which("wrk") is None:
        raise CannotMeasure("wrk is missing: apt-get install wrk, or brew install wrk")


def post_events(
    events: Events,
    api_url: str,
    ports: Sequence[int],
    *,
    connections: int,
    seconds: int,
    keep_alive: bool = True,
) -> Load:
    """Post different events as fast as the server answers them."""
    env = {
        "BENCH_EVENTS": str(events.path),
        "BENCH_COUNT": str(events.count),
        "BENCH_SIGNATURE_BYTES": str(SIGNATURE_BYTES),
        "BENCH_BODY_BYTES": str(BODY_BYTES),
        "BENCH_THREADS": str(_THREADS),
        "BENCH_PORTS": " ".join(map(str, ports)),
        "BENCH_API_URL": api_url,
        "BENCH_CONNECTION": "keep-alive" if keep_alive else "close",
    }
    command = ["wrk", f"-t{_THREADS}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
    command += ["-s", str(_SCRIPT), f"http://127.0.0.1:{ports[0]}/"]
    done = subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    return _read(done)


def _read(done: subprocess.CompletedProcess[str]) -> Load:
    for line in done.stdout.splitlines():
        if line.startswith("RESULT "):
            said = json.loads(line.removeprefix("RESULT "))
            return Load(
                requests=said["requests"],
                a_second=said["requests"] / said["micros"] * 1e6,
                p50_ms=said["p50"] / 1000,
                p99_ms=said["p99"] / 1000,
                refused=said["refused"],
                lost=said["lost"],
            )
    raise CannotMeasure(f"wrk failed: {done.stderr or done.stdout}")
