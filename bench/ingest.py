"""Webhooks a second: ours, verified and committed, beside the official handler's, verified."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import Engine, update

from bench.app import App, worker
from bench.children import CannotMeasure
from bench.database import stored_orders
from bench.events import APP_ID, Events
from bench.official import API_URL
from bench.plan import Plan
from bench.wrk import Load, post_events
from plugin.services.context import now
from plugin.storage import shops
from plugin.storage.tables import imports


@dataclass
class Ingest:
    """Sends events to both sides by turns; every round of ours goes to a shop of its own."""

    plan: Plan
    events: Events
    engine: Engine
    app: App
    official_ports: list[int]
    rounds: int = 0

    def measure(self) -> dict[str, Any]:
        self._warm_up()
        turns = [(self._ours(), self._official()) for _ in range(self.plan.rounds)]
        ours, official = ([turn[side] for turn in turns] for side in (0, 1))
        anew = self._ours(keep_alive=False), self._official(keep_alive=False)
        with worker(self.app):
            # By the second round it has started, and has orders to evaluate.
            _, beside_worker = self._ours(), self._ours()
        rate, peer = _middle(ours), _middle(official)
        return {
            "ingest_per_second": round(rate.a_second),
            "ingest_p50_ms": round(rate.p50_ms, 1),
            "ingest_p99_ms": round(rate.p99_ms, 1),
            "ingest_official_per_second": round(peer.a_second),
            "ingest_official_p50_ms": round(peer.p50_ms, 1),
            "ingest_official_p99_ms": round(peer.p99_ms, 1),
            "ingest_ratio": round(rate.a_second / peer.a_second, 2),
            "ingest_rounds": [round(load.a_second) for load in ours],
            "ingest_official_rounds": [round(load.a_second) for load in official],
            "ingest_new_connections_per_second": round(anew[0].a_second),
            "ingest_official_new_connections_per_second": round(anew[1].a_second),
            "ingest_beside_worker_per_second": round(beside_worker.a_second),
        }

    def _warm_up(self) -> None:
        """The peer's compiler needs some thousand requests before it is at its best."""
        for side in (self._official, self._ours):
            end = time.monotonic() + self.plan.longest_warm_up_seconds
            done = 0
            while done < self.plan.warm_up_requests and time.monotonic() < end:
                done += side().requests

    def _official(self, *, keep_alive: bool = True) -> Load:
        load = self._post(API_URL, self.official_ports, keep_alive=keep_alive)
        return _clean(load, "The official handler")

    def _ours(self, *, keep_alive: bool = True) -> Load:
        self.rounds += 1
        shop = self._add_shop(f"https://shop{self.rounds}.example.com/graphql/")
        load = self._post(shop.api_url, [self.app.port], keep_alive=keep_alive)
        self._check_stored(load, stored_orders(self.engine, shop.id))
        self._close(shop)
        return _clean(load, "The app")

    def _post(self, api_url: str, ports: list[int], *, keep_alive: bool) -> Load:
        return post_events(
            self.events,
            api_url,
            ports,
            connections=self.plan.webhook_connections,
            seconds=self.plan.round_seconds,
            keep_alive=keep_alive,
        )

    def _check_stored(self, load: Load, stored: int) -> None:
        if stored >= load.requests:
            return
        if stored >= self.events.count * 0.9:
            raise CannotMeasure("This machine is too quick: raise events_a_core in bench/plan.py.")
        raise CannotMeasure(f"{load.requests} webhooks were accepted, but {stored} stored")

    def _add_shop(self, api_url: str) -> shops.Shop:
        """A shop that has installed the app, its history read and no program running."""
        with self.engine.begin() as conn:
            facts = {"state": "active", "app_id": APP_ID, "jwks": self.events.signer.jwks()}
            shop_id = shops.save_shop(conn, api_url, **facts)
            shops.start_import(conn, shop_id, "backfill", now())
            conn.execute(
                update(imports)
                .where(imports.c.shop_id == shop_id)
                .values(state="finished", finished_at=now())
            )
            shop = shops.shop_by_id(conn, shop_id)
        assert shop is not None
        return shop

    def _close(self, shop: shops.Shop) -> None:
        """What comes after must not find thousands of orders to look at."""
        with self.engine.begin() as conn:
            shops.change_shop(conn, shop.id, state="inactive")


def _clean(load: Load, who: str) -> Load:
    if load.refused or load.lost:
        raise CannotMeasure(f"{who} refused {load.refused} webhooks and lost {load.lost}")
    return load


def _middle(loads: list[Load]) -> Load:
    """The median of each figure over the rounds."""
    return Load(
        requests=sum(load.requests for load in loads),
        a_second=median(load.a_second for load in loads),
        p50_ms=median(load.p50_ms for load in loads),
        p99_ms=median(load.p99_ms for load in loads),
        refused=0,
        lost=0,
    )
