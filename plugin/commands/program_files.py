"""Programs as files: written, read back, started from a preset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plugin.commands.opening import open_context, open_shop, refusable

if TYPE_CHECKING:
    from plugin.domain.promise import Promise
    from plugin.services.programs.compare_promises import Change

_format_option = click.option(
    "--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)


@click.command("export")
@click.option("--shop", "api_url", required=True, help="The shop's API URL.")
@click.option("--program", "program_id", type=int, required=True, help="The program.")
@_format_option
def export_program(api_url: str, program_id: int, form: str) -> None:
    """Write a program's newest version to the standard output."""
    from plugin.services.programs.import_program import promise_now
    from plugin.storage.promise_json import promise_to_json

    ctx = open_context()
    shop = open_shop(ctx, api_url)
    promise = refusable(lambda: promise_now(ctx, shop, program_id))
    _print(promise_to_json(promise), form)


@click.command("import")
@click.option("--shop", "api_url", required=True, help="The shop's API URL.")
@click.option("--program", "program_id", type=int, help="Its next version; if not said, a draft.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_program(api_url: str, program_id: int | None, dry_run: bool, file: Path) -> None:
    """Read a program from a file, YAML or JSON: a new draft, or a new version."""
    from plugin.services.programs.import_program import import_promise, preview
    from plugin.storage.audit import OPERATOR

    promise = read_promise(file)
    ctx = open_context()
    shop = open_shop(ctx, api_url)
    changes = refusable(lambda: preview(ctx, shop, promise, program_id))
    click.echo("\n".join(map(_line, changes)) or "Nothing changes.")
    if dry_run or not changes:
        return
    program = refusable(lambda: import_promise(ctx, shop, promise, program_id, OPERATOR))
    click.echo(f"{program.name} is program {program.id}, version {program.version.number}.")


@click.command("presets")
@click.option("--shop", "api_url", help="The shop's API URL.")
@_format_option
@click.argument("name", required=False)
def list_presets(api_url: str | None, form: str, name: str | None) -> None:
    """List what a program can start from; with NAME and --shop, write that one."""
    from plugin.services.programs.presets import presets

    if name is None:
        for preset in presets():
            click.echo(f"{preset.name:<26}{preset.title}")
    elif api_url is None:
        raise click.UsageError("Name the shop with --shop: its channels decide the sums.")
    else:
        _print_preset(api_url, name, form)


@click.command("schema")
def print_schema() -> None:
    """Write the JSON Schema of a program's file."""
    from plugin.storage.program_file import schema_text

    click.echo(schema_text(), nl=False)


def _print_preset(api_url: str, name: str, form: str) -> None:
    from plugin.services.programs.presets import make_preset, presets
    from plugin.storage.shops import channels_of

    preset = next((preset for preset in presets() if preset.name == name), None)
    if preset is None:
        raise click.UsageError(f"There is no preset {name}; `programs presets` lists them.")
    ctx = open_context()
    shop = open_shop(ctx, api_url)
    with ctx.engine.connect() as conn:
        made = make_preset(preset, {c.slug: c.currency for c in channels_of(conn, shop.id)})
    _say("Still to be chosen, where it says null", made.needs)
    _say("Left out, because no sum is known for their currency", made.left_out)
    _print(made.promise, form)


def _say(what: str, names: Sequence[str]) -> None:
    # Beside the file, not in it.
    if names:
        click.echo(f"{what}: {', '.join(names)}.", err=True)


def _print(document: dict[str, Any], form: str) -> None:
    from plugin.storage.program_file import write_json, write_yaml

    click.echo(write_json(document) if form == "json" else write_yaml(document), nl=False)


def read_promise(file: Path) -> Promise:
    from plugin.storage.program_file import read_program
    from plugin.storage.promise_json import BadPromise

    try:
        return read_program(file.read_text("utf-8"), is_json=file.suffix == ".json")
    except BadPromise as error:
        lines = [f"{problem.path}: {problem.message}" for problem in error.problems]
        raise click.ClickException("\n".join([f"{file} is no program.", *lines])) from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file} is not written in UTF-8.") from error


def _line(change: Change) -> str:
    before, after = _plain(change.before), _plain(change.after)
    if change.before is None:
        return f"+ {change.path}: {after}"
    if change.after is None:
        return f"- {change.path}: {before}"
    return f"~ {change.path}: {before} → {after}"


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
