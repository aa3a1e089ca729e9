"""A crowd in the shop, and processes of the app that die among it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from sqlalchemy import text

from plugin.domain.program import ProgramState
from plugin.services.context import Context
from plugin.services.programs.change_program import move_program, save_version, set_storefront
from plugin.services.shops.set_honesty import set_honesty
from plugin.storage.programs import programs_of
from plugin.storage.shops import find_shop
from sandbox import Shop
from sandbox.people import Staff
from tests.crash.crowd import Crowd
from tests.crash.running import RunningApp
from tests.waiting import until

PERMISSIONS = ("MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS")

_DUE = (
    "SELECT 1 FROM orders WHERE due_at IS NOT NULL",
    # One that is issued has a date, too: that of its end.
    "SELECT 1 FROM rewards WHERE state IN ('pending', 'voiding')",
    "SELECT 1 FROM vouchers WHERE due_at IS NOT NULL",
    "SELECT 1 FROM codes WHERE due_at IS NOT NULL OR state IN ('planned', 'retiring')",
    "SELECT 1 FROM messages WHERE due_at IS NOT NULL",
    "SELECT 1 FROM imports WHERE state <> 'finished'",
    "SELECT 1 FROM procrastinate_jobs WHERE status IN ('todo', 'doing')",
)


@dataclass
class Storm:
    shop: Shop
    app: RunningApp
    ctx: Context
    crowd: Crowd
    chance: Random
    worker_deaths: int = 0
    web_deaths: int = 0
    jobs_cut_off: int = 0
    _last_minute: float = 0.0

    @classmethod
    def over(cls, shop: Shop, app: RunningApp, ctx: Context, seed: int) -> Storm:
        chance = Random(seed)  # noqa: S311 - it has to come again
        return cls(shop, app, ctx, Crowd(shop, app.url, chance), chance)

    def gathers(self, *, advocates: int, friends: int) -> None:
        """The app is installed and its program runs; nobody has come yet."""
        self.app.worker_starts()
        Staff(self.shop).installs(f"{self.app.url}/api/manifest", PERMISSIONS)
        self._program_starts()
        self.crowd.gathers(advocates=advocates, friends=friends)
        self.calms()
        self.app.worker_is_killed()

    def _program_starts(self) -> None:
        ctx = self.ctx
        with ctx.engine.connect() as conn:
            shop = find_shop(conn, self.shop.api_url)
            assert shop is not None
            program = programs_of(conn, shop.id)[0]
        (arm,) = program.promise.offers
        at_once = replace(arm, advocate=replace(arm.advocate, hold_days=0))
        promise = replace(program.promise, offers=(at_once,))
        save_version(ctx, shop, program.id, promise, "staff")
        # Twenty friends of one advocate within a minute would wait for a person.
        set_honesty(ctx, shop, {"hold": 1000}, "staff")
        set_storefront(ctx, shop, "https://shop.example/", "staff")
        move_program(ctx, shop, program.id, ProgramState.ACTIVE, "staff")

    def rages(self, rounds: int) -> None:
        """In each round some friends come, the orders of others meet their fate, a worker dies."""
        for number in range(rounds):
            with ThreadPoolExecutor(5) as people:
                doing = [people.submit(act) for act in self._acts(number, rounds)]
                if number % 5 in (1, 3):
                    moment = self._moment(lambda: len(self.shop.deliveries.log), most=40)
                    doing.append(people.submit(self._web_process_dies, moment))
                self._worker_lives_and_dies()
                for done in doing:
                    done.result()
        self.app.worker_starts()

    def _acts(self, number: int, rounds: int) -> list[Callable[[], None]]:
        acts: list[Callable[[], None]] = []
        for came in range(number + 1):
            for friend in self.crowd.friends[came::rounds]:
                # Whatever is still to happen happens in the last round.
                is_fated = min(came + friend.fate_after, rounds - 1) == number
                if came == number:
                    acts.append(partial(self.crowd.comes, friend, meets_fate=is_fated))
                elif is_fated:
                    acts.append(partial(self.crowd.meets_fate, friend))
        acts.append(partial(self.crowd.spends, self.chance.choice(self.crowd.advocates)))
        self.chance.shuffle(acts)
        return acts

    def _moment(self, counted: Callable[[], int], most: int) -> Callable[[], None]:
        """Waits for a moment to die at: any, or one at which something is just counted."""
        if self.chance.random() < 0.5:
            return partial(time.sleep, self.chance.uniform(0, 0.6))
        times = self.chance.randint(1, most)

        def comes() -> None:
            before = counted()
            with suppress(TimeoutError):
                until("it is counted", lambda: counted() >= before + times, 2, every=0.001)

        return comes

    def _web_process_dies(self, moment: Callable[[], None]) -> None:
        moment()
        self.app.web_process_is_killed()
        self.web_deaths += 1

    def _worker_lives_and_dies(self) -> None:
        self.app.hour_passes()
        moment = self._moment(self.shop.calls.total, most=8)
        self.app.worker_starts()
        moment()
        self.jobs_cut_off += self.app.worker_is_killed()
        self.worker_deaths += 1

    def calms(self) -> None:
        """Return once nothing is under way, while a minute goes by every now and then."""
        self.shop.idle(120)
        until("nothing is due any more", self._is_calm)

    def _is_calm(self) -> bool:
        with self.ctx.engine.connect() as conn:
            due = " UNION ALL ".join(_DUE)
            if not conn.execute(text(f"SELECT EXISTS ({due})")).scalar_one():
                return True
        if time.monotonic() - self._last_minute > 1:
            self._last_minute = time.monotonic()
            self.app.minute_passes()
        return False
