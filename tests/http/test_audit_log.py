"""Who did what, when and why: every act of staff is written down with what it did."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner

from plugin.__main__ import main
from plugin.domain.audit import What
from plugin.domain.limits import Cap, Limits
from plugin.domain.money import Money
from plugin.domain.terms import Donation
from plugin.services.programs.change_program import set_time_zone
from tests.http import review, shop_asks, staff
from tests.http.doors import STAFF_ID, Door
from tests.services.desk import Desk
from tests.services.staff import Staff
from tests.services.test_taking_back_and_correcting import spent_and_refunded
from tests.world import ALICE, API_URL, BOB, CAROL, World


def log(admin: Door, **asked: Any) -> list[dict[str, Any]]:
    """The newest first."""
    said = admin.asks(staff.AUDIT_LOG, **asked)
    assert said.errors == []
    nodes: list[dict[str, Any]] = said.data["auditLog"]["nodes"]
    return nodes


def program_id(admin: Door) -> str:
    return str(admin.asks(staff.PROGRAMS).data["programs"][0]["id"])


TREES = Donation("trees", {"eu": Money(Decimal(5), "EUR")})
Act = Callable[[Door, str], Any]
ACTS: dict[What, Act] = {
    What.SHOP_STOREFRONT_SET: lambda a, _: a.asks(staff.SET_STOREFRONT, url="https://new.example"),
    What.SHOP_TIME_ZONE_SET: lambda a, _: a.asks(staff.SET_TIME_ZONE, name="Europe/Oslo"),
    What.SHOP_EVENT_URL_SET: lambda a, _: a.asks(staff.SET_EVENT_URL, url="http://127.0.0.1:9/"),
    What.SHOP_CONSENT_TEXT_SET: lambda a, _: a.asks(
        shop_asks.SET_TEXT, purpose="CLAIM", language="en", text="Write to me."
    ),
    What.SHOP_CONSENT_NEEDED_SET: lambda a, _: a.asks(shop_asks.SET_CONSENT_NEEDED, needed=True),
    What.SHOP_REVIEW_SET: lambda a, _: a.asks(review.SET_REVIEW),
    What.SHOP_BRAND_SET: lambda a, _: a.asks(shop_asks.SET_BRAND, name="Books"),
    What.SHOP_SENDER_SET: lambda a, _: a.asks(shop_asks.SET_SENDER, name="Anna of Books"),
    What.SHOP_MAIL_TEXT_SET: lambda a, _: a.asks(
        shop_asks.SET_MAIL_TEXT, kind="PRESENT", language="en", subject="A gift"
    ),
    What.SHOP_ORIGINS_SET: lambda a, _: a.asks(
        shop_asks.SET_ORIGINS, origins=["https://a.example"]
    ),
    What.SHOP_SHARING_SET: lambda a, _: a.asks(shop_asks.SET_SHARING, channels=["SMS"]),
    What.SHOP_ACT_UNDONE: lambda a, _: a.asks(staff.UNDO, id=log(a)[0]["id"]),
    What.SHOP_RETENTION_SET: lambda a, _: a.asks(shop_asks.SET_RETENTION, days={"visits": 90}),
    What.SHOP_HONESTY_SET: lambda a, _: a.asks(review.SET_HONESTY, said={"hold": 50}),
    What.SHOP_PEOPLE_WATCHED: lambda a, _: a.asks(
        review.WATCH, list="BLOCKED", entries=[CAROL.email]
    ),
    What.SHOP_PERSON_UNWATCHED: lambda a, _: a.asks(
        review.UNWATCH, id=a.asks(review.WATCHED).data["watchedPeople"]["people"][0]["id"]
    ),
    What.PROGRAM_CREATED: lambda a, _: a.asks(staff.CREATE, promise=staff.promise()),
    What.PROGRAM_DUPLICATED: lambda a, p: a.asks(staff.move("duplicateProgram"), id=p),
    What.PROGRAM_IMPORTED: lambda a, p: a.asks(staff.IMPORT, id=p, text="name: Ours"),
    What.PROGRAM_SAVED: lambda a, p: a.asks(staff.SAVE, id=p, promise=staff.promise()),
    What.PROGRAM_CHANGE_UNDONE: lambda a, p: a.asks(staff.move("undoProgramChange"), id=p),
    What.PROGRAM_PAUSED: lambda a, p: a.asks(staff.move("pauseProgram"), id=p),
    What.PROGRAM_ACTIVATED: lambda a, p: a.asks(staff.move("activateProgram"), id=p),
    What.PROGRAM_PEOPLE_ADDED: lambda a, p: a.asks(
        staff.ADD_PEOPLE, id=p, list="BLOCKED", entries=[CAROL.email, "@spam.example"]
    ),
    What.SHOP_PERSON_ERASED: lambda a, _: a.asks(
        shop_asks.ERASE, email=CAROL.email, confirm=CAROL.email
    ),
    What.PROGRAM_PERSON_REMOVED: lambda a, p: a.asks(
        staff.REMOVE_PERSON,
        program=p,
        id=a.asks(staff.PEOPLE, id=p).data["programPeople"][0]["id"],
    ),
    What.PROGRAM_CODES_ROTATED: lambda a, p: a.asks(staff.ROTATE, program=p),
    What.PROGRAM_ENDED: lambda a, p: a.asks(staff.move("endProgram"), id=p),
    What.PROGRAM_ARCHIVED: lambda a, p: a.asks(staff.move("archiveProgram"), id=p),
    What.PROGRAM_RESTORED: lambda a, p: a.asks(staff.move("restoreProgram"), id=p),
}


def test_every_act_on_shop_and_programs_is_written_down(admin: Door, world: World) -> None:
    """One after the other, for each may need the one before."""
    program = program_id(admin)
    for what, act in ACTS.items():
        act(admin, program)
        newest = log(admin)[0]
        assert (newest["what"], newest["actor"]) == (what, STAFF_ID)
        if what not in (What.PROGRAM_CREATED, What.PROGRAM_DUPLICATED):
            about = program if what.subject == "program" else str(world.shop.id)
            assert (newest["subject"], newest["subjectId"]) == (what.subject.upper(), about)


def test_every_act_on_a_reward_is_written_down(admin: Door, world: World) -> None:
    erin = Staff(world)
    asked = {"program": program_id(admin), "terms": staff.TENTH}
    granted = admin.asks(staff.GRANT, advocate=str(erin.id_of(CAROL)), **asked).data["grantReward"]
    admin.asks(staff.VOID, id=granted["id"], why="Given by mistake")
    admin.asks(staff.UNDO, id=log(admin)[0]["id"])
    reviewed = spent_and_refunded(world, erin)
    admin.asks(staff.DECIDE, id=str(reviewed), review="TAKE_BACK")
    admin.asks(staff.UNDO, id=log(admin)[0]["id"])
    admin.asks(staff.DECIDE, id=str(reviewed), review="NET")
    admin.asks(staff.UNDO, id=log(admin)[0]["id"])
    admin.asks(staff.DECIDE, id=str(reviewed), review="KEEP")
    euros = erin.grants(key="another")
    admin.asks(staff.CORRECT, id=str(euros), amount="7")
    admin.asks(staff.HAND_OVER, ids=[str(erin.grants(TREES))])

    entries = log(admin, subject="REWARD")
    said = {What(entry["what"]) for entry in entries}
    assert said == {what for what in What if what.subject == "reward"}
    voided = next(entry for entry in entries if entry["what"] == "REWARD_VOIDED")
    undone = next(entry for entry in entries if entry["undoes"] == voided["id"])
    assert (voided["why"], voided["undoneBy"]) == ("Given by mistake", undone["id"])
    assert (voided["before"]["state"], voided["after"]) == ("pending", {"state": "void"})


def test_every_act_on_an_advocate_is_written_down(admin: Door, world: World) -> None:
    alice = str(Staff(world).id_of(ALICE))
    admin.asks(staff.CLAIM_FOR, advocate=alice, email=CAROL.email)
    bought = world.buys().is_paid()
    link = admin.asks(staff.LINK, orderId=bought.id, advocate=alice).data["linkFriend"]
    admin.asks(staff.UNLINK, id=link["id"])
    admin.asks(staff.ROTATE, advocate=alice)
    friends = world.buys(CAROL, world.claim(CAROL)).is_paid()
    admin.asks(review.JUDGE, orderId=friends.id, ruled="HONEST")
    for name in ("banAdvocate", "unbanAdvocate"):
        admin.asks(review.on_advocate(name), id=alice)
    admin.asks(staff.UNDO, id=log(admin)[0]["id"])

    entries = log(admin, subject="ADVOCATE", subjectId=alice)
    assert {What(one["what"]) for one in entries} == {
        what for what in What if what.subject == "advocate"
    }
    assert [one["why"] for one in entries] == [
        "Sorry",
        "She sells codes",
        "She sells codes",
        "I have called her",
        "It was posted",
        "Not her after all",
        "She told us",
        "At the till",
    ]


def test_every_act_on_a_case_is_written_down(admin: Door, world: World) -> None:
    desk = Desk(world)
    desk.watches(BOB)
    desk.brings()
    desk.circle()
    one, other = (str(case.id) for case in desk.all())
    admin.asks(review.on_case("noteCase"), id=one)
    admin.asks(review.on_case("approveCase"), id=one)
    admin.asks(staff.UNDO, id=log(admin)[0]["id"])
    admin.asks(review.MERGE_CASES, into=one, ids=[other])
    admin.asks(review.on_case("refuseCase"), id=one)

    entries = log(admin, subject="CASE", subjectId=one)
    assert {What(entry["what"]) for entry in entries} == {
        what for what in What if what.subject == "case"
    }
    assert all((entry["actor"], bool(entry["why"])) == (STAFF_ID, True) for entry in entries)


def test_there_is_a_test_for_every_act() -> None:
    # In tests/services/test_what_the_merchant_hands_over.py.
    with_events = {What.SHOP_EVENT_REPLAYED}
    on_rewards = {what for what in What if what.subject == "reward"}
    on_advocates = {what for what in What if what.subject == "advocate"}
    on_cases = {what for what in What if what.subject == "case"}

    said = set(ACTS) | with_events | on_rewards | on_advocates | on_cases
    assert said == set(What)


def test_what_an_operator_does_is_the_operators(admin: Door, world: World, tmp_path: Any) -> None:
    file = tmp_path / "program.json"
    file.write_text(json.dumps(staff.promise(name="Imported")))
    for command in (
        ["import", "--shop", API_URL, str(file)],
        ["import", "--shop", API_URL, "--program", program_id(admin), str(file)],
        ["pause", "--shop", API_URL],
        ["activate", "--shop", API_URL, "--storefront", "https://b.example"],
    ):
        assert CliRunner().invoke(main, ["programs", *command], obj=world.ctx).exit_code == 0

    assert [entry["what"] for entry in log(admin, actor="operator")] == [
        "PROGRAM_ACTIVATED",
        "SHOP_STOREFRONT_SET",
        "PROGRAM_PAUSED",
        "PROGRAM_IMPORTED",
        "PROGRAM_IMPORTED",
    ]


def test_what_the_app_does_by_itself_is_the_apps(admin: Door, world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_program=(Cap(count=1),)))
    world.story()

    paused, drafted = log(admin, actor="app")
    assert (paused["what"], paused["after"]) == (
        "PROGRAM_PAUSED",
        {"state": "paused", "reason": "PROGRAM_LIMIT_REACHED"},
    )
    assert drafted["what"] == "PROGRAM_CREATED"


def test_the_log_says_what_was_and_what_is(admin: Door) -> None:
    program = program_id(admin)
    admin.asks(staff.SET_STOREFRONT, url="https://new.example")
    admin.asks(staff.SAVE, id=program, promise=staff.promise())
    admin.asks(staff.move("pauseProgram"), id=program)

    paused, saved, moved = log(admin, first=3)
    assert (paused["before"], paused["after"]) == ({"state": "active"}, {"state": "paused"})
    assert (saved["before"], saved["after"]) == ({"version": 2}, {"version": 3})
    assert moved["before"] == {"storefront_url": "https://shop.example/"}
    assert moved["after"] == {"storefront_url": "https://new.example"}


def test_no_address_comes_into_the_log(admin: Door, world: World) -> None:
    ACTS[What.PROGRAM_PEOPLE_ADDED](admin, program_id(admin))
    world.story()
    Staff(world).grants()

    written = json.dumps(log(admin))
    added = [one for one in json.loads(written) if one["what"] == "PROGRAM_PEOPLE_ADDED"]
    assert [one["after"]["people"] for one in added] == [1, 2]
    for person in ("carol@", "c…@", "@spam", "alice@", "bob@", "staff@"):
        assert person not in written


def test_what_was_refused_is_not_written_down(admin: Door) -> None:
    before = log(admin)
    admin.asks(staff.SET_STOREFRONT, url="nowhere")
    admin.asks(staff.VOID, id="999999")
    admin.asks(staff.move("restoreProgram"), id="999999")
    people = {"id": program_id(admin), "list": "BLOCKED", "entries": []}
    admin.asks(staff.ADD_PEOPLE, **people)
    admin.asks(staff.REMOVE_PERSON, program=program_id(admin), id="999999")

    assert log(admin) == before


def test_acts_are_found_by_who_did_them_and_what_they_did(admin: Door, world: World) -> None:
    program = program_id(admin)
    admin.asks(staff.SET_TIME_ZONE, name="Europe/Oslo")
    admin.asks(staff.move("pauseProgram"), id=program)
    set_time_zone(world.ctx, world.shop, "Europe/Riga", "VXNlcjoy")

    actors = admin.asks(staff.AUDIT_ACTORS).data["auditActors"]
    assert {"id": STAFF_ID, "isYou": True} in actors
    assert {"id": "VXNlcjoy", "isYou": False} in actors
    assert [one["id"] for one in actors] == sorted({one["actor"] for one in log(admin)})
    zones = log(admin, what="SHOP_TIME_ZONE_SET")
    assert [one["actor"] for one in zones] == ["VXNlcjoy", STAFF_ID]
    assert log(admin, what="SHOP_TIME_ZONE_SET", actor=STAFF_ID) == zones[1:]
    assert log(admin, subject="PROGRAM", what="SHOP_TIME_ZONE_SET") == []


@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_log_is_read_page_by_page(admin: Door, size: int) -> None:
    program = program_id(admin)
    for name in ("pauseProgram", "activateProgram"):
        admin.asks(staff.move(name), id=program)
    whole = log(admin, first=100)
    read: list[dict[str, Any]] = []
    after = None
    while True:
        page = admin.asks(staff.AUDIT_LOG, first=size, after=after).data["auditLog"]
        read += page["nodes"]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            break

    assert read == whole
    assert [entry["what"] for entry in log(admin, what="PROGRAM_PAUSED")] == ["PROGRAM_PAUSED"]
    of_program = log(admin, subject="PROGRAM", subjectId=program)
    assert [entry for entry in whole if entry["subjectId"] == program] == of_program
    for nothing in ({"subjectId": "x"}, {"actor": "a\u0000b"}, {"actor": "\ud800"}):
        assert log(admin, **nothing) == []
