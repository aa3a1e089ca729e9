"""What commands open first: the settings, the app's context, the shop that is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click
from pydantic import ValidationError

from plugin.config import Settings
from plugin.logs import configure_logs

if TYPE_CHECKING:
    from plugin.services.context import Context
    from plugin.storage.shops import Shop

_T = TypeVar("_T")


def read_settings() -> Settings:
    try:
        settings = Settings()
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        raise click.ClickException("\n".join(lines)) from error
    configure_logs(settings)
    return settings


def open_context() -> Context:
    """What the caller handed in, or what the settings say."""
    from plugin.services.context import Context

    given = click.get_current_context().find_object(Context)
    if given is not None:
        return given
    from plugin.assembly import assemble

    return assemble(read_settings()).ctx


def open_shop(ctx: Context, api_url: str) -> Shop:
    from plugin.storage.shops import find_shop

    with ctx.engine.connect() as conn:
        shop = find_shop(conn, api_url)
    if shop is None:
        raise click.ClickException(f"No shop {api_url} has installed the app.")
    return shop


def refusable(act: Callable[[], _T]) -> _T:
    """A refusal ends the command with what it says."""
    from plugin.services.refusals import Refused

    try:
        return act()
    except Refused as error:
        lines = [f"{path}: {message}" for path, message in error.problems]
        raise click.ClickException("\n".join([f"{error} ({error.code})", *lines])) from error
