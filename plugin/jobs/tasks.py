"""What the workers do, when woken and by the clock."""

from __future__ import annotations

from contextlib import suppress

import structlog
from procrastinate import App
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from plugin.jobs.waking import Waker
from plugin.services.context import Context
from plugin.services.find_due_shops import find_due_shops, waiting_imports
from plugin.services.look_after_shop import look_after_shop
from plugin.services.orders.read_orders import ask_all_shops, read_orders
from plugin.services.shops.keep_no_longer import keep_no_longer
from plugin.storage import shops

log = structlog.get_logger()


def add_tasks(app: App, ctx: Context, waker: Waker) -> None:
    """Register all tasks with the engine."""
    _add_work(app, ctx, waker)
    _add_clock(app, ctx, waker)


def _add_work(app: App, ctx: Context, waker: Waker) -> None:

    @app.task(name="look_after")
    def look_after(shop_id: int) -> None:
        for kind in waiting_imports(ctx, shop_id):
            waker.read(shop_id, kind)
        look_after_shop(ctx, shop_id)

    @app.task(name="read")
    def read(shop_id: int, kind: str) -> None:
        with ctx.engine.begin() as conn:
            shop = shops.shop_by_id(conn, shop_id)
        if shop is not None and shop.is_active:
            read_orders(ctx, shop, kind)


def _add_clock(app: App, ctx: Context, waker: Waker) -> None:
    @app.periodic(cron="* * * * *")
    @app.task(name="sweep", queueing_lock="sweep")
    def sweep(timestamp: int) -> None:  # noqa: ARG001 - the engine passes it
        """Wake shops whose rows are due: held rewards, retries, and whatever a crash left."""
        for shop_id in find_due_shops(ctx):
            waker(shop_id)

    @app.periodic(cron="7 * * * *")
    @app.task(name="reconcile", queueing_lock="reconcile")
    def reconcile(timestamp: int) -> None:  # noqa: ARG001
        """Ask every shop what changed since the last time, in case an event was lost."""
        for shop_id in ask_all_shops(ctx):
            waker(shop_id)

    @app.periodic(cron="41 3 * * *")
    @app.task(name="forget", queueing_lock="forget")
    def forget(timestamp: int) -> None:  # noqa: ARG001
        """Forget what was kept for long enough."""
        keep_no_longer(ctx)

    @app.periodic(cron="* * * * *")
    @app.task(name="retry_stalled", queueing_lock="retry_stalled")
    async def retry_stalled(timestamp: int) -> None:  # noqa: ARG001
        """Jobs of workers that died, silent for 30 s, are not retried by the engine itself."""
        for job in await app.job_manager.get_stalled_jobs():
            # Another worker may be quicker; what is left after a fault is tried in a minute.
            with suppress(ConnectorException):
                await _retry(app.job_manager, job)


async def _retry(jobs: JobManager, job: Job) -> None:
    try:
        await jobs.retry_job(job)
    except UniqueViolation:
        # One like it waits already, perhaps for the lock that this one holds.
        await jobs.finish_job(job, Status.ABORTED, delete_job=True)
