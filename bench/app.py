"""The app under test: its own server and worker, as a merchant runs them who has grown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet

from bench.children import await_http, free_port, running
from bench.environment import WRITES_BYTECODE
from bench.machine import children_of
from bench.plan import CACHE, ROOT

_LOG = CACHE / "app.log"


@dataclass(frozen=True, slots=True)
class App:
    """How to run the app: an interpreter, and the settings as environment variables."""

    python: str
    settings: Mapping[str, str]

    @property
    def port(self) -> int:
        return int(self.settings["PORT"])

    @property
    def url(self) -> str:
        return self.settings["APP_URL"]


def grown_app(python: str, database_url: str, processes: int) -> App:
    """Settings for a PostgreSQL of the merchant's own."""
    port = free_port()
    settings = {
        "APP_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": database_url,
        "SECRET_KEYS": Fernet.generate_key().decode(),
        "IDENTITY_KEY": Fernet.generate_key().decode(),
        "WEB_WORKERS": str(processes),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DATA_DIR": str(CACHE / "data"),
        "ALLOW_PRIVATE_SHOPS": "true",
        # As behind a proxy: who asks is counted by the network that it names.
        "TRUSTED_PROXIES": "127.0.0.1",
    }
    return App(python, settings)


@contextmanager
def web(app: App) -> Iterator[tuple[int, ...]]:
    """Run `python -m plugin serve`; the ids of its web processes."""
    with _running(app, "serve") as parent:
        yield tuple(_web_processes(parent))


@contextmanager
def worker(app: App) -> Iterator[None]:
    """Run `python -m plugin worker`."""
    with _running(app, "worker"):
        yield


@contextmanager
def _running(app: App, role: str) -> Iterator[int]:
    env = {**app.settings, **WRITES_BYTECODE, "PYTHONPATH": str(ROOT)}
    # Not in the repository, where a developer's .env would be read.
    with running([app.python, "-m", "plugin", role], env, CACHE, _LOG) as child:
        if role == "serve":
            await_http(child, app.port, "/health", _LOG)
        yield child.pid


def _web_processes(parent: int) -> Iterator[int]:
    for child in children_of(parent):
        if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes():
            yield child
