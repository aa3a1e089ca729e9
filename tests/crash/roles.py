"""The roles of the app as an operator runs them: real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from plugin.config import ROOT


class Died(Exception):
    """A process ended that nobody has killed; the text has the last that it said."""


class Role:
    """`serve` or `worker`, with all that it starts. What it says goes into a file."""

    def __init__(self, command: str, environment: Mapping[str, str], log: Path):
        self._command = [sys.executable, "-m", "plugin", command]
        self._environment = {**os.environ, **environment}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def starts(self) -> None:
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=out,
                stderr=out,
                # A group of its own, so that whatever it starts can be ended with it.
                start_new_session=True,
            )

    def children(self) -> list[int]:
        """The processes that it has started, the oldest first."""
        listed = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return sorted(map(int, listed.split()))

    def must_live(self) -> None:
        """Raises Died if it has ended by itself."""
        assert self._process is not None
        if self._process.poll() is not None:
            raise Died(f"with {self._process.returncode}:\n{self._log.read_text()[-2000:]}")

    def is_killed(self) -> None:
        """kill -9; returns once it is dead."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def ends(self) -> None:
        """As politely as it lets us."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self.is_killed()
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
