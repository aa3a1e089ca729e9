"""Settings: read once from the environment, frozen, passed in."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any

from cryptography.fernet import Fernet
from pydantic import AfterValidator, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[1]

_KEY_HELP = (
    'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
)


def _without_slash(url: str) -> str:
    if not re.fullmatch(r"https?://[^/\s]+(/[^\s]*)?", url):
        raise ValueError("write an address such as https://referrals.example.com")
    return url.rstrip("/")


class Settings(BaseSettings):
    """Every setting is an environment variable of the same name in capitals.

    With nothing set the app runs on its own PostgreSQL in DATA_DIR, with keys it makes there.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_file=".env", env_ignore_empty=True
    )

    app_url: Annotated[str, AfterValidator(_without_slash)] = Field(
        "http://127.0.0.1:3100", description="Where shops and browsers reach this app."
    )
    host: str = Field("127.0.0.1", description="The address that the web role binds.")
    port: int = Field(3100, ge=1, le=65535, description="The port that the web role binds.")
    web_workers: int = Field(2, ge=1, le=64, description="Web processes; one for each core.")
    database_url: SecretStr | None = Field(
        None, description="PostgreSQL 14 or newer. Unset: a PostgreSQL of the app's own."
    )
    data_dir: Path = Field(
        Path("data"), description="Where the app's own PostgreSQL and keys live, if it has them."
    )
    secret_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (), description="Fernet keys, the newest first, with commas. They encrypt shops' tokens."
    )
    identity_key: SecretStr | None = Field(
        None, description="A Fernet key that never changes: fingerprints and codes hang on it."
    )
    allowed_shops: str = Field(
        r".*", description="Regular expression that a shop's API URL must match in full."
    )
    allow_private_shops: bool = Field(
        False, description="Let shops be on http and on private addresses; for development."
    )
    dashboard_origins: str = Field(
        "*", description="Origins that may frame the Dashboard pages, separated by spaces."
    )
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (), description="Whose X-Forwarded-For is believed: addresses or networks, with commas."
    )
    smtp_url: SecretStr | None = Field(
        None, description="smtp://user:password@host:587; smtps:// for TLS from the start."
    )
    mail_from: str = Field(
        "Referrals <referrals@localhost>", description="The sender of the app's mails."
    )
    metrics_token: SecretStr | None = Field(
        None, description="Bearer token for /metrics. Unset: /metrics answers 404."
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")

    @field_validator("secret_keys", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return [part.strip() for part in value.split(",") if part.strip()]

    @field_validator("secret_keys", "identity_key")
    @classmethod
    def _is_fernet(cls, value: Any) -> Any:
        for key in value if isinstance(value, tuple) else [value] if value else []:
            try:
                Fernet(key.get_secret_value())
            except ValueError as error:
                raise ValueError(f"not a Fernet key; make one with: {_KEY_HELP}") from error
        return value

    @field_validator("allowed_shops")
    @classmethod
    def _is_pattern(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return value

    @model_validator(mode="after")
    def _keys_with_own_database(self) -> Settings:
        if self.database_url and not (self.secret_keys and self.identity_key):
            raise ValueError(
                "DATABASE_URL needs SECRET_KEYS and IDENTITY_KEY beside it, the same on every "
                f"machine; make each with: {_KEY_HELP}"
            )
        return self
