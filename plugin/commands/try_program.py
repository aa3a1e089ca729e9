"""Try a promise on the shop's past orders, before anybody is promised anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plugin.commands.opening import open_context, open_shop, refusable
from plugin.commands.program_files import read_promise

if TYPE_CHECKING:
    from plugin.services.replay.replay_orders import Replay
    from plugin.services.replay.tally_replay import Payout


@click.command("try")
@click.option("--shop", "api_url", required=True, help="The shop's API URL.")
@click.option("--program", "program_id", type=int, help="Its newest version, if there is no file.")
@click.option("--days", type=click.IntRange(1, 3650), default=90, show_default=True)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def try_program(api_url: str, program_id: int | None, days: int, file: Path | None) -> None:
    """Say what a promise would have paid on past orders; writes nothing."""
    from plugin.services.context import now
    from plugin.services.replay.replay_orders import replay_orders, trial_version
    from plugin.services.replay.replay_processes import seldom_collected
    from plugin.storage.past_orders import Part

    if file is None and program_id is None:
        raise click.UsageError("Name a file, or a program with --program.")
    promise = read_promise(file) if file is not None else None
    ctx = open_context()
    shop = open_shop(ctx, api_url)
    version = refusable(lambda: trial_version(ctx, shop, promise, program_id))
    part = Part(now() - timedelta(days=days), now())
    seldom_collected()
    replay = replay_orders(ctx, shop, version, part, processes=2)
    click.echo("\n".join(_lines(replay)))


def _lines(replay: Replay) -> Iterator[str]:
    from plugin.domain.money import plain
    from plugin.domain.reasons import SENTENCES

    since = f", since {replay.since:%Y-%m-%d}" if replay.since else ""
    yield f"{replay.orders} orders were looked at{since}."
    yield ""
    for found in replay.outcomes:
        yield f"{found.orders:>8}  {found.outcome:<10} {SENTENCES[found.reason]}"
        yield f"{'':>8}  {'':<10} {', '.join(found.examples)}"
    yield from _payouts("It would have paid", replay.paid)
    for capped in replay.capped:
        cost = f"{plain(capped.cost)} {capped.currency}"
        yield f"{capped.rewards:>8}  beyond a limit, {cost}: {SENTENCES[capped.reason]}"
    yield ""
    yield f"{replay.reachable} of the unrelated orders would have counted, had friends placed them."
    yield from _payouts("That would have cost", replay.reach)


def _payouts(title: str, payouts: tuple[Payout, ...]) -> Iterator[str]:
    from plugin.domain.money import plain

    yield ""
    yield f"{title}:" if payouts else f"{title} nothing."
    for paid in payouts:
        held = f", {paid.held} of them held back still" if paid.held else ""
        cost = f"{plain(paid.cost)} {paid.currency}"
        yield f"{paid.rewards:>8}  rewards of {paid.side}s, {cost}{held}"
