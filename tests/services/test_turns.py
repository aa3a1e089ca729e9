"""A few work at a time, and whoever waits for a shop lets others go on."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaits
from typing import Any

import pytest
import responses

from plugin.saleor.addresses import ShopAddresses, jwks_url
from plugin.saleor.client import SaleorShop
from plugin.saleor.signatures import fetch_jwks
from plugin.turns import Turns, aside
from tests.keys import jwks
from tests.world import API_URL

ADDRESSES = ShopAddresses(".*", allow_private=True)


def works(turns: Turns) -> None:
    with turns.taken():
        pass


def is_let_in(turns: Turns, threads: ThreadPoolExecutor, patience: float = 10) -> bool:
    """Whether somebody else comes to their turn while this waits for them."""
    other: Future[None] = threads.submit(works, turns)
    try:
        other.result(patience)
    except StillWaits:
        return False
    return True


def test_no_more_are_at_work_than_have_a_turn() -> None:
    turns, all_in = Turns(2), threading.Barrier(3)

    def works_long() -> None:
        with turns.taken():
            all_in.wait(10)
            all_in.wait(10)

    with ThreadPoolExecutor() as threads:
        both = [threads.submit(works_long) for _ in range(2)]
        all_in.wait(10)
        third = threads.submit(works, turns)
        assert not third.done()
        all_in.wait(10)
        for one in (*both, third):
            one.result(10)


def test_who_fails_gives_the_turn_back() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError, match="no luck"), turns.taken():
        raise ValueError("no luck")

    with ThreadPoolExecutor() as threads:
        assert is_let_in(turns, threads)


def test_where_nobody_takes_turns_nothing_is_given_back() -> None:
    with aside():
        pass

    with ThreadPoolExecutor() as threads, Turns(1).taken():
        assert is_let_in(Turns(1), threads)


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        (lambda: fetch_jwks(API_URL, ADDRESSES), jwks()),
        (
            lambda: SaleorShop(API_URL, "a token", ADDRESSES).account("VXNlcjox"),
            {"data": {"user": None}},
        ),
    ],
    ids=["its keys", "an account"],
)
def test_a_shop_that_takes_its_time_keeps_nobody_else_waiting(
    asks: Callable[[], Any], answer: dict[str, Any]
) -> None:
    turns, others = Turns(1), []
    with ThreadPoolExecutor() as threads, responses.RequestsMock() as web:

        def answers(_request: Any) -> tuple[int, dict[str, str], str]:
            others.append(is_let_in(turns, threads))
            return 200, {}, json.dumps(answer)

        web.add_callback("GET" if "keys" in answer else "POST", where(answer), answers)
        with turns.taken():
            asks()
            assert not is_let_in(turns, threads, patience=0.1)

    assert others == [True]


def where(answer: dict[str, Any]) -> str:
    return jwks_url(API_URL) if "keys" in answer else API_URL
