"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path


def resident_mb(pid: int) -> float:
    """Resident memory of a process (VmRSS), in millions of bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"process {pid} has no VmRSS")


def peak_mb(pid: int) -> float:
    """The most that was resident at once (VmHWM), in millions of bytes; 0 once it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 / 1e6 if found else 0.0


def children_of(parent: int) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(status[1]) == parent:
            yield int(folder.name)


def busy_percent(seconds: float = 2.0) -> float:
    """How busy the machine is with other work; above some 10 % it tells in the figures."""
    before = _ticks()
    time.sleep(seconds)
    total, idle = (after - then for after, then in zip(_ticks(), before, strict=True))
    return round(100 * (1 - idle / total), 1)


def _ticks() -> tuple[int, int]:
    """All time since the machine started, and the idle part of it."""
    counts = [int(n) for n in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
    return sum(counts), counts[3] + counts[4]


def machine(python: str, postgres: str) -> dict[str, str | int | float]:
    return {
        "cores": os.cpu_count() or 0,
        "processor": _processor(),
        "system": platform.platform(),
        "python": python,
        "node": _version(["node", "--version"]),
        "wrk": _version(["wrk", "--version"]).split(" [")[0],
        "postgresql": postgres,
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _version(command: list[str]) -> str:
    # wrk says its version and then fails.
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).splitlines()[0].strip()
