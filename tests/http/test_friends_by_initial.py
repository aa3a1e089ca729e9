"""An advocate knows friends by a letter and a month, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from plugin.domain.audit import What
from plugin.services.shops.write_setting import write_setting
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.erase_person import erase_person
from plugin.storage.tables import claims
from tests.http.doors import ME, Door, bearer, customer_token
from tests.world import ALICE, BOB, CAROL, Person, World


def friends(storefront: Door) -> list[dict[str, Any]]:
    alices = storefront.with_(Authorization=bearer(customer_token(ALICE)))
    found: list[dict[str, Any]] = alices.asks(ME).data["me"]["friends"]
    return found


def letters(storefront: Door) -> list[str]:
    return [friend["initial"] for friend in friends(storefront)]


def test_alice_sees_a_letter_of_bobs_address_and_no_more(storefront: Door, world: World) -> None:
    world.claim(BOB)

    assert letters(storefront) == ["B"]
    assert BOB.email not in str(friends(storefront))


def test_the_letter_is_of_the_name_where_the_account_has_one(
    storefront: Door, world: World
) -> None:
    zoe = Person(CAROL.email, CAROL.user_id, "Zoe")
    world.page_of(zoe)
    world.claim(zoe)

    assert letters(storefront) == ["Z"]


def test_whoever_types_an_address_learns_nothing_of_its_owners_name(
    storefront: Door, world: World
) -> None:
    world.page_of(Person(CAROL.email, CAROL.user_id, "Zoe"))
    world.claim(Person(CAROL.email))

    assert letters(storefront) == ["C"]


def test_since_is_the_first_of_the_month_in_the_shops_time(storefront: Door, world: World) -> None:
    world.claim(BOB)
    write_setting(world.ctx, world.shop, What.SHOP_TIME_ZONE_SET, "staff", time_zone="Asia/Tokyo")
    late = datetime(2026, 3, 31, 20, tzinfo=UTC)
    with world.ctx.engine.begin() as conn:
        conn.execute(update(claims).values(created_at=late))

    assert [friend["since"] for friend in friends(storefront)] == ["2026-04-01"]


def test_the_letter_goes_when_the_friend_is_erased(storefront: Door, world: World) -> None:
    world.story()
    by = By("staff", "He asked for it")
    erase_person(world.ctx, world.shop, BOB.email, by=by, confirm=BOB.email, user_id=None)

    assert letters(storefront) == [""]
    with world.ctx.engine.connect() as conn:
        assert list(conn.execute(select(claims.c.friend_initial)).scalars()) == [""]
