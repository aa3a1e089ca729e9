"""The database itself refuses a row of one shop that points at another's."""

from __future__ import annotations

import psycopg.errors
import pytest
from sqlalchemy import (
    Connection,
    Engine,
    ForeignKeyConstraint,
    Table,
    delete,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from plugin.config import Settings
from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.abuse.signal import Suspicion
from plugin.keys import Keys
from plugin.storage.leaks import open_leak
from plugin.storage.tables import metadata, rate_windows, shops
from tests.fakes import FakeShop
from tests.services.desk import Desk
from tests.services.staff import Staff
from tests.world import ALICE, World

OWNED = [table for table in metadata.sorted_tables if table is not shops]
INSIDE = sorted(
    (
        constraint
        for table in OWNED
        for constraint in table.foreign_key_constraints
        if constraint.referred_table is not shops
    ),
    key=lambda constraint: str(constraint.name),
)


def own(constraint: ForeignKeyConstraint) -> tuple[str, str]:
    """The column that points, and the column it points at, besides the shop's."""
    (pair,) = [
        (element.parent.name, element.column.name)
        for element in constraint.elements
        if element.parent.name != "shop_id"
    ]
    return pair


@pytest.fixture
def two(settings: Settings, database: Engine, keys: Keys) -> tuple[World, World]:
    """Two shops, in each of which Bob has bought through Alice, and staff undid a grant."""
    ours = World.opened(settings, database, keys, FakeShop())
    theirs = World.closed(settings, database, keys, FakeShop())
    theirs.api_url, theirs.orders = "https://theirs.example/graphql/", 100
    theirs.installs()
    with database.begin() as conn:
        program = text("UPDATE programs SET state = 'active' WHERE shop_id = :shop")
        conn.execute(program, {"shop": theirs.shop.id})
        storefront = text("UPDATE shops SET storefront_url = 'https://theirs.example/'")
        conn.execute(storefront)
    theirs.turns()
    for world in (ours, theirs):
        world.tells_all()
        erin = Staff(world)
        erin.grants()
        erin.undoes()
        with database.begin() as conn:
            open_leak(conn, world.shop.id, erin.id_of(ALICE), Suspicion.VELOCITY)
        erin.judges(f"Order:{world.orders - 1}", Ruled.HONEST)
        Desk(world).merges_two()
    return ours, theirs


def test_every_row_belongs_to_a_shop_and_goes_with_it() -> None:
    for table in OWNED:
        assert not table.c.shop_id.nullable, table.name
        if table is rate_windows:
            # They are over within an hour, and a reference would make them wait for the disk.
            continue
        (to_shop,) = [
            constraint
            for constraint in table.foreign_key_constraints
            if constraint.referred_table is shops
        ]
        assert to_shop.ondelete == "CASCADE", table.name


def test_every_reference_carries_the_shop_with_it() -> None:
    assert len(INSIDE) >= 20
    for constraint in INSIDE:
        first = constraint.elements[0]
        assert (first.parent.name, first.column.name) == ("shop_id", "shop_id"), constraint.name


def _some_id(conn: Connection, table: Table, column: str, shop_id: int) -> object:
    query = select(table.c[column]).where(table.c.shop_id == shop_id).limit(1)
    return conn.execute(query).scalar_one()


def test_no_row_can_point_at_another_shops(two: tuple[World, World]) -> None:
    ours, theirs = (world.shop.id for world in two)
    refused = {}
    for constraint in INSIDE:
        child, parent = constraint.table, constraint.referred_table
        column, key = own(constraint)
        with two[0].ctx.engine.connect() as conn:
            foreign = _some_id(conn, parent, key, theirs)
            # Neither our own guards nor a unique key should be what refuses it.
            conn.execute(text(f"ALTER TABLE {child.name} DISABLE TRIGGER USER"))
            conn.execute(delete(child).where(child.c.shop_id == theirs))
            pointing = child.c.shop_id == ours, child.c[column].is_not(None)
            one = select(child.c.id).where(*pointing).limit(1)
            move = update(child).where(child.c.id == conn.execute(one).scalar_one())
            with pytest.raises(IntegrityError) as error:
                conn.execute(move.values({column: foreign}))
        cause = error.value.orig
        assert isinstance(cause, psycopg.errors.ForeignKeyViolation), cause
        refused[str(constraint.name)] = cause.diag.constraint_name

    assert refused == {str(constraint.name): str(constraint.name) for constraint in INSIDE}
