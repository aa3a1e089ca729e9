"""The shop's own workers: they call apps while customers go on shopping."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable

Job = Callable[[], None]


class Background:
    """A few threads and a queue of jobs, each due at its time."""

    def __init__(self, threads: int = 4) -> None:
        self._size = threads
        self._ready = threading.Condition()
        self._queue: list[tuple[float, int, Job]] = []
        self._turn = itertools.count()
        self._running = 0
        self._threads: list[threading.Thread] = []
        self._closed = False

    def submit(self, job: Job, after: float = 0.0) -> None:
        with self._ready:
            if self._closed:
                return
            heapq.heappush(self._queue, (time.monotonic() + after, next(self._turn), job))
            if len(self._threads) < self._size:
                thread = threading.Thread(target=self._work, daemon=True)
                self._threads.append(thread)
                thread.start()
            self._ready.notify_all()

    def wait_until_idle(self, timeout: float) -> None:
        self.wait_for(lambda: not self._queue and not self._running, timeout)

    def wait_for(self, condition: Callable[[], bool], timeout: float) -> None:
        """Return once `condition` holds; it is looked at whenever a job ends."""
        with self._ready:
            if not self._ready.wait_for(condition, timeout):
                raise TimeoutError(f"{len(self._queue)} jobs wait and {self._running} run")

    def close(self) -> None:
        with self._ready:
            self._closed = True
            self._queue.clear()
            self._ready.notify_all()
        for thread in self._threads:
            thread.join(timeout=20)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                job()
            finally:
                with self._ready:
                    self._running -= 1
                    self._ready.notify_all()

    def _next(self) -> Job | None:
        with self._ready:
            while not self._closed:
                if not self._queue:
                    self._ready.wait()
                    continue
                wait = self._queue[0][0] - time.monotonic()
                if wait > 0:
                    self._ready.wait(wait)
                    continue
                self._running += 1
                return heapq.heappop(self._queue)[2]
            return None
