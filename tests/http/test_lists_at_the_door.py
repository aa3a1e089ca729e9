"""Long lists by the admin door: page by page, what was asked for, and each thing with its right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from plugin.domain.limits import Cap, Limits, Period
from plugin.services.programs.manage_programs import create_program
from plugin.storage.tables import advocates, ledger, referrals, rewards
from tests.http import staff
from tests.http.doors import Door, staff_token
from tests.promises import TENTH, a_promise
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, BOB, CAROL, Person, World

LISTS = {
    "rewards": staff.REWARDS,
    "referrals": staff.REFERRALS,
    "ledger": staff.LEDGER,
    "advocates": staff.ADVOCATES,
}


@pytest.fixture
def erin(world: World) -> Staff:
    return Staff(world)


def nodes(admin: Door, name: str, **asked: Any) -> list[dict[str, Any]]:
    said = admin.asks(LISTS[name], **asked)
    assert said.errors == []
    found: list[dict[str, Any]] = said.data[name]["nodes"]
    return found


def ids(admin: Door, name: str, **asked: Any) -> set[int]:
    return {int(node["id"]) for node in nodes(admin, name, filter=asked)}


def page_by_page(admin: Door, name: str, size: int, **asked: Any) -> Iterator[list[str]]:
    after = None
    while True:
        page = admin.asks(LISTS[name], first=size, after=after, **asked).data[name]
        yield [node["id"] for node in page["nodes"]]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            return


def friends_buy(world: World, advocate: Person, count: int) -> None:
    for number in range(count):
        friend = Person(f"{advocate.name}s{number}@example.com")
        world.buys(friend, world.claim(friend, advocate)).is_paid()


# Pages


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("size", [1, 2, 100])
def test_each_row_is_read_once_and_the_newest_first(
    admin: Door, world: World, name: str, size: int
) -> None:
    friends_buy(world, ALICE, 2)
    friends_buy(world, CAROL, 1)
    read = [row for page in page_by_page(admin, name, size) for row in page]

    assert read == sorted(set(read), key=int, reverse=True)
    assert len(read) >= 2


def test_what_comes_while_staff_turn_pages_moves_no_row(admin: Door, erin: Staff) -> None:
    old = [erin.grants() for _ in range(4)]
    pages = page_by_page(admin, "rewards", 2)
    first = next(pages)
    erin.grants()

    assert first + next(pages) == [str(reward) for reward in reversed(old)]


@pytest.mark.parametrize("name", LISTS)
def test_a_page_and_a_cursor_are_such_as_there_can_be(admin: Door, name: str) -> None:
    for first in (0, 101):
        assert admin.asks(LISTS[name], first=first).message == "`first` is from 1 to 100."
    assert "endCursor" in admin.asks(LISTS[name], after="x").message


@pytest.mark.parametrize("cursor", ["", "x", "1", "1.", ".1", "1.2.3", "²." + "1"])
def test_a_sorted_list_has_cursors_of_its_own(admin: Door, cursor: str) -> None:
    assert "endCursor" in admin.asks(staff.ADVOCATES, sort="FRIENDS", after=cursor).message


# Filters


def test_rewards_are_found_by_what_they_are(admin: Door, world: World, erin: Staff) -> None:
    _, bought = world.story()
    alices = erin.only()
    share = erin.voids(erin.grants(TENTH, advocate=CAROL))
    by_friend = ids(admin, "rewards", side="FRIEND")

    assert ids(admin, "rewards", state="ISSUED") == {alices}
    assert ids(admin, "rewards", kind="PERCENT", side="ADVOCATE") == {share}
    assert ids(admin, "rewards", advocateId=str(erin.id_of(CAROL))) == {share}
    assert ids(admin, "rewards", orderId=bought.id) == {alices} | by_friend
    assert ids(admin, "rewards", programId=str(erin.program_id)) == {alices, share} | by_friend
    for nothing in ({"programId": "9"}, {"programId": "x"}, {"orderId": "\ud800"}):
        assert ids(admin, "rewards", **nothing) == set()


def test_a_program_shows_only_what_is_its_own(admin: Door, world: World, erin: Staff) -> None:
    world.story()
    other = create_program(world.ctx, world.shop, a_promise(name="Another"), ERIN)
    granted = erin.grants(program_id=other.id)

    assert ids(admin, "rewards", programId=str(other.id)) == {granted}
    (owed, issued) = nodes(admin, "ledger", filter={"programId": str(other.id)})[::-1]
    assert (owed["toAccount"], issued["toAccount"]) == ("owed", "issued")
    assert ids(admin, "referrals", programId=str(other.id)) == set()


def test_the_ledger_is_found_by_account_unit_reward_and_advocate(
    admin: Door, world: World, erin: Staff
) -> None:
    world.story()
    alices = erin.only()
    erin.grants(TENTH, advocate=CAROL)
    erin.voids(alices)

    released = nodes(admin, "ledger", filter={"account": "released"})
    assert [(row["fromAccount"], row["rewardId"]) for row in released] == [("issued", str(alices))]
    assert (released[0]["why"], released[0]["actor"]) == ("She asked so nicely", ERIN)
    euros = nodes(admin, "ledger", filter={"unit": "EUR"})
    assert {row["rewardId"] for row in euros} == {str(alices)}
    assert euros == nodes(admin, "ledger", filter={"rewardId": str(alices)})
    carols = nodes(admin, "ledger", filter={"advocateId": str(erin.id_of(CAROL))})
    assert {row["unit"] for row in carols} == {"percent"}
    both = {"advocateId": str(erin.id_of(CAROL)), "programId": "9"}
    assert ids(admin, "ledger", **both) == set()


def test_referrals_are_found_by_advocate_and_by_what_became_of_them(
    admin: Door, world: World, erin: Staff
) -> None:
    friends_buy(world, CAROL, 1)
    _, bought = world.story()
    (alices,) = nodes(admin, "referrals", filter={"advocateId": str(erin.id_of(ALICE))})
    assert (alices["state"], alices["orderId"]) == ("BOUGHT", bought.id)
    bought.is_cancelled()

    assert ids(admin, "referrals", state="UNDONE") == {int(alices["id"])}
    assert len(ids(admin, "referrals", state="BOUGHT")) == 1


@pytest.mark.parametrize("name", ["rewards", "referrals", "ledger"])
def test_a_period_begins_with_its_first_moment_and_ends_before_its_last(
    admin: Door, world: World, name: str
) -> None:
    world.story()
    table = {"rewards": rewards, "referrals": referrals, "ledger": ledger}[name]
    with world.ctx.engine.connect() as conn:
        newest = conn.execute(table.select().order_by(table.c.id.desc()).limit(1)).one()
    at, later = newest.created_at, newest.created_at + timedelta(microseconds=1)

    assert newest.id in ids(admin, name, **{"from": at.isoformat(), "to": later.isoformat()})
    assert ids(admin, name, **{"from": later.isoformat()}) == set()
    assert newest.id not in ids(admin, name, to=at.isoformat())


def test_a_moment_without_an_offset_is_one_of_the_shops_clocks(admin: Door, erin: Staff) -> None:
    erin.grants()
    admin.asks(staff.SET_TIME_ZONE, name="Pacific/Kiritimati")
    clock = (datetime.now(UTC) + timedelta(hours=14)).replace(tzinfo=None)
    since, until = clock - timedelta(hours=1), clock + timedelta(hours=1)

    assert len(ids(admin, "rewards", **{"from": since.isoformat(), "to": until.isoformat()})) == 1
    assert ids(admin, "rewards", to=(since).isoformat()) == set()


# Advocates


def test_an_advocate_is_shown_with_what_became_of_friends_and_rewards(
    admin: Door, world: World, erin: Staff
) -> None:
    friends_buy(world, ALICE, 2)
    world.claim(BOB)
    world.starts(hold_days=14)
    erin.voids(erin.grants(TENTH))
    (alice,) = nodes(admin, "advocates")

    assert (alice["firstName"], alice["email"]) == ("Alice", ALICE.email)
    assert (alice["claims"], alice["friends"]) == (3, 2)
    assert alice["rewards"] == [
        {"state": "ISSUED", "unit": "EUR", "rewards": 2, "amount": "20"},
        {"state": "VOID", "unit": "percent", "rewards": 1, "amount": "10"},
    ]
    assert admin.asks(staff.ADVOCATE, id=alice["id"]).data["advocate"] == alice
    for nobody in ("999999", "x"):
        assert admin.asks(staff.ADVOCATE, id=nobody).data == {"advocate": None}


def test_advocates_are_found_by_word_and_by_address(admin: Door, world: World) -> None:
    word = world.page_of(ALICE).word
    world.page_of(CAROL)

    for asked in (word, word[:4], "ALICE"):
        assert [a["word"] for a in nodes(admin, "advocates", filter={"word": asked})] == [word]
    for address in (ALICE.email, "Alice+x@Example.com"):
        assert [a["word"] for a in nodes(admin, "advocates", filter={"email": address})] == [word]
    for nothing in ({"word": "%"}, {"word": "a\u0000"}, {"email": "\ud800@x"}, {"email": ""}):
        assert nodes(admin, "advocates", filter=nothing) == []


def test_those_who_brought_the_most_friends_come_first(admin: Door, world: World) -> None:
    dan, eve = Person("dan@example.com", "VXNlcjo0", "Dan"), Person("e@x.example", "U5", "Eve")
    for advocate, count in ((dan, 0), (ALICE, 1), (CAROL, 3), (eve, 1)):
        world.page_of(advocate)
        friends_buy(world, advocate, count)
    ranked = nodes(admin, "advocates", sort="FRIENDS")

    assert [(a["firstName"], a["friends"]) for a in ranked] == [
        ("Carol", 3),
        ("Eve", 1),
        ("Alice", 1),
        ("Dan", 0),
    ]
    for size in (1, 2, 3, 4):
        turned = page_by_page(admin, "advocates", size, sort="FRIENDS")
        assert [row for page in turned for row in page] == [a["id"] for a in ranked]


def test_of_those_who_are_sought_the_best_come_first_too(admin: Door, world: World) -> None:
    for advocate, count in ((ALICE, 1), (CAROL, 2)):
        world.page_of(advocate)
        friends_buy(world, advocate, count)
    word = world.page_of(Person("ali@example.com", "VXNlcjo0", "Alice")).word

    def sought(**asked: Any) -> list[tuple[str, int]]:
        found = nodes(admin, "advocates", sort="FRIENDS", filter=asked)
        return [(one["firstName"], one["friends"]) for one in found]

    assert sought(word="ali") == [("Alice", 1), ("Alice", 0)]
    assert sought(word=word) == [("Alice", 0)]
    assert sought(email=CAROL.email) == [("Carol", 2)]
    assert sought(isBanned=False) == [("Carol", 2), ("Alice", 1), ("Alice", 0)]
    assert sought(isBanned=True) == sought(word="zoe") == []


def test_an_address_whose_key_is_lost_or_that_was_forgotten_is_null(
    admin: Door, world: World
) -> None:
    world.page_of(ALICE)
    for sealed in (b"sealed with a key of old", None):
        with world.ctx.engine.begin() as conn:
            conn.execute(advocates.update().values(email=sealed))
        assert [a["email"] for a in nodes(admin, "advocates")] == [None]


@contextmanager
def counting(world: World) -> Iterator[list[str]]:
    """The questions that are sent meanwhile."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        # How they are to be planned is no question.
        if not statement.startswith("SET "):
            sent.append(statement)

    event.listen(world.ctx.engine, "before_cursor_execute", note)
    yield sent
    event.remove(world.ctx.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("name", LISTS)
def test_a_long_page_asks_the_database_no_more_than_a_short_one(
    admin: Door, world: World, name: str
) -> None:
    for number in range(6):
        advocate = Person(f"advocate{number}@example.com", f"User:{number}", f"Ann{number}")
        friends_buy(world, advocate, 1)
    nodes(admin, name)
    asked = []
    for first in (1, 6):
        with counting(world) as sent:
            assert len(nodes(admin, name, first=first)) == first
        asked.append(len(sent))

    assert asked[0] == asked[1] <= 4


# Rights


def test_orders_are_for_those_who_may_manage_them(admin: Door, world: World) -> None:
    _, bought = world.story()
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))

    for name in ("rewards", "referrals", "ledger"):
        assert {node["orderId"] for node in nodes(admin, name)} >= {bought.id}
        assert {node["orderId"] for node in nodes(marketer, name)} == {None}
    asked = marketer.asks(staff.REWARDS, filter={"orderId": bought.id})
    assert (asked.data, asked.code) == (None, "PERMISSION_DENIED")


