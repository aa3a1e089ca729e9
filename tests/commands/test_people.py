"""An operator answers somebody who asks what is held of them, or to be forgotten."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from plugin.__main__ import main
from tests.world import ALICE, API_URL, BOB, World


def runs(world: World, *words: str) -> Result:
    command, *rest = words
    return CliRunner().invoke(main, [command, "--shop", API_URL, *rest], obj=world.ctx)


def test_what_is_held_of_somebody_is_written_as_json(world: World) -> None:
    world.story()
    told = json.loads(runs(world, "export-person", "--email", ALICE.email).output)

    assert told["held"]["advocates"][0]["email"] == ALICE.email
    by_account = json.loads(runs(world, "export-person", "--user", str(ALICE.user_id)).output)
    assert by_account["held"].keys() == told["held"].keys()


def test_somebody_is_erased_who_was_named_twice(world: World) -> None:
    world.story()
    asked = ("erase", "--email", BOB.email, "--why", "He wrote to us")
    wrong = runs(world, *asked, "--confirm", "bob")
    assert (wrong.exit_code, "CONFIRMATION_WRONG" in wrong.output) == (1, True)

    done = runs(world, *asked, "--confirm", BOB.email)
    assert (done.exit_code, "0 rewards are void" in done.output) == (0, True)
    left = json.loads(runs(world, "export-person", "--email", BOB.email).output)
    assert set(left["held"]) == {"erased_people"}
    assert "PERSON_UNKNOWN" in runs(world, *asked, "--confirm", BOB.email).output


def test_nobody_is_no_person(world: World) -> None:
    assert "EMAIL_NEEDED" in runs(world, "export-person").output
