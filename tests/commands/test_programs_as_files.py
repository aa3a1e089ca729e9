"""A program leaves the app as a file, is edited, and comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from plugin.__main__ import main
from plugin.services.programs.presets import presets
from plugin.storage.programs import Program, programs_of
from plugin.storage.promise_json import promise_schema
from tests.commands.conftest import Operator
from tests.world import World


def programs(world: World) -> list[Program]:
    with world.ctx.engine.connect() as conn:
        return programs_of(conn, world.shop.id)


def written(text: str, name: str = "program.yaml") -> str:
    Path(name).write_text(text)
    return name


SHORT = """
name: Refer a friend
offers:
  - friend: {reward: {kind: percent, percent: 10}, on: fulfilled}
    advocate: {reward: {kind: fixed, amounts: {eu: {amount: 12.50, currency: EUR}}}}
order: {countries: [NO, SE]}
"""


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_was_exported_is_imported_as_the_same_promise(
    operator: Operator, world: World, form: str
) -> None:
    (program,) = programs(world)
    file = operator("export", "--program", str(program.id), "--format", form).stdout
    said = operator("import", written(file, f"program.{form}"))

    assert said.exit_code == 0
    assert [one.promise for one in programs(world)] == [program.promise] * 2
    again = operator("import", "--program", str(program.id), f"program.{form}")
    assert (again.exit_code, again.stdout) == (0, "Nothing changes.\n")
    assert programs(world)[0].version.number == program.version.number


def test_a_new_draft_says_what_it_promises_beyond_the_usual(
    operator: Operator, world: World
) -> None:
    said = operator("import", written(SHORT)).stdout.splitlines()

    *_, draft = programs(world)
    assert "+ name: Refer a friend" in said
    assert "~ offers.0.friend.on: paid → fulfilled" in said
    assert "+ order.countries: NO, SE" in said
    assert not any("window_days" in line for line in said)
    assert said[-1] == f"Refer a friend is program {draft.id}, version 1."
    assert (draft.state, draft.version.number) == ("draft", 1)


def test_an_edited_file_becomes_the_next_version(operator: Operator, world: World) -> None:
    (program,) = programs(world)
    number = str(program.id)
    file = operator("export", "--program", number).stdout
    said = operator("import", "--program", number, written(file.replace("s: 30", "s: 7")))

    (after,) = programs(world)
    assert said.stdout.splitlines()[:2] == [
        "~ window_days: 30 → 7",
        "~ code_days: 30 → 7",
    ]
    assert (after.promise.window_days, after.state) == (7, "active")
    assert after.version.number == program.version.number + 1


def test_a_dry_run_says_the_same_and_writes_nothing(operator: Operator, world: World) -> None:
    before = programs(world)
    said = operator("import", "--dry-run", written(SHORT))

    assert "+ order.countries: NO, SE" in said.stdout
    assert (said.exit_code, programs(world)) == (0, before)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("percent: 10", "percent: 101", "offers.0.friend.reward: A percentage is above 0"),
        ("percent: 10", "procent: 10", "offers.0.friend.reward.procent: Unexpected"),
        ("on: fulfilled", "on: sent", "offers.0.friend.on: Input should be 'paid' or"),
        ("countries", "lands", "order.lands: Unexpected keyword argument"),
        ("[NO, SE]}", "[NO, SE]", "line 7, column 1: expected ',' or '}'"),
        ("order", "name", "line 6, column 1: name is here twice"),
        (SHORT, "- name", "program: Write it as one object."),
        ("eu:", "us:", "us does not sell in EUR; channels: eu (EUR), pl (PLN)."),
        ("kind: percent, percent: 10", "kind: points, points: 5", "program: Points need a rule"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    operator: Operator, world: World, right: str, wrong: str, said: str
) -> None:
    before = programs(world)
    refused = operator("import", written(SHORT.replace(right, wrong)))

    assert said in refused.stderr
    assert (refused.exit_code, programs(world)) == (1, before)


def test_a_mistake_in_json_is_named_with_its_place_too(operator: Operator) -> None:
    refused = operator("import", written('{"name": }', "program.json"))

    assert refused.exit_code == 1
    assert "line 1, column 10" in refused.stderr


def test_a_program_or_a_shop_that_there_is_not(operator: Operator, world: World) -> None:
    assert "PROGRAM_UNKNOWN" in operator("export", "--program", "999999").stderr
    assert "PROGRAM_UNKNOWN" in operator("import", "--program", "999999", written(SHORT)).stderr
    elsewhere = ["programs", "export", "--shop", "https://x.example/", "--program", "1"]
    said = CliRunner().invoke(main, elsewhere, obj=world.ctx)
    assert said.exit_code == 1
    assert "has installed the app" in said.stderr


# Presets


def test_a_program_starts_from_a_preset(operator: Operator, world: World) -> None:
    preset = operator("presets", "same-sum-each").stdout
    said = operator("import", written(preset))

    assert said.exit_code == 0
    assert programs(world)[-1].name == yaml.safe_load(preset)["name"]


def test_what_is_still_to_be_chosen_is_said_beside_the_file_and_refused_in_it(
    operator: Operator,
) -> None:
    preset = operator("presets", "gift-for-the-friend")
    refused = operator("import", written(preset.stdout))

    assert preset.stderr == "Still to be chosen, where it says null: product.\n"
    assert "offers.0.friend.reward.products.0" in refused.stderr


def test_presets_are_listed_without_a_shop() -> None:
    listed = CliRunner().invoke(main, ["programs", "presets"]).stdout

    assert [line.split()[0] for line in listed.splitlines()] == [one.name for one in presets()]


def test_a_preset_is_written_for_a_shop() -> None:
    for asked in (["same-sum-each"], ["nothing", "--shop", "https://shop.example/"]):
        assert CliRunner().invoke(main, ["programs", "presets", *asked]).exit_code == 2


def test_the_schema_is_written_as_it_is_published() -> None:
    said = CliRunner().invoke(main, ["programs", "schema"])

    assert json.loads(said.stdout) == promise_schema()
