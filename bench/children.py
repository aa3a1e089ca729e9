"""Processes that the benchmark starts, and ends again whatever happens."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE = 40


class CannotMeasure(Exception):
    """Something that the benchmark needs is missing; the text says what to do."""


@contextmanager
def running(
    command: Sequence[str], env: Mapping[str, str], folder: Path, log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A child that runs until the block ends; what it says goes to the log."""
    with log.open("ab") as out:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **env},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield child
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ask the child to stop; then end what is left of it and of its own children."""
    child.terminate()
    try:
        child.wait(15)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    with suppress(ProcessLookupError):
        # The child leads a session of its own, so the group holds nobody else's processes.
        os.killpg(child.pid, signal.SIGKILL)


def await_http(child: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    """Return once the child answers on that port."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and child.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise CannotMeasure(f"{child.args!r} does not answer on port {port}; see {log}")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def finish(command: Sequence[str], env: Mapping[str, str], folder: Path, log: Path) -> None:
    """Run a command to its end. Raises CannotMeasure if it fails."""
    with log.open("ab") as out:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **env},
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise CannotMeasure(f"{' '.join(command)} failed; see {log}")
