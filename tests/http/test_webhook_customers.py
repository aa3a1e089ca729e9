"""Webhooks about customers: kept for advocates, and of nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from plugin.storage.tables import advocates
from tests.accounts import flags, kept, told_of
from tests.http.saleor import Saleor, event
from tests.http.test_logs import Log, log, named
from tests.world import ALICE, BOB, World
from webhooks.answers import Answer

__all__ = ["log"]

ABOUT = {
    "CustomerUpdated": "customer_updated",
    "CustomerMetadataUpdated": "customer_metadata_updated",
    "AccountConfirmed": "account_confirmed",
}
VIP = {"vip": "yes"}


@pytest.fixture
def saleor(running: Flask, world: World) -> Saleor:
    """Alice has a page in this shop, and so is an advocate."""
    world.page_of(ALICE)
    return Saleor(running, world)


def posts(
    saleor: Saleor,
    typename: str = "CustomerUpdated",
    body: dict[str, Any] | None = None,
    **how: Any,
) -> Answer:
    """Alice is a VIP, unless the body says otherwise."""
    told = {**event(typename), **(body or told_of(ALICE, private=VIP))}
    how.setdefault("about", ABOUT[typename])
    return saleor.posts(told, to="/api/webhooks/customers", **how)


@pytest.mark.parametrize("typename", ABOUT)
def test_each_event_about_an_advocate_is_kept(saleor: Saleor, typename: str) -> None:
    assert posts(saleor, typename) is Answer.ACCEPTED
    assert posts(saleor, typename) is Answer.ACCEPTED

    assert flags(saleor.world, ALICE) == ["vip"]
    assert kept(saleor.world, ALICE).signed_up_at is not None


def test_events_may_come_in_any_order(saleor: Saleor) -> None:
    for changed, private in ((2, {}), (3, VIP), (1, {"old": "1"})):
        posts(saleor, body=told_of(ALICE, private=private, changed=changed))

    assert flags(saleor.world, ALICE) == ["vip"]


def test_of_a_customer_who_is_no_advocate_nothing_is_kept(saleor: Saleor) -> None:
    stranger = told_of(BOB, private=VIP, id="VXNlcjoy", isConfirmed=True)

    assert posts(saleor, body=stranger) is Answer.ACCEPTED

    with saleor.world.ctx.engine.connect() as conn:
        assert conn.execute(select(func.count()).select_from(advocates)).scalar_one() == 1
    assert flags(saleor.world, ALICE) == []


def test_what_nobody_signed_or_somebody_else_did_changes_nothing(saleor: Saleor) -> None:
    assert posts(saleor, signed="") is Answer.HEADER_MISSING
    assert posts(saleor, signed="a..b") is Answer.SIGNATURE_INVALID
    other = {**told_of(ALICE, private=VIP), "recipient": {"id": "QXBwOjI="}}
    assert posts(saleor, body=other) is Answer.WRONG_RECIPIENT
    assert posts(saleor, about="customer_metadata_updated") is Answer.EVENT_MISMATCH
    assert posts(saleor, about="customer_deleted") is Answer.UNKNOWN_EVENT

    assert flags(saleor.world, ALICE) == []


def test_of_staff_who_shop_saleor_tells_only_what_is_public(saleor: Saleor) -> None:
    denied = [{"message": "You do not have permission to perform this action"}]
    body = {**told_of(ALICE, public=VIP, isStaff=True), "hidden": None, "errors": denied}

    assert posts(saleor, body=body) is Answer.ACCEPTED
    assert flags(saleor.world, ALICE) == ["vip"]


def test_a_body_that_saleor_could_not_build_is_turned_away_and_changes_nothing(
    saleor: Saleor,
) -> None:
    posts(saleor)
    broken: tuple[dict[str, Any], ...] = (
        {"user": None},
        {"hidden": None},
        {"user": []},
        {"hidden": {"privateMetadata": None}},
    )
    for lack in broken:
        body = {**told_of(ALICE, changed=2), **lack}
        assert posts(saleor, body=body) is Answer.FIELD_MISSING
        assert posts(saleor, body={**body, "errors": [{}]}) is Answer.PAYLOAD_ERRORS

    assert flags(saleor.world, ALICE) == ["vip"]


def test_metadata_of_any_kind_is_taken_for_what_it_is(saleor: Saleor) -> None:
    odd = {"": "1", "🎉": "1", "'; DROP TABLE advocates; --": "1", "{a,b}": "1"}

    assert posts(saleor, body=told_of(ALICE, private=odd)) is Answer.ACCEPTED
    assert flags(saleor.world, ALICE) == sorted(odd)


def test_a_database_that_cannot_store_it_has_it_sent_again_and_tells_of_nobody(
    log: Log, saleor: Saleor
) -> None:
    with saleor.world.ctx.engine.begin() as conn:
        check = "CHECK (flags = '{}') NOT VALID"
        conn.execute(text(f"ALTER TABLE advocates ADD CONSTRAINT no_flags {check}"))
    try:
        body = told_of(ALICE, private={"secret-flag": "yes"}, isConfirmed=True)
        assert posts(saleor, body=body) is Answer.NOT_STORED
    finally:
        with saleor.world.ctx.engine.begin() as conn:
            conn.execute(text("ALTER TABLE advocates DROP CONSTRAINT no_flags"))

    assert "NOT_STORED" in log()
    assert named(log, ALICE.email, ALICE.user_id, "secret-flag") == []
