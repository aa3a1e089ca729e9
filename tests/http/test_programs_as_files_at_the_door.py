"""A program leaves the Dashboard as a file, is edited, and comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.http import staff
from tests.http.doors import STAFF_ID, Door
from tests.http.processes import told_by_a_process
from tests.world import World

SHORT = """
# What friends and advocates get
name: Refer a friend
offers:
  - friend: {reward: {kind: percent, percent: 10}, on: fulfilled}
order: {countries: [NO, SE]}
"""


def only_program(admin: Door) -> dict[str, Any]:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    return dict(program)


def file_of(admin: Door, program_id: str, **asked: str) -> str:
    return str(admin.asks(staff.PROGRAM_FILE, id=program_id, **asked).data["programFile"])


def imported(admin: Door, text: str, **asked: str) -> dict[str, Any]:
    said = admin.asks(staff.IMPORT, text=text, **asked)
    assert said.errors == []
    return dict(said.data["importProgram"])


@pytest.mark.parametrize(("form", "read"), [("YAML", yaml.safe_load), ("JSON", json.loads)])
def test_what_was_exported_comes_back_as_a_draft_that_promises_the_same(
    admin: Door, form: str, read: Any
) -> None:
    program = only_program(admin)
    file = file_of(admin, program["id"], format=form)
    draft = imported(admin, file, format=form)

    assert read(file) == program["promise"]
    assert (draft["state"], draft["promise"]) == ("DRAFT", program["promise"])
    (newest,) = admin.asks(staff.AUDIT_LOG, first=1).data["auditLog"]["nodes"]
    assert (newest["what"], newest["actor"]) == ("PROGRAM_IMPORTED", STAFF_ID)


def test_an_edited_file_becomes_the_next_version_and_can_be_undone(admin: Door) -> None:
    program = only_program(admin)
    file = file_of(admin, program["id"])
    saved = imported(admin, file.replace("window_days: 30", "window_days: 7"), id=program["id"])

    assert saved["version"] == program["version"] + 1
    assert only_program(admin)["promise"] == program["promise"] | {"window_days": 7}
    admin.asks(staff.move("undoProgramChange"), id=program["id"])
    assert only_program(admin)["promise"] == program["promise"]


def test_yaml_is_read_as_people_mean_it(admin: Door) -> None:
    """`on` is a name and NO is Norway; what was taken for granted is spelled out."""
    promise = imported(admin, SHORT)["promise"]

    assert promise["offers"][0]["friend"]["on"] == "fulfilled"
    assert promise["order"]["countries"] == ["NO", "SE"]
    assert promise["window_days"] == 30


LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
DOUBLED = '{"name": "a", "offers": [{"friend": {"reward": {"kind": "percent", "percent": 101}}}]}'


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (LAUGHS, "line 1, column 4", "Write it out each time"),
        ("name: *a", "line 1, column 7", "Write it out each time"),
        ("name: a\n<<: {code_days: 1}", "<<", "Unexpected keyword"),
        ("name: !!python/name:os.system", "line 1, column 7", "Write the value alone"),
        ("name: !!set {a}", "line 1, column 7", "Write the value alone"),
        ("name: " + "a" * 256 * 1024, "program", "at most 256 KB"),
        ("a: [" + "1," * 10_000 + "]", "line 1, column ", "at most 10000 values"),
        ("a: " + "[" * 90_000, "line 1, column ", "too deep"),
        ("name: a\nname: b", "line 2, column 1", "name is here twice"),
        ("name: [a", "line 1, column 9", "expected ',' or ']'"),
        ("name: a\n---\nname: b", "line 2, column 1", "another document"),
        ('name: "\\ud800"', "program", "surrogates"),
        ("name: \ud800", "program", ""),
        ('name: "a\\0b"', "program", "the number 0"),
        ("name: \x07", "program", "special characters"),
        ("", "program", "one object"),
        ("- name", "program", "one object"),
    ],
)
def test_a_mistake_in_yaml_is_named_with_its_place(
    admin: Door, text: str, place: str, said: str
) -> None:
    refused = imported(admin, text)

    (problem,) = refused["problems"]
    assert refused["code"] == "PROGRAM_INVALID"
    assert problem["path"].startswith(place)
    assert said in problem["message"]
    assert len(admin.asks(staff.PROGRAMS).data["programs"]) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"name": }', "line 1, column 10"),
        ("name: a", "line 1, column 1"),
        ('{"name": "a", "colour": "red"}', "colour"),
        (DOUBLED, "offers.0.friend.reward"),
        ('{"name": "a", "name": "b"}', "name"),
        ('{"name": "a", "offers": [{}, {"friend": {"on": 1, "on": 2}}]}', "offers.1.friend.on"),
        ("[" * 2000, "line 1, column "),
        ('{"name":' + "[" * 900 + "]" * 900 + "}", "program"),
        ("[1]", "program"),
        ('"\ud800"', "line 1, column 1"),
    ],
)
def test_a_mistake_in_json_is_named_with_its_place(admin: Door, text: str, place: str) -> None:
    refused = imported(admin, text, format="JSON")

    assert refused["code"] == "PROGRAM_INVALID"
    assert refused["problems"][0]["path"].startswith(place)


def test_all_names_that_are_there_twice_are_named(admin: Door) -> None:
    refused = imported(
        admin, '{"name": "a", "name": "b", "order": {"on": 1, "on": 2}}', format="JSON"
    )

    assert [(one["path"], one["message"]) for one in refused["problems"]] == [
        ("name", "name is here twice"),
        ("order.on", "on is here twice"),
    ]


def changes(admin: Door, text: str, **asked: str) -> dict[str, Any]:
    said = admin.asks(staff.FILE_CHANGES, text=text, **asked)
    assert said.errors == []
    return dict(said.data["fileChanges"])


def test_what_a_file_would_change_is_told_and_nothing_is_kept(admin: Door) -> None:
    program = only_program(admin)
    file = file_of(admin, program["id"])
    edited = file.replace("window_days: 30", "window_days: 7")

    assert changes(admin, file, id=program["id"])["changes"] == []
    assert changes(admin, edited, id=program["id"])["changes"] == [
        {"path": "window_days", "before": 30, "after": 7}
    ]
    named = {one["path"]: one["after"] for one in changes(admin, "name: Ours")["changes"]}
    assert named == {"name": "Ours"}
    assert only_program(admin) == program


def test_a_file_is_refused_before_it_is_taken_as_it_would_be_then(admin: Door) -> None:
    for text in ("colour: red", "name: [a", "name: Ours\norder: {channels: [us]}"):
        assert changes(admin, text) == imported(admin, text)


def test_a_sum_is_read_to_the_last_digit(admin: Door) -> None:
    amounts = {"eu": {"amount": 12.10, "currency": "EUR"}}
    file = json.dumps(staff.with_reward({"kind": "fixed", "amounts": amounts}))

    for form in ("YAML", "JSON"):
        reward = imported(admin, file, format=form)["promise"]["offers"][0]["advocate"]["reward"]
        assert reward["amounts"]["eu"]["amount"] == "12.1"


def test_what_this_shop_cannot_keep_is_refused_out_of_a_file_too(admin: Door) -> None:
    refused = imported(admin, "name: Ours\norder: {channels: [us]}")

    assert refused["code"] == "PROGRAM_INVALID"
    assert refused["message"].endswith("There is no channel us.")


def test_a_program_that_there_is_not_has_no_file_and_takes_none(admin: Door) -> None:
    for nobodys in ("0", "999999", "x", ""):
        assert admin.asks(staff.PROGRAM_FILE, id=nobodys).data == {"programFile": None}
        assert imported(admin, SHORT, id=nobodys)["code"] == "PROGRAM_UNKNOWN"
        assert changes(admin, SHORT, id=nobodys)["code"] == "PROGRAM_UNKNOWN"


_LOADED = """
client.get("/health")
print(json.dumps("yaml" in sys.modules))
"""


def test_a_web_process_reads_no_library_for_yaml_until_a_file_comes(shop: World) -> None:
    assert told_by_a_process(shop, _LOADED) is False
