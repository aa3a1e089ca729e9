"""The figures, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached. sign: at most, at least, or below that value."""

    key: str
    sign: str
    value: float

    def is_reached(self, figures: Figures) -> bool:
        figure = float(figures[self.key])
        reached = {
            "≥": figure >= self.value,
            "≤": figure <= self.value,
            "<": figure < self.value,
        }
        return reached[self.sign]


TARGETS = (
    Target("ingest_ratio", "≥", 3),
    Target("claim_p99_ms", "<", 20),
    Target("storefront_p99_ms", "<", 30),
    Target("storefront_core_kb", "<", 10),
    Target("storefront_main_thread_ms", "<", 5),
    Target("saleor_calls_per_100_rewards", "≤", 4),
    Target("web_rss_mb", "<", 130),
    Target("decisions_per_second", "≥", 20_000),
    Target("replay_100k_orders_s", "<", 10),
    Target("replay_memory_growth_mb", "<", 10),
    Target("admin_query_100k_p95_ms", "<", 150),
    Target("admin_query_1m_p95_ms", "<", 300),
    Target("admin_page_ms", "<", 1000),
    Target("admin_first_load_kb", "<", 350),
)

LINES = (
    ("Webhooks a second, verified and committed", "ingest_per_second", ""),
    ("  p50, p99", "ingest_p50_ms ingest_p99_ms", "ms"),
    ("Official handler, verified only", "ingest_official_per_second", ""),
    ("  p50, p99", "ingest_official_p50_ms ingest_official_p99_ms", "ms"),
    ("Ours to the official handler's", "ingest_ratio", "times"),
    ("With a new connection each", "ingest_new_connections_per_second", ""),
    ("  official handler", "ingest_official_new_connections_per_second", ""),
    ("Ours with a worker at work", "ingest_beside_worker_per_second", ""),
    ("A claim at 100 a second, p50, p99", "claim_p50_ms claim_p99_ms", "ms"),
    ("Claims a second at the most", "claims_per_second", ""),
    ("Storefront at 200 a second, p50, p99", "storefront_p50_ms storefront_p99_ms", "ms"),
    ("Script of a shop's page (others: 105 to 285)", "storefront_core_kb", "KB"),
    ("  its work on a telephone's main thread", "storefront_main_thread_ms", "ms"),
    ("  and then, when the browser is idle", "storefront_idle_ms", "ms"),
    ("From webhook to code, p50, slowest", "webhook_to_code_p50_ms webhook_to_code_max_ms", "ms"),
    ("Saleor calls for 100 rewards", "saleor_calls_per_100_rewards", ""),
    ("Decisions a second on one core", "decisions_per_second", ""),
    ("Replay of 100,000 past orders", "replay_100k_orders_s", "s"),
    ("  memory for the last 80,000 of them", "replay_memory_growth_mb", "MB"),
    ("Slowest admin query, 100,000 referrals, p95", "admin_query_100k_p95_ms", "ms"),
    ("  1,000,000 referrals", "admin_query_1m_p95_ms", "ms"),
    ("Slowest page until it can be used", "admin_page_ms", "ms"),
    ("  first load, compressed", "admin_first_load_kb", "KB"),
    ("Memory of a web process", "web_rss_mb", "MB"),
    ("  official handler's process", "official_rss_mb", "MB"),
)


def table(figures: Figures) -> str:
    goals = {target.key: target for target in TARGETS}
    return "\n".join(_rows(figures, goals))


def _rows(figures: Figures, goals: Mapping[str, Target]) -> Iterator[str]:
    for text, keys, unit in LINES:
        if not all(key in figures for key in keys.split()):
            continue
        values = ", ".join(f"{figures[key]:g}" for key in keys.split())
        goal = next((goals[key] for key in keys.split() if key in goals), None)
        said = f"{text:<43}{values:>14} {unit:<6}"
        if goal is not None:
            verdict = "reached" if goal.is_reached(figures) else "MISSED"
            said += f"{goal.sign} {goal.value:g}  {verdict}"
        yield said.rstrip()


def known(path: Path) -> Figures:
    """What was measured before, where only a part is measured now."""
    found: Figures = json.loads(path.read_text()) if path.exists() else {}
    return found


def write(figures: Figures, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n")
