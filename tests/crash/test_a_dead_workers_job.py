"""What becomes of the job in a worker's hands when the worker dies."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from procrastinate import App
from sqlalchemy import text

from plugin.jobs.engine import worker_app
from plugin.jobs.tasks import add_tasks
from plugin.jobs.waking import Waker
from plugin.services.context import now
from plugin.services.find_due_shops import waiting_imports
from plugin.storage.shops import start_import
from tests.crash.running import address
from tests.world import World, an_order


class Workers:
    """The engine with the app's own tasks; a worker lives until it has nothing to do."""

    def __init__(self, world: World, conninfo: str):
        self.waker = Waker(world.ctx.engine)
        self.world = world
        self._conninfo = conninfo
        world.ctx = replace(world.ctx, wake=self.waker)

    def _engine(self) -> App:
        engine = worker_app(self._conninfo)
        add_tasks(engine, self.world.ctx, self.waker)
        return engine

    def work(self) -> None:
        async def go() -> None:
            async with self._engine().open_async() as engine:
                await engine.run_worker_async(wait=False, install_signal_handlers=False)

        asyncio.run(go())

    def one_dies_with_a_job(self) -> str:
        """A worker takes the next job and is never heard of again; the task's name."""

        async def go() -> str:
            async with self._engine().open_async() as engine:
                worker_id = await engine.job_manager.register_worker()
                job = await engine.job_manager.fetch_job(queues=None, worker_id=worker_id)
                assert job is not None
                return job.task_name

        return asyncio.run(go())

    def half_a_minute_passes(self) -> None:
        with self.world.ctx.engine.begin() as conn:
            conn.execute(
                text("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 s'")
            )

    def retry_stalled(self, at_once: int = 1) -> None:
        async def go() -> None:
            async with self._engine().open_async() as engine:
                retry = engine.tasks["retry_stalled"]
                await asyncio.gather(*(retry(timestamp=0) for _ in range(at_once)))

        asyncio.run(go())

    def jobs(self) -> list[tuple[str, str]]:
        with self.world.ctx.engine.connect() as conn:
            query = text("SELECT task_name, status::text FROM procrastinate_jobs ORDER BY id")
            return [(row.task_name, row.status) for row in conn.execute(query)]


@pytest.fixture
def workers(world: World) -> Workers:
    """The shop's orders are to be read, and the job for it waits."""
    workers = Workers(world, address(world.ctx.engine))
    world.fake.history = [an_order("Order:1"), an_order("Order:2"), an_order("Order:3")]
    with world.ctx.engine.begin() as conn:
        start_import(conn, world.shop.id, "reconcile", now() - timedelta(days=1))
    workers.waker.read(world.shop.id, "reconcile")
    return workers


def test_the_job_of_a_living_worker_is_left_alone(workers: Workers) -> None:
    workers.one_dies_with_a_job()
    workers.retry_stalled()

    assert workers.jobs() == [("read", "doing")]


def test_the_next_worker_goes_on_reading_where_one_has_died(workers: Workers) -> None:
    assert workers.one_dies_with_a_job() == "read"
    workers.half_a_minute_passes()
    workers.retry_stalled()
    workers.work()

    assert waiting_imports(workers.world.ctx, workers.world.shop.id) == []


def test_a_job_that_waits_for_the_dead_ones_lock_gets_it(workers: Workers) -> None:
    workers.one_dies_with_a_job()
    workers.waker.read(workers.world.shop.id, "reconcile")
    workers.half_a_minute_passes()
    workers.retry_stalled()
    assert workers.jobs() == [("read", "todo")]
    workers.work()

    assert waiting_imports(workers.world.ctx, workers.world.shop.id) == []


def test_one_dead_job_does_not_keep_another_from_being_retried(workers: Workers) -> None:
    workers.one_dies_with_a_job()
    workers.waker.read(workers.world.shop.id, "reconcile")
    workers.waker(workers.world.shop.id)
    workers.one_dies_with_a_job()
    workers.half_a_minute_passes()
    workers.retry_stalled()

    assert workers.jobs() == [("read", "todo"), ("look_after", "todo")]


def test_several_workers_may_look_for_dead_ones_at_once(workers: Workers) -> None:
    workers.one_dies_with_a_job()
    workers.half_a_minute_passes()
    workers.retry_stalled(at_once=4)

    assert workers.jobs() == [("read", "todo")]


def test_a_worker_that_starts_later_knows_the_dead_ones_jobs_too(workers: Workers) -> None:
    """It forgets the dead worker on its start, and the job then belongs to nobody."""
    workers.one_dies_with_a_job()
    workers.half_a_minute_passes()
    workers.work()
    workers.retry_stalled()
    workers.work()

    assert waiting_imports(workers.world.ctx, workers.world.shop.id) == []
