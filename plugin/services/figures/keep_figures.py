"""Show figures at once, if need be those of some minutes ago.

Where much is to be added up, the sums are kept. Whoever asks again is shown those, with
their time, while a worker adds up new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from plugin.services.context import Context, now
from plugin.storage import kept_figures
from plugin.storage.shops import Shop

_Q = TypeVar("_Q")
_A = TypeVar("_A")
_T = TypeVar("_T")

# From so many orders or rewards on.
BUSY = 2_000
GOOD_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Shown(Generic[_A]):
    """is_counted_anew: newer figures will be there soon."""

    figures: _A
    counted_at: datetime
    is_counted_anew: bool = False


@dataclass(frozen=True, slots=True)
class Figures(Generic[_Q, _A]):
    """name: never changes. question, answer: what they are written and read as. is_much: whether
    the answer is added up out of so much that it is kept. count: add it up.
    """

    name: str
    question: type[_Q]
    answer: type[_A]
    is_much: Callable[[Context, Shop, _Q], bool]
    count: Callable[[Context, Shop, _Q], _A]

    def show(self, ctx: Context, shop: Shop, question: _Q) -> Shown[_A]:
        return self._kept(ctx, shop, question) or self._count(ctx, shop, question)

    def recount(self, ctx: Context, shop: Shop, written: str) -> None:
        """written: a question of these figures that somebody wants to be answered anew."""
        self._count(ctx, shop, _read(written.removeprefix(self.name), self.question))

    def _kept(self, ctx: Context, shop: Shop, question: _Q) -> Shown[_A] | None:
        """What was added up before; a worker is woken where that is some time ago."""
        written, moment = self._name(question), now()
        with ctx.engine.begin() as conn:
            kept = kept_figures.find_kept(conn, shop.id, written)
            if kept is None or kept.counted_at <= moment - kept_figures.KEPT_FOR:
                return None
            is_late = kept.counted_at <= moment - GOOD_FOR
            if is_late:
                kept_figures.want_newer(conn, shop.id, written, moment)
        if is_late:
            ctx.wake(shop.id)
        return Shown(_read(kept.answer, self.answer), kept.counted_at, is_late)

    def _count(self, ctx: Context, shop: Shop, question: _Q) -> Shown[_A]:
        moment, found = now(), self.count(ctx, shop, question)
        if self.is_much(ctx, shop, question):
            with ctx.engine.begin() as conn:
                name = self._name(question)
                kept_figures.keep(conn, shop.id, name, _written(found), moment)
        return Shown(found, moment)

    def _name(self, question: _Q) -> str:
        return f"{self.name} {_written(question)}"


def _written(found: Any) -> str:
    return msgspec.json.encode(found, enc_hook=str).decode()


def _read(written: str, kind: type[_T]) -> _T:
    return msgspec.json.decode(written, type=kind, dec_hook=_zone)


def _zone(kind: type, name: Any) -> Any:
    """All that msgspec does not know by itself."""
    if kind is tzinfo:
        return ZoneInfo(name)
    raise NotImplementedError(kind)