def test_an_order_that_makes_trouble_is_not_named_to_others(admin: Door, world: World) -> None:
    _, bought = world.story()
    with world.ctx.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE orders SET last_error = 'KeyError()'")
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))

    shown = [door.asks(staff.TROUBLES).data["troubles"][0]["id"] for door in (admin, marketer)]
    assert shown == [bought.id, None]


def test_addresses_are_for_those_who_may_manage_users(admin: Door, world: World) -> None:
    world.page_of(ALICE)
    marketer = admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS", "MANAGE_ORDERS"))

    assert [a["email"] for a in nodes(marketer, "advocates")] == [None]
    asked = marketer.asks(staff.ADVOCATES, filter={"email": ALICE.email})
    assert (asked.data, asked.code) == (None, "PERMISSION_DENIED")
    assert asked.message == "You need the permission MANAGE_USERS for this."
    asked = marketer.asks(staff.ADVOCATES, filter={"userId": ALICE.user_id})
    assert (asked.data, asked.code) == (None, "PERMISSION_DENIED")


def test_an_advocate_is_found_by_the_shops_customer_or_by_our_ids(
    admin: Door, world: World
) -> None:
    alices, carols = world.page_of(ALICE).word, world.page_of(CAROL).word
    ids = {node["word"]: node["id"] for node in nodes(admin, "advocates")}

    def words(**asked: Any) -> list[str]:
        return [node["word"] for node in nodes(admin, "advocates", filter=asked)]

    assert words(userId=ALICE.user_id) == [alices]
    assert words(ids=[ids[carols], "404", "x"]) == [carols]
    assert words(ids=[]) == words(userId="VXNlcjo0MDQ=") == words(userId="\ud800") == []
    too_many = admin.asks(staff.ADVOCATES, filter={"ids": ["1"] * 101})
    assert too_many.message == "`ids` are at most 100."


