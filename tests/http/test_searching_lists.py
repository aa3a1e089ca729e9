"""Lists serve a table: how long they are, in which order, and found by what people know."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text

from plugin.services.review.ban_advocate import ban_advocate
from plugin.storage.pages.sought import FEW
from tests.crowds import crowd
from tests.http import staff
from tests.http.doors import Door, staff_token
from tests.http.test_exports import downloads, table
from tests.services.staff import Staff
from tests.world import ALICE, BOB, CAROL, Person, World

DAVE = Person("dave@example.com")
TOTAL = "total { count isMore }"


@pytest.fixture
def two_friends(world: World) -> World:
    """Bob came by Alice, and Dave by Carol; both have bought."""
    for friend, advocate in ((BOB, ALICE), (DAVE, CAROL)):
        world.buys(friend, world.claim(friend, advocate)).is_paid()
    return world


@pytest.fixture
def marketer(admin: Door) -> Door:
    return admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))


def nodes(admin: Door, document: str, **asked: Any) -> list[dict[str, Any]]:
    said = admin.asks(document, **asked)
    assert said.errors == []
    (found,) = said.data.values()
    rows: list[dict[str, Any]] = found["nodes"]
    return rows


def page_by_page(admin: Door, document: str, **asked: Any) -> list[dict[str, Any]]:
    rows, after = [], None
    while True:
        (page,) = admin.asks(document, first=100, after=after, **asked).data.values()
        rows += page["nodes"]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            return rows


# How long


@pytest.mark.parametrize(
    ("field", "count"),
    [
        ("rewards(first: 1)", 4),
        ('rewards(first: 1, filter: {side: FRIEND, orderNumber: "1"})', 1),
        ("referrals(first: 1)", 2),
        ("referrals(first: 1, filter: {state: UNDONE})", 0),
        ("advocates(first: 1)", 2),
        ("advocates(first: 1, sort: FRIENDS)", 2),
        ('ledger(first: 1, filter: {account: "owed"})', 4),
        ("cases", 0),
        ("auditLog(what: PROGRAM_CREATED)", 1),
    ],
)
def test_a_list_says_how_long_it_is(
    admin: Door, two_friends: World, field: str, count: int
) -> None:
    assert two_friends.shop.is_active
    (found,) = admin.asks(f"{{ {field} {{ {TOTAL} }} }}").data.values()

    assert found["total"] == {"count": count, "isMore": False}


def test_a_very_long_list_is_not_counted_to_its_end(admin: Door, world: World) -> None:
    with world.ctx.engine.begin() as conn:
        crowd(conn, world.shop.id, 2400)
    found = admin.asks(f"{{ referrals {{ {TOTAL} }} rewards {{ {TOTAL} }} }}").data

    assert found["referrals"]["total"] == {"count": 1000, "isMore": True}
    assert found["rewards"]["total"] == {"count": 1000, "isMore": True}


# In which order


@pytest.mark.parametrize("document", [staff.REWARDS, staff.REFERRALS])
def test_the_oldest_come_first_where_staff_want_it(
    admin: Door, two_friends: World, document: str
) -> None:
    assert two_friends.shop.is_active
    newest = [node["id"] for node in nodes(admin, document)]
    turned, after = [], None
    while True:
        (page,) = admin.asks(document, first=1, after=after, sort="OLDEST").data.values()
        turned += [node["id"] for node in page["nodes"]]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            break

    assert turned == newest[::-1]


def test_what_staff_look_for_is_planned_each_time(admin: Door, two_friends: World) -> None:
    engine, seen = two_friends.ctx.engine, set()

    def note(_conn: Any, cursor: Any, *_: Any) -> None:
        with cursor.connection.cursor() as another:
            seen.add(another.execute("SHOW plan_cache_mode").fetchone()[0])

    event.listen(engine, "before_cursor_execute", note)
    for document in (staff.REWARDS, staff.REFERRALS, staff.ADVOCATES):
        nodes(admin, document)
    event.remove(engine, "before_cursor_execute", note)

    with engine.connect() as conn:
        assert conn.execute(text("SHOW plan_cache_mode")).scalar_one() == "auto"
    assert "force_custom_plan" in seen


# By what people know


def test_rewards_are_told_by_the_names_that_staff_know(admin: Door, two_friends: World) -> None:
    row, *_ = nodes(admin, staff.REWARDS, filter={"orderNumber": "1", "side": "ADVOCATE"})

    assert row["program"] == "Refer a friend"
    assert row["advocateWord"] == two_friends.page_of(ALICE).word
    assert (row["orderId"], row["orderNumber"]) == ("Order:1", "1")


def test_what_staff_granted_has_no_order(admin: Door, world: World) -> None:
    Staff(world).grants()
    (row,) = nodes(admin, staff.REWARDS)

    assert (row["orderId"], row["orderNumber"]) == (None, None)


def test_rewards_are_found_by_order_word_and_address(admin: Door, two_friends: World) -> None:
    alices = two_friends.page_of(ALICE).word

    def words(**asked: str) -> list[str]:
        return [row["advocateWord"] for row in nodes(admin, staff.REWARDS, filter=asked)]

    assert words(orderNumber="1") == words(word=alices[:5].upper()) == [alices, alices]
    assert words(email=ALICE.email) == words(email=BOB.email) == [alices]
    for nothing in ({"orderNumber": "99"}, {"word": "%"}, {"email": "nobody"}):
        assert words(**nothing) == []


@pytest.mark.parametrize("document", [staff.REFERRALS, staff.REWARDS])
def test_however_many_are_called_so_the_newest_of_theirs_come_first(
    admin: Door, world: World, document: str
) -> None:
    with world.ctx.engine.begin() as conn:
        crowd(conn, world.shop.id, 20 * (FEW + 20))
    rows = page_by_page(admin, document)
    crowds = f"crowd-{world.shop.id}-"

    # Of all, of some and of one.
    for word in (crowds, f"{crowds}11", f"{crowds}119"):
        theirs = [row["id"] for row in rows if row["advocateWord"].startswith(word)]
        found = page_by_page(admin, document, filter={"word": word})
        assert [row["id"] for row in found] == theirs != []
    assert page_by_page(admin, document, filter={"word": "nobody"}) == []


def test_an_advocate_is_found_by_a_friends_order(admin: Door, two_friends: World) -> None:
    (found,) = nodes(admin, staff.ADVOCATES, filter={"orderNumber": "2"})
    assert found["firstName"] == "Carol"
    assert nodes(admin, staff.ADVOCATES, filter={"orderNumber": "99"}) == []
    erin = Staff(two_friends)
    ban_advocate(two_friends.ctx, two_friends.shop, erin.id_of(ALICE), erin.by)

    for is_banned, name in ((True, "Alice"), (False, "Carol")):
        (one,) = nodes(admin, staff.ADVOCATES, filter={"isBanned": is_banned})
        assert one["firstName"] == name


def test_to_search_by_what_one_may_not_see_is_refused(
    admin: Door, marketer: Door, two_friends: World
) -> None:
    assert two_friends.shop.is_active
    for document in (staff.REWARDS, staff.REFERRALS, staff.ADVOCATES):
        for asked in ({"orderNumber": "1"}, {"email": BOB.email}):
            assert marketer.asks(document, filter=asked).code == "PERMISSION_DENIED"
            assert admin.asks(document, filter=asked).errors == []
    assert {row["orderNumber"] for row in nodes(marketer, staff.REWARDS)} == {None}


# As tables


def test_a_table_has_what_its_list_has(running: Flask, two_friends: World) -> None:
    alices = two_friends.page_of(ALICE).word
    for path, rows in (
        ("rewards.csv?side=ADVOCATE&orderNumber=1", 1),
        ("rewards.csv?state=ISSUED", 2),
        ("rewards.csv?kind=PERCENT&word=" + alices, 1),
        ("rewards.csv?orderId=Order:2", 2),
        ("referrals.csv", 2),
        ("referrals.csv?state=BOUGHT&isHeld=false", 2),
        ("referrals.csv?isHeld=true", 0),
        ("referrals.csv?from=2100-01-01", 0),
        ("advocates.csv?word=" + alices, 1),
        ("advocates.csv?isBanned=true", 0),
        ("ledger.csv?account=issued&unit=EUR", 2),
    ):
        assert len(table(running, f"/export/{path}")) == rows, path


def test_referrals_and_advocates_come_as_their_lists_show_them(
    running: Flask, two_friends: World
) -> None:
    first, second = table(running, "/export/referrals.json")
    assert first["advocate"] == two_friends.page_of(ALICE).word
    assert (first["held"], first["order_number"], first["revenue"]) == (False, "1", "90")
    assert (second["currency"], second["channel"]) == ("EUR", "eu")
    alice, carol = table(running, "/export/advocates.json")
    assert (alice["first_name"], alice["claims"], alice["friends"]) == ("Alice", 1, 1)
    assert carol["advocate"] == two_friends.page_of(CAROL).word


def test_what_names_an_order_is_empty_without_the_right(running: Flask, two_friends: World) -> None:
    assert two_friends.shop.is_active
    token = staff_token("MANAGE_DISCOUNTS")
    rows = table(running, "/export/referrals.json", Authorization_Bearer=token)
    assert {(row["order_id"], row["order_number"], row["revenue"]) for row in rows} == {
        (None, None, None)
    }
    for asked in ("orderNumber=1", "orderId=Order:1"):
        path = f"/export/rewards.csv?{asked}"
        assert downloads(running, path, Authorization_Bearer=token).status_code == 403


def posted(app: Flask, path: str, token: str, **form: str) -> Any:
    headers = {"Saleor-Api-Url": "http://127.0.0.1:8000/graphql/", "Authorization-Bearer": token}
    return app.test_client().post(path, headers=headers, data=form)


def test_an_address_is_posted_and_stands_in_no_log(running: Flask, two_friends: World) -> None:
    assert two_friends.shop.is_active
    path = "/export/rewards.json"
    refused = downloads(running, f"{path}?email={ALICE.email}")
    assert (refused.status_code, refused.json["errors"][0]["extensions"]["code"]) == (  # type: ignore[index]
        400,
        "FILTER_INVALID",
    )
    found = posted(running, path, staff_token(), email=ALICE.email, state="ISSUED")
    assert [row["side"] for row in found.get_json(force=True)] == ["advocate"]
    without = posted(running, path, staff_token("MANAGE_DISCOUNTS"), email=ALICE.email)
    assert without.status_code == 403
    assert without.get_json()["errors"][0]["extensions"]["permission"] == "MANAGE_USERS"


@pytest.mark.parametrize(
    "asked", ["colour=red", "state=LOST", "side=advocate", "held=yes", "from=yesterday"]
)
def test_what_no_filter_says_is_refused(running: Flask, world: World, asked: str) -> None:
    assert world.shop.is_active
    answer = downloads(running, f"/export/rewards.csv?{asked}")

    assert answer.status_code == 400
    assert answer.get_json()["errors"][0]["extensions"]["code"] in (
        "FILTER_INVALID",
        "MOMENT_INVALID",
    )


def test_a_name_is_no_formula_in_a_table(running: Flask, two_friends: World) -> None:
    with two_friends.ctx.engine.begin() as conn:
        conn.execute(text("UPDATE advocates SET first_name = '=HYPERLINK(1)'"))

    assert {row["first_name"] for row in table(running, "/export/advocates.csv")} == {
        "'=HYPERLINK(1)"
    }
