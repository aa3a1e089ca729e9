"""What is held of one person, and its end."""

from __future__ import annotations

import json

import click

from plugin.commands.opening import open_context, open_shop, refusable

_SHOP = click.option("--shop", "api_url", required=True, help="The shop's API URL.")
_USER = click.option("--user", "user_id", help="Saleor's id of their account.")


@click.command("export-person")
@_SHOP
@click.option("--email", help="Their e-mail address.")
@_USER
def export_person(api_url: str, email: str | None, user_id: str | None) -> None:
    """Write all that is held of one person to the standard output, as JSON."""
    from plugin.services.people.export_person import export_person as export

    ctx = open_context()
    shop = open_shop(ctx, api_url)
    held = refusable(lambda: export(ctx, shop, email, user_id))
    click.echo(json.dumps(held, indent=2, ensure_ascii=False))


@click.command("erase")
@_SHOP
@click.option("--email", required=True, help="Their e-mail address.")
@_USER
@click.option("--confirm", prompt="The address once more", help="The address once more.")
@click.option("--why", required=True, help="Kept in the audit log; without an address.")
def erase(api_url: str, email: str, user_id: str | None, confirm: str, why: str) -> None:
    """Erase one person; it cannot be undone."""
    from plugin.services.staff.act_on_reward import By
    from plugin.services.staff.erase_person import erase_person
    from plugin.storage.audit import OPERATOR

    ctx = open_context()
    shop = open_shop(ctx, api_url)
    done = refusable(lambda: erase_person(ctx, shop, email, user_id, confirm, By(OPERATOR, why)))
    click.echo(f"{done.rows} rows are nobody's now, {done.rewards} rewards are void.")
