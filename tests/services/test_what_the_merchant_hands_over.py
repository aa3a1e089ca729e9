"""Donations, access, and rewards of the merchant's own making."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import responses
import time_machine

from plugin.domain.audit import What
from plugin.domain.money import Money
from plugin.domain.promise import RefundPolicy
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import Access, Custom, Donation
from plugin.services.messages.replay_event import last_events, replay_event
from plugin.services.messages.set_event_url import set_event_url
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.list_troubles import list_troubles
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.hand_over import hand_over
from plugin.storage.audit import page_of_acts
from tests.world import ALICE, CAROL, World

FIVE = {"eu": Money(Decimal(5), "EUR"), "pl": Money(Decimal(20), "PLN")}
TREES = Donation("planting trees", FIVE)
EVENTS = "http://127.0.0.1:9/events"
BY = By("staff", "It is done")


def standing(world: World) -> tuple[RewardState, Reason]:
    (reward,) = world.rewards_of(ALICE)
    return reward.state, reward.reason


def reward_ids(world: World) -> list[int]:
    return [reward.id for reward in world.rewards_of(ALICE)]


def test_a_donation_is_pledged_until_the_shop_has_given_it(world: World) -> None:
    world.starts(hold_days=0, advocate=TREES)
    world.story()
    assert standing(world) == (RewardState.ISSUED, Reason.QUALIFIED)
    assert world.balances("EUR") == {"issued": Decimal(5)}
    hand_over(world.ctx, world.shop, reward_ids(world), BY)

    assert standing(world) == (RewardState.SPENT, Reason.HANDED_OVER)
    assert world.balances("EUR") == {"spent": Decimal(5)}


def test_a_pledge_is_withdrawn_with_the_order_while_it_is_not_given(world: World) -> None:
    world.starts(hold_days=0, advocate=TREES)
    _, bought = world.story()
    bought.is_refunded()

    assert standing(world) == (RewardState.VOID, Reason.ORDER_REFUNDED)


def test_a_donation_that_was_given_stays_given_where_the_shop_bears_it(world: World) -> None:
    world.starts(hold_days=0, advocate=TREES, refunds=RefundPolicy.FORGIVE)
    _, bought = world.story()
    hand_over(world.ctx, world.shop, reward_ids(world), BY)
    bought.is_refunded()

    assert standing(world) == (RewardState.SPENT, Reason.SHOP_BEARS_IT)


def test_only_what_the_shop_hands_over_can_be_handed_over(world: World) -> None:
    world.story()
    with pytest.raises(Refused) as refused:
        hand_over(world.ctx, world.shop, reward_ids(world), BY)
    assert refused.value.code is RefusalCode.REWARD_STATE
    with pytest.raises(Refused) as refused:
        hand_over(world.ctx, world.shop, [999_999], BY)
    assert refused.value.code is RefusalCode.REWARD_UNKNOWN


@pytest.fixture
def club(world: World) -> World:
    """Friends who bring friends get into the club."""
    world.fake.customers[ALICE.email] = "User:1"
    world.starts(hold_days=0, advocate=Access("club"))
    return world


def test_access_is_a_flag_in_the_customers_private_metadata(club: World) -> None:
    club.story()

    assert standing(club) == (RewardState.ISSUED, Reason.QUALIFIED)
    assert club.fake.metadata == {"User:1": {"club": "true"}}


def test_access_goes_with_the_order_that_gave_it(club: World) -> None:
    _, bought = club.story()
    bought.is_refunded()

    assert standing(club) == (RewardState.VOID, Reason.ORDER_REFUNDED)
    assert club.fake.metadata == {"User:1": {}}


def test_access_stays_while_another_friend_is_enough_for_it(club: World) -> None:
    _, bought = club.story()
    club.lists("allowed", CAROL.email)
    club.refers(1)
    club.turns()
    bought.is_refunded()

    assert club.fake.metadata == {"User:1": {"club": "true"}}


def test_access_waits_for_an_account(club: World) -> None:
    club.fake.customers.clear()
    club.story()
    assert standing(club) == (RewardState.PENDING, Reason.ACCOUNT_NEEDED)
    assert list_troubles(club.ctx, club.shop) == []
    club.fake.customers[ALICE.email] = "User:1"
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        club.turns()

    assert standing(club) == (RewardState.ISSUED, Reason.QUALIFIED)


def test_access_ends_with_its_time(club: World) -> None:
    club.starts(hold_days=0, advocate=Access("club"), reward_days=30)
    club.story()
    with time_machine.travel(datetime.now(UTC) + timedelta(days=70)):
        club.turns()
        club.turns()

    assert standing(club) == (RewardState.EXPIRED, Reason.REWARD_EXPIRED)
    assert club.fake.metadata == {"User:1": {}}


@pytest.fixture
def merchants_server() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as server:
        yield server


def events(server: responses.RequestsMock) -> list[dict[str, Any]]:
    return [json.loads(call.request.body or b"") for call in server.calls]


def test_a_reward_of_the_shops_own_needs_somebody_to_tell(world: World) -> None:
    with pytest.raises(Refused) as refused:
        world.starts(hold_days=0, advocate=Custom("a mug"))
    assert refused.value.code is RefusalCode.EVENT_URL_MISSING


def test_the_merchants_server_hears_what_to_hand_out_and_what_not_any_more(
    world: World, merchants_server: responses.RequestsMock
) -> None:
    merchants_server.post(EVENTS, status=204)
    set_event_url(world.ctx, world.shop, EVENTS, "staff")
    world.starts(hold_days=0, advocate=Custom("a mug"))
    _, bought = world.story()
    bought.is_refunded()

    issued, withdrawn = events(merchants_server)
    assert (issued["type"], withdrawn["type"]) == ("reward.issued", "reward.withdrawn")
    assert issued["data"]["reward"] == {
        "id": str(world.rewards_of(ALICE)[0].id),
        "name": "a mug",
        "side": "advocate",
    }
    assert issued["data"]["owner"] == {"email": ALICE.email}
    assert issued["data"]["order"] == bought.id


def test_the_merchants_server_hears_nothing_of_pledges(
    world: World, merchants_server: responses.RequestsMock
) -> None:
    set_event_url(world.ctx, world.shop, EVENTS, "staff")
    world.starts(hold_days=0, advocate=TREES)
    _, bought = world.story()
    bought.is_refunded()

    assert events(merchants_server) == []
    assert list_troubles(world.ctx, world.shop) == []


def test_events_are_signed_as_the_standard_says(
    world: World, merchants_server: responses.RequestsMock
) -> None:
    merchants_server.post(EVENTS, status=200)
    secret = set_event_url(world.ctx, world.shop, EVENTS, "staff")
    world.starts(hold_days=0, advocate=Custom("a mug"))
    world.story()

    (call,) = merchants_server.calls
    headers, body = call.request.headers, call.request.body
    assert isinstance(body, bytes)
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


def test_staff_see_what_was_sent_and_send_it_again_under_the_same_id(
    world: World, merchants_server: responses.RequestsMock
) -> None:
    merchants_server.post(EVENTS, status=204)
    set_event_url(world.ctx, world.shop, EVENTS, "staff")
    world.starts(hold_days=0, advocate=Custom("a mug"))
    world.story()
    (sent,) = last_events(world.ctx, world.shop, 50)
    assert (sent.type, sent.state, sent.attempts) == ("reward.issued", "sent", 0)
    assert sent.reward_id == world.rewards_of(ALICE)[0].id
    again = replay_event(world.ctx, world.shop, sent.id, "staff")
    assert again.state == "due"
    world.turns()

    first, second = merchants_server.calls
    assert first.request.headers["webhook-id"] == second.request.headers["webhook-id"]
    assert [one.state for one in last_events(world.ctx, world.shop, 50)] == ["sent"]
    with world.ctx.engine.connect() as conn:
        (act,) = page_of_acts(conn, world.shop.id, None, 9, what=What.SHOP_EVENT_REPLAYED)
    assert (act.actor, act.after) == ("staff", {"event": f"msg_{sent.id}"})


def test_an_event_that_was_not_taken_is_sent_again_under_the_same_id(
    world: World, merchants_server: responses.RequestsMock
) -> None:
    merchants_server.post(EVENTS, status=500)
    merchants_server.post(EVENTS, status=200)
    set_event_url(world.ctx, world.shop, EVENTS, "staff")
    world.starts(hold_days=0, advocate=Custom("a mug"))
    world.story()
    (trouble,) = list_troubles(world.ctx, world.shop)
    assert (trouble.what, trouble.error) == ("message", "HTTP 500")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        world.turns()

    first, second = merchants_server.calls
    assert first.request.headers["webhook-id"] == second.request.headers["webhook-id"]
    assert first.request.body == second.request.body
    assert list_troubles(world.ctx, world.shop) == []


@pytest.mark.parametrize(
    "url", ["", "ftp://shop.example/", "https://user:secret@shop.example/", "https://[", "events"]
)
def test_events_go_to_a_web_address_only(world: World, url: str) -> None:
    with pytest.raises(Refused) as refused:
        set_event_url(world.ctx, world.shop, url, "staff")
    assert refused.value.code is RefusalCode.EVENT_URL_INVALID
