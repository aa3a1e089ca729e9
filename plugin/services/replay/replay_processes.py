"""Replay shares of the orders in processes of their own, all at one moment of the database."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe

from sqlalchemy import Connection, Engine, text

from plugin.domain.program import Version
from plugin.domain.replay import Earned
from plugin.services.replay.replay_part import PartOfReplay
from plugin.services.replay.tally_replay import Tally
from plugin.storage.database import connect
from plugin.storage.past_orders import Part
from plugin.storage.shops import Shop

# A process made anew shares no connection with this one.
_spawn = multiprocessing.get_context("spawn")


@contextmanager
def snapshot(engine: Engine, name: str | None = None) -> Iterator[Connection]:
    """A connection that sees one moment of the database, and cannot write."""
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as conn:
        conn.execute(text("SET TRANSACTION READ ONLY"))
        if name is not None:
            # Exported by another connection of ours: a name that PostgreSQL made.
            conn.execute(text(f"SET TRANSACTION SNAPSHOT '{name}'"))
        yield conn


class RemotePart:
    """A share of the orders that another process decides; the same to read as one of our own."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self.tally = Tally()

    def batches(self) -> Iterator[list[Earned]]:
        """Raises RuntimeError if the process ended before its last order."""
        try:
            while isinstance(found := self._pipe.recv(), list):
                yield found
        except EOFError as error:
            raise RuntimeError("a process of the replay ended before it was done") from error
        self.tally = found


@contextmanager
def started(
    engine: Engine, name: str, shop: Shop, version: Version, part: Part
) -> Iterator[RemotePart]:
    """A process at work on its share, which ends with the block."""
    ours, theirs = _spawn.Pipe(duplex=False)
    url = engine.url.render_as_string(hide_password=False)
    process = _spawn.Process(target=_run, args=(theirs, url, name, shop, version, part))
    process.start()
    # Theirs alone holds the other end, so that ours ends when they do.
    theirs.close()
    try:
        yield RemotePart(ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def seldom_collected() -> None:
    """What an order is decided from goes when the next one comes; there are no circles to look for.

    For a process that does nothing but replay.
    """
    gc.freeze()
    gc.set_threshold(100_000)


def _run(pipe: Pipe, url: str, name: str, shop: Shop, version: Version, part: Part) -> None:
    seldom_collected()
    engine = connect(url, pool_size=1)
    with pipe, snapshot(engine, name) as conn:
        share = PartOfReplay(conn, shop, version, part)
        for found in share.batches():
            pipe.send(found)
        pipe.send(share.tally)
