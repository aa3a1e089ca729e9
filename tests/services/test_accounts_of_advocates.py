"""What the shop knows of advocates' accounts: flags and when they signed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select, update

from plugin.domain.audience import Advocates
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import Access
from plugin.saleor.accounts import BadAccount, parse_told
from plugin.services.orders.read_orders import read_orders
from plugin.services.people.find_offer import find_offer
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.tables import advocates, shops
from tests.accounts import JOINED, flags, has, hears_of, kept, told_of
from tests.fakes import ALL
from tests.world import ALICE, BOB, CAROL, Person, World

GUEST = Person("alice@example.com")
NAMELESS = Person("alice@example.com", "VXNlcjox")
FLAGGED = Advocates(flag="vip")
LONG_AGO = Advocates(signed_up_before=date(2025, 3, 2))


def lets(world: World, wanted: Advocates) -> None:
    """The program lets only these refer."""
    world.starts(hold_days=0, advocates=wanted)


def may_refer(world: World, advocate: Person = ALICE) -> bool:
    """Whether a friend is offered something under the advocate's link."""
    word = world.page_of(advocate).word
    with world.ctx.engine.connect() as conn:
        try:
            find_offer(conn, world.shop, word, "eu")
        except Refused as refused:
            if refused.code is not RefusalCode.PROGRAM_NOT_RUNNING:
                raise
            return False
    return True


def test_who_has_the_flag_may_refer_and_who_has_not_may_not(world: World) -> None:
    has(world, ALICE, "vip")
    has(world, CAROL, "b2b")
    lets(world, FLAGGED)

    assert may_refer(world, ALICE)
    assert not may_refer(world, CAROL)


def test_a_flag_that_goes_or_comes_is_followed(world: World) -> None:
    has(world, ALICE, "vip")
    lets(world, FLAGGED)
    word = world.page_of(ALICE).word

    hears_of(world, ALICE, {"vip": "false"})
    assert not may_refer(world)
    hears_of(world, ALICE, {"vip": "true"}, changed=2)
    assert may_refer(world)
    assert world.page_of(ALICE).word == word


def test_who_signed_up_on_that_day_or_later_may_not_refer(world: World) -> None:
    """Alice joined at 23:30 UTC on the first of March 2025."""
    has(world, ALICE)
    lets(world, LONG_AGO)
    assert may_refer(world)

    lets(world, replace(LONG_AGO, signed_up_before=date(2025, 3, 1)))
    assert not may_refer(world)


def test_guests_have_neither_flags_nor_a_day_on_which_they_signed_up(world: World) -> None:
    for wanted in (FLAGGED, LONG_AGO):
        lets(world, wanted)
        assert not may_refer(world, GUEST)
    assert world.fake.calls["account"] == 0


# Asked once


def test_the_shop_is_asked_once_for_name_flags_and_date(world: World) -> None:
    has(world, ALICE, "vip", "b2b", name="Alice Margaret" * 9)

    words = {world.page_of(NAMELESS).word for _ in range(3)}

    row = kept(world, ALICE)
    assert (row.flags, row.signed_up_at) == (["b2b", "vip"], JOINED)
    assert len(row.first_name) == 60
    assert [word.partition("-")[0] for word in words] == ["alice"]
    assert world.fake.calls["account"] == 1


def test_an_account_that_is_not_for_us_to_see_is_asked_for_once_as_well(world: World) -> None:
    for _ in range(2):
        world.page_of(ALICE)
    assert world.fake.calls["account"] == 1

    hears_of(world, ALICE, {"vip": "yes"})
    assert flags(world, ALICE) == ["vip"]


def test_a_shop_that_does_not_answer_is_asked_again_the_next_time(world: World) -> None:
    has(world, ALICE, "vip")
    world.fake.is_away = True
    assert world.page_of(ALICE).word
    assert flags(world, ALICE) == []

    world.fake.is_away = False
    world.page_of(ALICE)
    assert flags(world, ALICE) == ["vip"]


