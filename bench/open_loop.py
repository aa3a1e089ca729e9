"""Requests at a steady rate, whether or not the last ones have been answered.

Latency counts from the moment a request was due: if the server stalls, or this process does, all
that wait behind the stall are slow too, as they are for people.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.children import CannotMeasure

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


_PATIENCE = 30


class BadAnswer(CannotMeasure):
    """The server answered with something else than what was asked for, or not at all."""


@dataclass
class Callers:
    """Keep-alive connections to one port; a request takes the one that has been free for longest,
    or opens another. So all processes behind the port have work, as they have from many people.

    request: the raw HTTP request of that number. is_good: whether this body answers it.
    """

    port: int
    request: Callable[[int], bytes]
    is_good: Callable[[bytes], bool]
    _idle: deque[Wire] = field(default_factory=deque)
    _wires: list[Wire] = field(default_factory=list)

    async def connect(self, connections: int) -> None:
        self._idle.extend([await self._open() for _ in range(connections)])

    async def at_rate(self, first: int, rate: int, seconds: int) -> list[float]:
        """Send `rate` requests a second; the latency of each in milliseconds."""
        start, jobs = time.perf_counter(), []
        # One after the other: to make thousands at once takes so long that the first are late.
        for place in range(rate * seconds):
            due = start + place / rate
            await asyncio.sleep(due - time.perf_counter())
            jobs.append(asyncio.create_task(self._timed(due, first + place)))
        return await asyncio.gather(*jobs)

    async def rush(self, first: int, seconds: int, callers: int) -> float:
        """As many as are answered, each caller one after the other; requests a second."""
        start = time.perf_counter()
        counts = await asyncio.gather(
            *(self._again(first + caller, callers, start + seconds) for caller in range(callers))
        )
        return sum(counts) / (time.perf_counter() - start)

    async def _again(self, number: int, step: int, end: float) -> int:
        count = 0
        while time.perf_counter() < end:
            await self._call(number + count * step)
            count += 1
        return count

    async def _timed(self, due: float, number: int) -> float:
        await self._call(number)
        return (time.perf_counter() - due) * 1000

    async def _call(self, number: int) -> None:
        wire = self._idle.popleft() if self._idle else await self._open()
        try:
            async with asyncio.timeout(_PATIENCE):
                head, body = await _exchange(wire, self.request(number))
        except (OSError, EOFError) as error:
            raise BadAnswer(f"no answer on port {self.port}: {error!r}") from error
        if not (head.startswith(b"HTTP/1.1 200") and self.is_good(body)):
            raise BadAnswer((head + body)[-500:].decode(errors="replace"))
        self._idle.append(wire)

    async def _open(self) -> Wire:
        wire = await asyncio.open_connection("127.0.0.1", self.port)
        self._wires.append(wire)
        return wire

    async def aclose(self) -> None:
        for _, writer in self._wires:
            writer.close()
        await asyncio.gather(
            *(writer.wait_closed() for _, writer in self._wires), return_exceptions=True
        )


async def _exchange(wire: Wire, request: bytes) -> tuple[bytes, bytes]:
    reader, writer = wire
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    return head, await reader.readexactly(_content_length(head))


def _content_length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise BadAnswer("an answer without a length")
