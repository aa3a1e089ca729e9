"""The shop's lists as tables, for whoever keeps its books."""

from __future__ import annotations

import click

from plugin.commands.opening import open_context, open_shop, refusable


@click.command("export")
@click.argument("book", type=click.Choice(["ledger", "rewards", "referrals", "advocates"]))
@click.option("--shop", "api_url", required=True, help="The shop's API URL.")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
@click.option("--program", "program_id", type=int, help="Only this program.")
@click.option("--from", "since", help="The first day or moment, such as 2026-01-01.")
@click.option("--to", "until", help="The first day or moment after.")
def export(
    book: str,
    api_url: str,
    form: str,
    program_id: int | None,
    since: str | None,
    until: str | None,
) -> None:
    """Write a list to the standard output, the oldest first. Advocates are of no program or day."""
    from plugin.services.books.export_books import Book, export_book, scope_of
    from plugin.services.books.write_table import Form

    ctx = open_context()
    shop = open_shop(ctx, api_url)
    scope = refusable(lambda: scope_of(ctx, shop, program_id, since, until))
    wanted = scope.of(Book(book))
    for piece in export_book(ctx, shop, Book(book), Form(form), wanted, with_orders=True):
        click.echo(piece, nl=False)