def test_a_guest_who_signs_in_later_is_asked_for_then(world: World) -> None:
    has(world, ALICE, "vip")
    word = world.page_of(GUEST).word
    assert world.page_of(ALICE).word == word

    assert flags(world, ALICE) == ["vip"]


def test_who_has_not_confirmed_the_address_of_a_guest_does_not_get_the_guests_page(
    world: World,
) -> None:
    world.buys(claimed=world.claim(BOB, GUEST)).is_paid()
    has(world, ALICE, is_confirmed=False)

    with pytest.raises(Refused) as refused:
        world.page_of(ALICE)
    assert refused.value.code is RefusalCode.EMAIL_NOT_CONFIRMED

    has(world, ALICE)
    assert [reward.state for reward in world.rewards_of(ALICE)] == [RewardState.ISSUED]
    has(world, ALICE, is_confirmed=False)
    assert world.rewards_of(ALICE), "known by now"


def test_nor_do_they_get_rewards_that_were_earned_by_a_friend_at_that_address(
    world: World,
) -> None:
    world.starts(hold_days=0, friend=Access("club"))
    world.buys(claimed=world.claim(BOB, CAROL)).is_paid()
    account = replace(BOB, user_id="VXNlcjoy")
    has(world, account, is_confirmed=False)

    with pytest.raises(Refused) as refused:
        world.page_of(account)
    assert refused.value.code is RefusalCode.EMAIL_NOT_CONFIRMED


def test_while_the_shop_is_away_nobody_new_gets_what_belongs_to_an_address(world: World) -> None:
    world.page_of(GUEST)
    has(world, ALICE)
    world.fake.is_away = True
    with pytest.raises(Refused):
        world.page_of(ALICE)

    world.fake.is_away = False
    assert world.page_of(ALICE).word == world.page_of(GUEST).word


def test_advocates_from_before_the_app_asked_are_asked_for_when_they_come_back(
    world: World,
) -> None:
    world.page_of(ALICE)
    with world.ctx.engine.begin() as conn:
        conn.execute(update(advocates).values(account_changed_at=None))
    has(world, ALICE, "vip")

    world.page_of(ALICE)
    assert flags(world, ALICE) == ["vip"]


# Told ever after


def test_an_older_state_never_replaces_a_newer_one(world: World) -> None:
    world.page_of(ALICE)

    hears_of(world, ALICE, {"new": "1"}, changed=3, told=3)
    hears_of(world, ALICE, {"old": "1"}, changed=2, told=9)

    assert flags(world, ALICE) == ["new"]


def test_of_one_change_what_was_told_last_counts(world: World) -> None:
    """Where staff change many accounts at once, Saleor does not move the time of the change."""
    world.page_of(ALICE)

    for said, told in (("first", 1), ("third", 3), ("second", 2)):
        hears_of(world, ALICE, {said: "1"}, told=told)

    assert flags(world, ALICE) == ["third"]


def test_what_was_told_of_the_very_change_that_was_asked_for_counts(world: World) -> None:
    has(world, ALICE, "asked")
    world.page_of(ALICE)

    hears_of(world, ALICE, {"told": "1"}, changed=0)

    assert flags(world, ALICE) == ["told"]


def test_of_somebody_who_is_no_advocate_nothing_is_kept(world: World) -> None:
    hears_of(world, BOB, id="VXNlcjoy", isConfirmed=True)
    hears_of(world, CAROL, {"vip": "yes"})

    with world.ctx.engine.connect() as conn:
        assert conn.execute(select(func.count()).select_from(advocates)).scalar_one() == 0


def test_a_guests_account_is_the_one_that_confirmed_the_guests_address(world: World) -> None:
    world.page_of(GUEST)
    stranger = replace(CAROL, email=GUEST.email)

    hears_of(world, stranger, {"vip": "yes"})
    assert flags(world, GUEST) == []
    hears_of(world, ALICE, {"vip": "yes"}, changed=2, isConfirmed=True)
    assert flags(world, GUEST) == ["vip"]


def test_an_account_that_says_neither_id_nor_address_is_nobodys(world: World) -> None:
    world.page_of(GUEST)
    world.page_of(CAROL)

    hears_of(world, ALICE, {"vip": "yes"}, id="")

    assert flags(world, GUEST) == flags(world, CAROL) == []


