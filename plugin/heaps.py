"""Few heaps: of a process whose many threads mostly wait, each would keep memory for itself."""

from __future__ import annotations

import ctypes
import os

# How glibc's mallopt calls the number of its heaps.
_M_ARENA_MAX = -8


def keep_few_heaps() -> None:
    """For this process and those that it forks. To be called before the web server is imported.

    glibc reads its own variables only when a program starts, so it is told. The web server's
    jemalloc reads its variable when it is first used.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_ARENA_MAX, 1)
    os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:1,tcache:false")