# The books


def test_staff_see_the_ledger_added_up(admin: Door, world: World, erin: Staff) -> None:
    world.story()
    euros, percent = admin.asks(staff.BALANCES, programId=str(erin.program_id)).data["balances"]
    held = {a["name"]: a["balance"] for a in euros["accounts"] if a["balance"] != "0"}

    assert (euros["unit"], euros["isBalanced"], percent["unit"]) == ("EUR", True, "percent")
    assert held == {"promise": "-10", "issued": "10"}
    assert admin.asks(staff.BALANCES, programId="x").data["balances"] == []


def test_staff_see_what_is_to_come(admin: Door, world: World, erin: Staff) -> None:
    world.starts(hold_days=0, limits=Limits(per_program=(Cap(per=Period.ROLLING, count=5),)))
    erin.grants(hold_days=5)
    seen = admin.asks(staff.LIABILITY, programId=str(erin.program_id)).data["liability"]

    assert seen["redemption"] == {
        "spent": "0",
        "expired": "0",
        "rate": None,
        "note": "Not enough data: fewer than 20 rewards are over.",
    }
    assert seen["outstanding"] == [
        {
            "programId": str(erin.program_id),
            "currency": "EUR",
            "owed": "10",
            "issued": "0",
            "certain": "0",
            "expectedCost": None,
            "dueIn7Days": "10",
            "dueIn30Days": "10",
        }
    ]
    (limit,) = seen["limits"]
    assert (limit["per"], limit["days"], limit["most"], limit["used"], limit["share"]) == (
        "ROLLING",
        30,
        "5",
        "1",
        "0.2000",
    )