def test_an_account_is_known_by_its_id_whatever_its_address_is_now(world: World) -> None:
    world.page_of(ALICE)
    world.page_of(GUEST)

    hears_of(world, replace(ALICE, email="alice@elsewhere.example"), {"vip": "yes"})
    assert flags(world, ALICE) == ["vip"]

    other = Person(ALICE.email, "VXNlcjo5")
    hears_of(world, other, changed=2, isConfirmed=True)
    assert flags(world, ALICE) == ["vip"]


def test_private_flags_are_kept_before_public_ones_and_none_without_end(world: World) -> None:
    world.page_of(ALICE)
    many = {f"flag{number:03}": "1" for number in range(300)}

    hears_of(world, ALICE, {"vip": "1", "x" * 101: "1"}, public=many)

    kept_flags = flags(world, ALICE)
    assert len(kept_flags) == 100
    assert "vip" in kept_flags
    assert "x" * 101 not in kept_flags


def test_of_staff_only_what_is_public_is_known(world: World) -> None:
    said = told_of(ALICE, public={"vip": "1"}, isStaff=True)
    account = parse_told({**said, "hidden": None}, world.ctx.keys).account

    assert account.flags == {"vip"}


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ({"user": None}, "user"),
        ({"hidden": None}, "hidden"),
        ({"hidden": {}}, "privateMetadata"),
        ({"issuedAt": "yesterday"}, "issuedAt"),
    ],
)
def test_what_is_missing_is_named(world: World, broken: dict[str, Any], field: str) -> None:
    with pytest.raises(BadAccount, match=field):
        parse_told({**told_of(ALICE), **broken}, world.ctx.keys)


def test_what_did_not_arrive_is_heard_again_by_the_hour(world: World) -> None:
    world.page_of(ALICE)
    world.fake.failed = [told_of(ALICE, private={"vip": "yes"}), {"user": None}]

    world.reconciles()

    assert flags(world, ALICE) == ["vip"]
    assert read_orders(world.ctx, world.shop, "reconcile")


# What a claim was made under


def test_a_reward_stays_although_the_flag_goes_after_the_claim(world: World) -> None:
    has(world, ALICE, "vip")
    lets(world, FLAGGED)
    claimed = world.claim()
    hears_of(world, ALICE)

    bought = world.buys(claimed=claimed).is_paid()
    assert bought.why.reason is Reason.QUALIFIED
    bought.becomes(number="1a")
    assert [reward.state for reward in world.rewards_of(ALICE)] == [RewardState.ISSUED]


# The permission


def test_a_program_that_asks_for_accounts_needs_the_permission(world: World) -> None:
    def lose(*missing: str) -> None:
        rights = [right for right in ALL if right not in missing]
        with world.ctx.engine.begin() as conn:
            conn.execute(update(shops).values(permissions=rights))

    lose("MANAGE_USERS")
    for wanted in (FLAGGED, LONG_AGO):
        with pytest.raises(Refused, match="MANAGE_USERS") as refused:
            world.edits(advocates=wanted)
        assert refused.value.code is RefusalCode.PERMISSION_MISSING
    world.edits(advocates=Advocates(min_orders=1))

    lose()
    world.edits(advocates=FLAGGED)


def test_without_the_permission_a_name_is_kept_and_the_rest_is_asked_for_once_it_is_there(
    world: World,
) -> None:
    has(world, ALICE, "public")
    with world.ctx.engine.begin() as conn:
        conn.execute(update(shops).values(permissions=["MANAGE_ORDERS"]))
    for _ in range(2):
        world.page_of(NAMELESS)
    assert (kept(world, ALICE).first_name, flags(world, ALICE)) == ("Alice", [])
    assert world.fake.calls["account"] == 1

    with world.ctx.engine.begin() as conn:
        conn.execute(update(shops).values(permissions=list(ALL)))
    world.page_of(NAMELESS)
    assert flags(world, ALICE) == ["public"]
