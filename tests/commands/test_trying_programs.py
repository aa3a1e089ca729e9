"""An operator tries a promise on past orders."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from plugin.storage.programs import programs_of
from plugin.storage.tables import decisions, rewards
from tests.commands.conftest import Operator
from tests.world import BOB, CAROL, World

LARGE = """
name: Large thanks
offers: [{advocate: {reward: {kind: fixed, amounts: {eu: {amount: 25, currency: EUR}}}}}]
"""


def rows(world: World) -> list[int]:
    with world.ctx.engine.connect() as conn:
        tables = (decisions, rewards)
        return [conn.execute(select(func.count()).select_from(t)).scalar_one() for t in tables]


def test_a_file_says_what_it_would_have_paid_and_writes_nothing(
    operator: Operator, world: World
) -> None:
    world.buys(BOB, world.claim(BOB)).is_paid()
    world.buys(CAROL).is_paid()
    before = rows(world)
    Path("large.yaml").write_text(LARGE)
    said = operator("try", "large.yaml")

    assert said.exit_code == 0
    assert said.stdout.startswith("2 orders were looked at, since ")
    assert "1  rewards of advocates, 25 EUR, 1 of them held back still" in said.stdout
    assert "1 of the unrelated orders would have counted" in said.stdout
    assert rows(world) == before


def test_a_program_is_tried_in_its_newest_version(operator: Operator, world: World) -> None:
    world.buys(BOB, world.claim(BOB)).is_paid()
    with world.ctx.engine.connect() as conn:
        (program,) = programs_of(conn, world.shop.id)

    assert "1  rewards of friends, 9 EUR" in operator("try", "--program", str(program.id)).stdout
    assert "PROGRAM_UNKNOWN" in operator("try", "--program", "999999").stderr
    assert operator("try").exit_code == 2
