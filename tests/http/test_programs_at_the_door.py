"""Staff write programs, start and stop them, and say who may take part."""

from __future__ import annotations

from tests.http import staff
from tests.http.doors import STAFF_ID, Door
from tests.world import World


def test_staff_write_a_new_version_and_it_is_theirs(admin: Door, world: World) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    written = staff.promise(attribution="first", window_days=7)
    saved = admin.asks(staff.SAVE, id=program["id"], promise=written)

    assert saved.data["saveProgram"]["version"] == program["version"] + 1
    after = admin.asks(staff.PROGRAMS).data["programs"][0]["promise"]
    assert (after["attribution"], after["window_days"]) == ("first", 7)
    newest, *_ = admin.asks(staff.VERSIONS, id=program["id"]).data["versions"]
    assert newest["createdBy"] == STAFF_ID
    assert {"path": "window_days", "before": 30, "after": 7} in newest["changes"]
    assert world.woken[-1] == world.shop.id


def test_the_last_change_can_be_undone(admin: Door) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    admin.asks(staff.SAVE, id=program["id"], promise=staff.promise(window_days=7))
    admin.asks(staff.move("undoProgramChange"), id=program["id"])

    after = admin.asks(staff.PROGRAMS).data["programs"][0]
    assert after["promise"] == program["promise"]
    assert after["version"] == program["version"] + 2


def test_a_program_is_copied_put_away_and_brought_back(admin: Door) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    made = admin.asks(staff.CREATE, promise=staff.promise(name="Second")).data["createProgram"]
    copied = admin.asks(staff.move("duplicateProgram"), id=program["id"]).data
    shown = [p["name"] for p in admin.asks(staff.PROGRAMS).data["programs"]]

    assert (made["state"], copied["duplicateProgram"]["state"]) == ("DRAFT", "DRAFT")
    assert shown == [program["name"], "Second", f"{program['name']} (copy)"]

    refused = admin.asks(staff.move("archiveProgram"), id=program["id"]).data["archiveProgram"]
    assert refused["code"] == "PROGRAM_STATE"
    admin.asks(staff.move("archiveProgram"), id=made["id"])
    assert "Second" not in [p["name"] for p in admin.asks(staff.PROGRAMS).data["programs"]]
    admin.asks(staff.move("restoreProgram"), id=made["id"])
    assert "Second" in [p["name"] for p in admin.asks(staff.PROGRAMS).data["programs"]]


def test_staff_learn_where_in_the_program_something_is_wrong(admin: Door) -> None:
    wrong = staff.with_reward({"kind": "percent", "percent": "101"}) | {"colour": "red"}
    said = admin.asks(staff.CREATE, promise=wrong).data["createProgram"]

    assert {problem["path"] for problem in said["problems"]} == {
        "offers.0.advocate.reward",
        "colour",
    }


def test_people_are_put_on_lists_and_taken_off_without_keeping_their_addresses(
    admin: Door,
) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    entries = ["carol@example.com", "@Spam.example"]
    asked = {"id": program["id"], "list": "BLOCKED", "entries": entries}
    added = admin.asks(staff.ADD_PEOPLE, **asked).data["addProgramPeople"]["people"]
    (first, second) = admin.asks(staff.PEOPLE, id=program["id"]).data["programPeople"]

    assert [person["label"] for person in added] == ["c…@example.com", "@spam.example"]
    assert first == {**added[0], "addedBy": STAFF_ID}
    gone = admin.asks(staff.REMOVE_PERSON, program=program["id"], id=first["id"]).data
    assert gone["removeProgramPerson"]["people"] == [{"id": second["id"]}]


def test_what_is_no_address_is_put_on_no_list(admin: Door) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    asked = {"id": program["id"], "list": "ALLOWED", "entries": ["bob@example.com", "nobody"]}

    assert admin.asks(staff.ADD_PEOPLE, **asked).data["addProgramPeople"]["code"] == "EMAIL_INVALID"
    assert admin.asks(staff.PEOPLE, id=program["id"]).data["programPeople"] == []


def test_the_editor_reads_what_a_program_may_say(admin: Door) -> None:
    schema = admin.asks(staff.PROGRAM_SCHEMA).data["programSchema"]

    assert "window_days" in schema["properties"]


def test_staff_pause_a_program_and_start_it_again(admin: Door) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    states = [
        admin.asks(staff.move(name), id=program["id"]).data[name]["state"]
        for name in ("pauseProgram", "activateProgram", "endProgram")
    ]

    assert states == ["PAUSED", "ACTIVE", "ENDED"]
