"""Claims: how long a friend waits for the code at a hundred a second, and how many there can be."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from statistics import quantiles
from typing import Any

from sqlalchemy import Engine

from bench.database import settle
from bench.merchant import Merchant
from bench.networks import network_of
from bench.open_loop import Callers
from bench.plan import Plan
from sandbox.little_shop import USD

_CLAIM = """
mutation Claim($word: String!, $channel: String!, $email: String!) {
  claim(word: $word, channel: $channel, email: $email, consent: true) {
    __typename
    ... on Claim { code checkoutToken expiresAt discount { text } }
    ... on Refusal { code message }
  }
}
"""
_WARM_UP = 300
_CALLERS = 16
# More than the app can answer, so that the pool is never dry.
_MOST_A_SECOND = 1000


def measure_claims(plan: Plan, merchant: Merchant, port: int) -> dict[str, Any]:
    """Each claim is another friend's, and the pool holds a code for each of them."""
    paced = plan.claims_a_second * plan.claims_seconds
    merchant.fill_pool(_WARM_UP + paced + _MOST_A_SECOND * plan.claims_rush_seconds)
    callers = Callers(port, lambda number: _request(merchant, number), _is_claim)
    waits, rush = asyncio.run(_measure(plan, callers, paced, merchant.ctx.engine))
    cuts = quantiles(waits, n=100)
    return {
        "claim_p50_ms": round(cuts[49], 1),
        "claim_p99_ms": round(cuts[98], 1),
        "claims_per_second": round(rush),
    }


async def _measure(
    plan: Plan, callers: Callers, paced: int, engine: Engine
) -> tuple[list[float], float]:
    rate = plan.claims_a_second
    async with aclosing(callers):
        await callers.connect(plan.connections)
        await callers.at_rate(0, rate, _WARM_UP // rate)
        # Within a minute a database knows by itself that a table is no longer empty.
        settle(engine)
        waits = await callers.at_rate(_WARM_UP, rate, plan.claims_seconds)
        rush = await callers.rush(_WARM_UP + paced, plan.claims_rush_seconds, _CALLERS)
    return waits, rush


def _request(merchant: Merchant, number: int) -> bytes:
    variables = {"word": merchant.word, "channel": USD, "email": f"friend{number}@example.com"}
    body = json.dumps({"query": _CLAIM, "variables": variables}).encode()
    head = (
        "POST /graphql/storefront HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "Content-Type: application/json\r\n"
        f"Saleor-Api-Url: {merchant.saleor.api_url}\r\n"
        f"X-Forwarded-For: {network_of(number)}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _is_claim(body: bytes) -> bool:
    claim = (json.loads(body).get("data") or {}).get("claim") or {}
    return claim.get("__typename") == "Claim" and len(claim["code"]) > 0
