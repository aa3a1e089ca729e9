"""The background engine: Procrastinate on the app's own database.

Rows are the truth and jobs only wake somebody to look at them, so a lost job costs a minute at
the most (`sweep`), and a job that runs twice finds nothing to do.
"""

from __future__ import annotations

from procrastinate import App, PsycopgConnector


def worker_app(conninfo: str) -> App:
    """The engine as a worker runs it, with no tasks yet."""
    return App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=8))
