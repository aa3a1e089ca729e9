"""The database's own promises: its structure, what never changes, and what leaves with a shop."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, delete, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from plugin.domain.abuse.circumstances import Ruled, Watched
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.saved_filters import FilteredList
from plugin.services.shops.note_deliveries import Deliveries
from plugin.services.staff.save_filter import save_filter
from plugin.storage.leaks import open_leak
from plugin.storage.migrate import alembic_config, migrate
from plugin.storage.tables import metadata, shops
from tests.services.desk import Desk
from tests.services.staff import Staff
from tests.world import ALICE, CAROL, World

APPEND_ONLY = ["program_versions", "offers", "decisions", "ledger", "audit", "consent_texts"]


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith("procrastinate_"))


def test_a_migrated_database_is_what_the_code_expects(migrated: Engine) -> None:
    with migrated.connect() as conn:
        context = MigrationContext.configure(
            conn, opts={"include_name": _ours, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(migrated: Engine) -> None:
    migrate(migrated)

    with migrated.connect() as conn:
        version = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert version == ScriptDirectory.from_config(alembic_config()).get_current_head()


def test_migrations_are_one_line(migrated: Engine) -> None:  # noqa: ARG001 - one after another
    revisions = list(ScriptDirectory.from_config(alembic_config()).walk_revisions())

    assert [r.revision for r in revisions] == sorted((r.revision for r in revisions), reverse=True)
    assert not [r.revision for r in revisions if r.is_branch_point or r.is_merge_point]


def counts(conn: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: conn.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.sorted_tables
    }


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_written_down_is_never_changed_by_hand(world: World, table: str) -> None:
    world.story()
    Staff(world).grants()
    for change in (f"UPDATE {table} SET shop_id = shop_id", f"DELETE FROM {table}"):  # noqa: S608
        with world.ctx.engine.connect() as conn, pytest.raises(IntegrityError) as refused:
            conn.execute(text(change))
        assert f"{table} is append-only" in str(refused.value.orig)


def test_the_list_of_what_never_changes_is_the_databases_own(migrated: Engine) -> None:
    triggers = text("SELECT tgname FROM pg_trigger WHERE tgname LIKE '%_append_only'")
    with migrated.connect() as conn:
        found = {name.removesuffix("_append_only") for name in conn.execute(triggers).scalars()}

    assert found == set(APPEND_ONLY)


def test_a_shop_that_is_removed_leaves_nothing_behind(world: World) -> None:
    world.tells_all()
    erin = Staff(world)
    erin.grants()
    erin.judges("Order:1", Ruled.HONEST)
    erin.watches(Watched.STAFF, CAROL)
    Desk(world).merges_two()
    save_filter(world.ctx, world.shop, FilteredList.CASES, "Open", {"state": "OPEN"}, "staff")
    Deliveries(world.ctx.engine).note(world.shop.id, "orders", "ACCEPTED")
    with world.ctx.engine.begin() as conn:
        open_leak(conn, world.shop.id, erin.id_of(ALICE), Suspicion.VELOCITY)
    with world.ctx.engine.connect() as conn:
        full = counts(conn)
        # These are the only rows that these stories need not write.
        unwritten = {"messages", "erased_people", "rate_windows", "kept_figures"}
        assert {name for name, count in full.items() if not count} <= unwritten
        conn.execute(insert(shops).values(api_url="https://theirs.example/", state="active"))
        conn.execute(delete(shops).where(shops.c.id == world.shop.id))
        left = counts(conn)
        conn.rollback()

    assert {name: count for name, count in left.items() if count} == {"shops": 1}


def test_a_row_cannot_be_in_a_state_that_nobody_knows(world: World) -> None:
    world.tells_all()
    Desk(world).merges_two()
    for table in metadata.sorted_tables:
        if "state" not in table.c:
            continue
        with world.ctx.engine.connect() as conn, pytest.raises(IntegrityError) as refused:
            conn.execute(text(f"UPDATE {table.name} SET state = 'lost'"))  # noqa: S608
        assert f"{table.name}_state_check" in str(refused.value.orig)
