"""An operator keeps the books of a shop elsewhere."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from click.testing import CliRunner, Result

from plugin.__main__ import main
from plugin.config import ROOT
from plugin.storage.exports import (
    ADVOCATE_COLUMNS,
    LEDGER_COLUMNS,
    REFERRAL_COLUMNS,
    REWARD_COLUMNS,
)
from tests.services.staff import Staff
from tests.world import ALICE, API_URL, World


def exports(world: World, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments], obj=world.ctx)


def test_the_ledger_is_written_as_csv(world: World) -> None:
    world.story()
    said = exports(world, "ledger", "--shop", API_URL)
    rows = list(csv.DictReader(StringIO(said.stdout)))

    assert said.exit_code == 0
    assert [row["to_account"] for row in rows] == ["spent", "owed", "issued"]
    assert {row["order_id"] for row in rows} == {"Order:1", ""}


def test_the_rewards_of_a_program_are_written_as_json(world: World) -> None:
    world.story()
    program = str(Staff(world).program_id)
    said = exports(world, "rewards", "--shop", API_URL, "--format", "json", "--program", program)

    assert [row["side"] for row in json.loads(said.stdout)] == ["friend", "advocate"]


def test_a_period_is_a_day_or_a_moment(world: World) -> None:
    world.story()

    def rows(*period: str) -> int:
        return len(exports(world, "ledger", "--shop", API_URL, *period).stdout.splitlines()) - 1

    assert rows("--from", "2020-01-01") == rows("--to", "2100-01-01T00:00+02:00") == 3
    assert rows("--from", "2100-01-01") == rows("--to", "2020-01-01") == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--program", "999999"), "PROGRAM_UNKNOWN"),
        (("--from", "yesterday"), "MOMENT_INVALID"),
        (("--shop", "https://x.example/"), "has installed the app"),
    ],
)
def test_what_there_is_not_ends_with_1(world: World, wrong: tuple[str, ...], said: str) -> None:
    refused = exports(world, "ledger", "--shop", API_URL, *wrong)

    assert refused.exit_code == 1
    assert said in refused.stderr
    assert refused.stdout == ""


def test_referrals_and_advocates_are_written_too(world: World) -> None:
    world.story()
    for book, columns in (("referrals", REFERRAL_COLUMNS), ("advocates", ADVOCATE_COLUMNS)):
        said = exports(world, book, "--shop", API_URL, "--format", "json")
        (row,) = json.loads(said.stdout)
        assert tuple(row) == columns
        assert row["advocate"] == world.page_of(ALICE).word


@pytest.mark.parametrize(
    "columns", [LEDGER_COLUMNS, REWARD_COLUMNS, REFERRAL_COLUMNS, ADVOCATE_COLUMNS]
)
def test_every_column_is_documented(columns: tuple[str, ...]) -> None:
    documented = (ROOT / "docs" / "operations.md").read_text()

    assert [name for name in columns if f"`{name}`" not in documented] == []
