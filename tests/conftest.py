"""What all tests share: a real PostgreSQL, emptied before each test that asks for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import settings as property_settings
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import Engine, make_url, text

from plugin.config import Settings
from plugin.keys import Keys, load_keys
from plugin.storage.database import connect, database_url
from plugin.storage.migrate import migrate
from tests.fakes import FakeShop
from tests.world import World

# A test says what is true, not how quick the machine is.
property_settings.register_profile("any_machine", deadline=None)
property_settings.load_profile("any_machine")

_ENGINES_OWN = ("procrastinate_periodic_defers", "procrastinate_jobs", "procrastinate_workers")


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        data_dir=tmp_path_factory.mktemp("data"),
        secret_keys=Fernet.generate_key().decode(),
        identity_key=Fernet.generate_key().decode(),
        allow_private_shops=True,
        _env_file=None,
    )


@pytest.fixture(scope="session")
def keys(settings: Settings) -> Keys:
    return load_keys(settings)


@pytest.fixture(scope="session")
def migrated(settings: Settings) -> Iterator[Engine]:
    """One database for all tests of this process."""
    # Nobody pulls the plug here, so no test waits for the disk.
    hasty = {"options": "-c synchronous_commit=off"}
    url = make_url(database_url(settings)).update_query_dict(hasty)
    engine = connect(url.render_as_string(hide_password=False))
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def database(migrated: Engine) -> Engine:
    with migrated.begin() as conn:
        # Ten times as fast as TRUNCATE, for there are few rows in many tables.
        for table in ("shops", "rate_windows", *_ENGINES_OWN):
            conn.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - our own names
    return migrated


@pytest.fixture
def world(settings: Settings, database: Engine, keys: Keys) -> World:
    """A shop that has installed the app, with its program running."""
    return World.opened(settings, database, keys, FakeShop())


@pytest.fixture(scope="session")
def schemas() -> Path:
    """Saleor's own schemas, which are not part of this repository."""
    default = Path(__file__).parents[2] / "shared" / "saleor"
    folder = Path(os.environ.get("SALEOR_SCHEMAS", default))
    if not (folder / "schema-3.23.graphql").exists():
        pytest.skip(f"Saleor's schemas are not in {folder}; set SALEOR_SCHEMAS to their folder.")
    return folder


BROWSER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 "
    "Safari/537.36"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Only for the length of a module: while it is open, nothing else may run an event loop."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("There is no Chromium here; install Debian's package chromium.")
    with sync_playwright() as playwright:
        # By its own name it is a robot, and follows no link.
        args = ["--no-sandbox", f"--user-agent={BROWSER}"]
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()
