"""Run the web role, and in the embedded default the worker beside it."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from plugin.config import ROOT, Settings

# Requests wait for their commit in groups: many cheap threads, few commits. With 16 a process takes
# a fifth fewer webhooks in a rush; with 64 no more, and each has memory of its own.
_THREADS = 32


class PortTaken(Exception):
    """Somebody listens there; the web server itself would share the port with them, silently."""


class WorkerProcess:
    """The background worker as a child process, started again whenever it dies."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher = threading.Thread(target=self._watch, name="worker-watcher", daemon=True)

    def start(self) -> None:
        self._watcher.start()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            command = [sys.executable, "-m", "plugin", "worker"]
            self._process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - our own command
            self._process.wait()
            self._stopping.wait(1)

    def stop(self) -> None:
        self._stopping.set()
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)


def serve(settings: Settings, *, with_worker: bool) -> None:
    """Serve until told to stop. Raises PortTaken."""
    _check_port(settings)
    _prepare_metrics(settings.data_dir / "metrics")
    worker = WorkerProcess() if with_worker else None
    if worker is not None:
        worker.start()
    _read_app()
    try:
        Granian(
            "plugin.app:wsgi",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.WSGI,
            workers=settings.web_workers,
            blocking_threads=_THREADS,
            http=HTTPModes.http1,
            websockets=False,
            factory=True,
            # Without it, the death of one web process shuts down the server.
            respawn_failed_workers=True,
            respawn_interval=0.5,
            log_access=False,
        ).serve()
    finally:
        if worker is not None:
            worker.stop()


def _read_app() -> None:
    """Read it once, for all web processes: they share what they only read."""
    import plugin.app  # noqa: F401 - it is to be there when they are forked

    # A collection writes to all that it looks at, and what is written to is shared no longer.
    gc.collect()
    gc.freeze()


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host} port {settings.port}"
            raise PortTaken(f"The app cannot listen on {where}: {error.strerror}.") from error


def _prepare_metrics(folder: Path) -> None:
    """Counters of all web processes meet in files; those of the last run are history."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder.resolve())
