"""Settings refuse nonsense with what to write instead; keys can be changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from pydantic import ValidationError
from sqlalchemy import select

from plugin.config import Settings
from plugin.keys import KeyLost, load_keys
from plugin.services.shops.rotate_keys import rotate_keys
from plugin.storage.tables import advocates, shops
from tests.world import ALICE, World


def new_key() -> str:
    return Fernet.generate_key().decode()


@pytest.mark.parametrize(
    ("setting", "value", "help_text"),
    [
        ("app_url", "referrals.example.com", "write an address such as https://"),
        ("secret_keys", "hunter2", "make one with"),
        ("identity_key", "hunter2", "make one with"),
        ("allowed_shops", "(", "not a regular expression"),
        ("port", "0", "greater than or equal to 1"),
    ],
)
def test_nonsense_is_refused_with_what_to_write(setting: str, value: str, help_text: str) -> None:
    nonsense: dict[str, Any] = {setting: value}
    with pytest.raises(ValidationError, match=help_text):
        Settings(_env_file=None, **nonsense)


def test_a_database_of_ones_own_needs_keys_of_ones_own() -> None:
    with pytest.raises(ValidationError, match="DATABASE_URL needs SECRET_KEYS and IDENTITY_KEY"):
        Settings(_env_file=None, database_url="postgresql://db/referrals")


def test_a_setting_that_is_empty_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_URL", "")

    assert Settings(_env_file=None).smtp_url is None


def test_keys_made_on_the_first_start_are_found_on_the_second(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path)
    sealed = load_keys(settings).seal("a token")

    assert load_keys(settings).open(sealed) == "a token"
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_secrets_survive_a_new_key_and_the_old_one_may_then_go(world: World) -> None:
    world.story()
    old = world.ctx.settings
    newest = new_key()
    both = f"{newest},{old.secret_keys[0].get_secret_value()}"
    identity = old.identity_key
    assert identity is not None
    kept: dict[str, Any] = {"identity_key": identity.get_secret_value(), "data_dir": old.data_dir}
    rotating = load_keys(Settings(_env_file=None, secret_keys=both, **kept))
    world.ctx = replace(world.ctx, keys=rotating)
    assert rotate_keys(world.ctx) == 3

    alone = load_keys(Settings(_env_file=None, secret_keys=newest, **kept))
    with world.ctx.engine.connect() as conn:
        assert alone.open(conn.execute(select(shops.c.token)).scalar_one()) == "t" * 30
        assert alone.open(conn.execute(select(advocates.c.email)).scalar_one()) == ALICE.email
    assert alone.person(email="a@example.com", user_id=None) == world.ctx.keys.person(
        email="a@example.com", user_id=None
    )


def test_a_secret_under_a_lost_key_says_so(tmp_path: Path) -> None:
    sealed = load_keys(Settings(_env_file=None, data_dir=tmp_path)).seal("a token")
    other = load_keys(Settings(_env_file=None, secret_keys=new_key(), data_dir=tmp_path))

    with pytest.raises(KeyLost):
        other.open(sealed)
