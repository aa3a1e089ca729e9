"""Nobody asks too often, and nobody is kept out by somebody else."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select, update

from plugin.app import create_app
from plugin.domain.rates import RATES, Asked, rate_of
from plugin.services.people.count_questions import TOGETHER
from plugin.services.shops.keep_no_longer import keep_no_longer
from plugin.storage.tables import rate_windows
from tests.http.doors import CLAIM, JOIN, ME, REFERRER, SHARING, Door, bearer, customer_token
from tests.world import ALICE, CAROL, World

AT_HOME, ELSEWHERE = "8.8.8.8", "9.9.9.9"
PAGE = {"Origin": "https://shop.example"}


@pytest.fixture
def page(storefront: Door) -> Door:
    """A page in somebody's browser at home."""
    return storefront.with_(**PAGE).seen_from(AT_HOME)


def asks_much(door: Door) -> None:
    """So often that it is counted."""
    for _ in range(TOGETHER):
        assert door.asks(SHARING).status == 200


def nearly(world: World, asked: Asked, times: int) -> None:
    """All who have asked have asked so often."""
    with world.ctx.engine.begin() as conn:
        same = update(rate_windows).where(rate_windows.c.asked == asked)
        conn.execute(same.values(times=times))


def test_who_asks_without_end_is_told_to_wait(page: Door, world: World) -> None:
    asks_much(page)
    nearly(world, Asked.ASK, RATES[Asked.ASK].times - TOGETHER)
    asks_much(page)
    said = [page.asks(SHARING) for _ in range(3 * TOGETHER)]

    few = TOGETHER - 1
    assert [one.status for one in said] == [200] * few + [429] * (len(said) - few)
    late = said[-1]
    assert late.code == "RATE_LIMITED"
    assert 0 < int(late.headers["Retry-After"]) <= 60
    assert page.seen_from(ELSEWHERE).asks(SHARING).status == 200


def test_another_process_has_counted_too(page: Door, world: World) -> None:
    beside = Door(create_app(world.ctx), "/graphql/storefront").with_(**PAGE).seen_from(AT_HOME)
    asks_much(page)
    nearly(world, Asked.ASK, RATES[Asked.ASK].times)

    assert [beside.asks(SHARING).status for _ in range(TOGETHER + 1)][-2:] == [429, 429]


def test_the_time_passes(page: Door, world: World) -> None:
    asks_much(page)
    nearly(world, Asked.ASK, 100_000)
    with world.ctx.engine.begin() as conn:
        conn.execute(update(rate_windows).values(ends_at="2026-01-01T00:00:00Z"))

    asks_much(page)
    with world.ctx.engine.connect() as conn:
        assert list(conn.execute(select(rate_windows.c.times)).scalars()) == [TOGETHER]


def test_who_is_signed_in_is_counted_for_themselves(page: Door, world: World) -> None:
    alices, carols = (page.with_(Authorization=bearer(customer_token(p))) for p in (ALICE, CAROL))
    asks_much(alices)
    nearly(world, Asked.ASK, RATES[Asked.ASK].times)

    assert [alices.asks(ME).status for _ in range(TOGETHER)][-1] == 429
    asks_much(carols)
    asks_much(page)


def test_a_storefronts_server_asks_for_many(page: Door, world: World) -> None:
    asks_much(page)
    nearly(world, Asked.ASK, RATES[Asked.ASK].times)

    assert [page.asks(SHARING).status for _ in range(TOGETHER)][-1] == 429
    asks_much(page.with_(Origin=None))
    assert rate_of(Asked.JOIN, by_server=True).times == 1000


def test_an_address_that_is_made_up_is_not_believed(page: Door, world: World) -> None:
    asks_much(page)
    nearly(world, Asked.ASK, RATES[Asked.ASK].times)

    made_up = page.with_(X_Forwarded_For=ELSEWHERE)
    assert [made_up.asks(SHARING).status for _ in range(TOGETHER)][-1] == 429


def test_names_are_not_tried_one_after_another(page: Door, world: World) -> None:
    page.asks(REFERRER, name="Anna Kowalska")
    nearly(world, Asked.FIND, RATES[Asked.FIND].times)

    said = page.asks(REFERRER, name="Anna Kowalska")
    assert (said.status, said.data["referrer"]["code"]) == (200, "RATE_LIMITED")


def test_friends_are_not_made_up_one_after_another(page: Door, world: World) -> None:
    word = world.page_of(ALICE).word
    made_up = (f"friend{number}@example.com" for number in count())

    def claims() -> dict[str, Any]:
        said = page.asks(CLAIM, word=word, email=next(made_up))
        assert said.status == 200
        return dict(said.data["claim"])

    assert [claims()["__typename"] for _ in range(TOGETHER)] == ["Claim"] * TOGETHER
    nearly(world, Asked.CLAIM, RATES[Asked.CLAIM].times - 1)
    said = [claims() for _ in range(TOGETHER + 1)]

    few = TOGETHER - 1
    assert [one["__typename"] for one in said] == ["Claim"] * few + ["Refusal"] * 2
    assert said[-1]["code"] == "RATE_LIMITED"


def test_a_mailbox_is_not_filled_whoever_asks_and_whether_it_is_known(world: World) -> None:
    world.page_of(ALICE)
    settings = world.ctx.settings.model_copy(update={"smtp_url": SecretStr("smtp://127.0.0.1:1")})
    door = Door(create_app(replace(world.ctx, settings=settings)), "/graphql/storefront")

    for mailbox in (ALICE.email, "nobody@example.com"):
        said = [
            door.seen_from(f"8.8.4.{number}").asks(JOIN, email=mailbox).data["join"]
            for number in range(6)
        ]
        assert [one["__typename"] for one in said] == [*["Joined"] * 5, "Refusal"]
        assert said[-1]["code"] == "RATE_LIMITED"


def test_a_proxy_of_our_own_is_not_counted(storefront: Door, world: World) -> None:
    asks_much(storefront)

    with world.ctx.engine.connect() as conn:
        assert conn.execute(select(rate_windows)).all() == []


def test_no_address_is_kept_and_what_is_over_is_forgotten(page: Door, world: World) -> None:
    asks_much(page)
    with world.ctx.engine.begin() as conn:
        (row,) = conn.execute(select(rate_windows)).all()
        assert AT_HOME not in str(row)
        conn.execute(update(rate_windows).values(ends_at="2026-01-01T00:00:00Z"))
    keep_no_longer(world.ctx)

    with world.ctx.engine.connect() as conn:
        assert conn.execute(select(rate_windows)).all() == []
