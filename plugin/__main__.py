"""The operator's commands: `python -m plugin <command>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plugin.commands.exports import export
from plugin.commands.opening import open_context, open_shop, read_settings, refusable
from plugin.commands.people import erase, export_person
from plugin.commands.program_files import (
    export_program,
    import_program,
    list_presets,
    print_schema,
)
from plugin.commands.try_program import try_program
from plugin.domain.program import ProgramState
from plugin.heaps import keep_few_heaps

if TYPE_CHECKING:
    from plugin.services.context import Context

# The parts are imported inside the commands: each reads what it needs, and starts sooner.


@click.group()
def main() -> None:
    """Referrals for Saleor."""


@main.command()
def serve() -> None:
    """Run the web role; with its own PostgreSQL, the worker too."""
    keep_few_heaps()
    from plugin.serve import PortTaken
    from plugin.serve import serve as run
    from plugin.storage.database import connect, database_url

    settings = read_settings()
    embedded = settings.database_url is None
    url = database_url(settings)
    if embedded:
        from plugin.storage.migrate import migrate as upgrade

        engine = connect(url)
        upgrade(engine)
        engine.dispose()
    try:
        run(settings, with_worker=embedded)
    except PortTaken as error:
        raise click.ClickException(f"{error} Choose another with HOST and PORT.") from error


@main.command()
def worker() -> None:
    """Run the worker role."""
    from plugin.app import worker as engine

    # Idle jobs cost nothing to keep, but a finished one is no use to anybody. The engine forgets a
    # notification that comes while it looks for a job, so it looks twice a second by itself.
    engine().run_worker(concurrency=4, delete_jobs="successful", fetch_job_polling_interval=0.5)


@main.command()
def migrate() -> None:
    """Bring the database to the newest structure."""
    from plugin.storage.database import connect, database_url
    from plugin.storage.migrate import migrate as upgrade

    upgrade(connect(database_url(read_settings())))
    click.echo("The database is up to date.")


@main.command()
def shops() -> None:
    """List the shops, what they lack, and how far their history has been read."""
    from plugin.services.shops.install_shop import missing_permissions
    from plugin.storage.shops import all_shops, import_of

    ctx = open_context()
    with ctx.engine.connect() as conn:
        for shop in all_shops(conn):
            backfill = import_of(conn, shop.id, "backfill")
            read = f"{backfill.done} of {backfill.total or '?'}" if backfill else "none"
            lacks = ", ".join(missing_permissions(shop.permissions)) or "nothing"
            click.echo(f"{shop.api_url}  {shop.state}  orders read: {read}  lacks: {lacks}")


@main.command()
def webhooks() -> None:
    """Bring the webhooks of all installed shops to this release."""
    from plugin.saleor.ports import ShopRefused, ShopUnavailable
    from plugin.services.shops.migrate_webhooks import migrate_webhooks
    from plugin.storage.shops import all_shops

    ctx = open_context()
    with ctx.engine.connect() as conn:
        shops = [shop for shop in all_shops(conn) if shop.is_active]
    failed = False
    for shop in shops:
        try:
            done = migrate_webhooks(ctx.port(shop), ctx.settings.app_url)
            click.echo(f"{shop.api_url}: {', '.join(done) or 'up to date'}")
        except (ShopUnavailable, ShopRefused) as error:
            failed = True
            click.echo(f"{shop.api_url}: {error}", err=True)
    if failed:
        raise click.ClickException("Some shops could not be changed; run this again later.")


@main.group()
def programs() -> None:
    """See and run programs."""


_shop_option = click.option("--shop", "api_url", required=True, help="The shop's API URL.")
_id_option = click.option(
    "--program", "--id", "program_id", type=int, help="The program; the first one if not said."
)
for _command in (export_program, import_program, try_program, list_presets, print_schema):
    programs.add_command(_command)


@programs.command("list")
@_shop_option
def list_programs(api_url: str) -> None:
    """List a shop's programs."""
    from plugin.storage.programs import programs_of

    ctx = open_context()
    shop = open_shop(ctx, api_url)
    with ctx.engine.connect() as conn:
        for program in programs_of(conn, shop.id):
            number = program.version.number
            click.echo(f"{program.id}  {program.state:<9} {program.name} (version {number})")


@programs.command()
@_shop_option
@_id_option
@click.option("--storefront", help="Where customers shop; share links lead there.")
def activate(api_url: str, program_id: int | None, storefront: str | None) -> None:
    """Start a program."""
    from plugin.services.programs.change_program import set_storefront
    from plugin.storage.audit import OPERATOR

    ctx = open_context()
    if storefront:
        shop = open_shop(ctx, api_url)
        refusable(lambda: set_storefront(ctx, shop, storefront, OPERATOR))
    _move(ctx, api_url, program_id, ProgramState.ACTIVE)


@programs.command()
@_shop_option
@_id_option
def pause(api_url: str, program_id: int | None) -> None:
    """Pause a program; what was claimed before is honoured."""
    _move(open_context(), api_url, program_id, ProgramState.PAUSED)


def _move(ctx: Context, api_url: str, program_id: int | None, state: ProgramState) -> None:
    from plugin.services.programs.change_program import move_program
    from plugin.storage.audit import OPERATOR
    from plugin.storage.programs import programs_of

    shop = open_shop(ctx, api_url)
    if program_id is None:
        with ctx.engine.connect() as conn:
            program_id = programs_of(conn, shop.id)[0].id
    chosen = program_id
    moved = refusable(lambda: move_program(ctx, shop, chosen, state, OPERATOR))
    click.echo(f"{moved.name} is {moved.state}.")


for _about_people in (export, export_person, erase):
    main.add_command(_about_people)


@main.command("rotate-keys")
def rotate_keys() -> None:
    """Encrypt all secrets anew with the first of SECRET_KEYS; the others may then go."""
    from plugin.services.shops.rotate_keys import rotate_keys as rotate

    click.echo(f"{rotate(open_context())} secrets encrypted anew.")


if __name__ == "__main__":
    main()
