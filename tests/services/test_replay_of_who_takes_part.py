"""Who may refer and who may be referred, in a replay as in the shop."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from plugin.domain.assignment import is_held_out
from plugin.domain.audience import Advocates, Friends
from plugin.services.programs.edit_lists import entries_of, remove_person
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.programs import find_program
from tests.promises import a_promise
from tests.services.replays import agreed, first_program, reasons, replayed, tried, would_pay
from tests.world import ALICE, BOB, CAROL, Person, World

DAVE = Person("dave@spam.example")
EVE = Person("eve@example.com", "VXNlcjo1", "Eve")


def takes_off(world: World, label: str) -> None:
    """Staff take this entry off its list."""
    program_id = first_program(world)
    (entry,) = (e for e in entries_of(world.ctx, world.shop, program_id) if e.label == label)
    remove_person(world.ctx, world.shop, program_id, entry.id, "staff")


def is_shown_nothing(world: World, advocate: Person) -> bool:
    try:
        world.claim(Person("anybody@example.com"), advocate)
    except Refused as refused:
        return refused.code is RefusalCode.PROGRAM_NOT_RUNNING
    return False


def an_advocate(world: World, *, held_out: bool) -> Person:
    """Somebody whom a holdout of half the advocates keeps out, or does not."""
    with world.ctx.engine.connect() as conn:
        program = find_program(conn, world.shop.id, first_program(world))
    assert program is not None
    people = (Person(f"advocate{number}@example.com") for number in count())
    fingerprint = world.ctx.keys.person
    return next(
        person
        for person in people
        if is_held_out(program.version, fingerprint(email=person.email, user_id=None).email or "")
        is held_out
    )


def test_who_is_off_the_list_of_those_who_may_come_earns_nothing(world: World) -> None:
    world.lists("allowed", BOB.email, "@spam.example")
    world.starts(hold_days=0, friends=Friends(allowed_only=True))
    bobs, daves = world.claim(BOB), world.claim(DAVE)
    takes_off(world, "@spam.example")
    world.buys(BOB, bobs).is_paid()
    world.buys(DAVE, daves).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 1, "refused FRIEND_NOT_ALLOWED": 1}


def test_a_list_of_those_who_may_come_keeps_strangers_out_of_reach(world: World) -> None:
    world.lists("allowed", CAROL.email)
    world.buys(BOB, world.claim(BOB)).is_paid()
    world.buys(CAROL).is_paid()
    world.buys(EVE).is_paid()
    replay = tried(world, friends=Friends(allowed_only=True))

    assert reasons(replay) == {"refused FRIEND_NOT_ALLOWED": 1, "unrelated NO_EVIDENCE": 2}
    assert replay.reachable == 1


def test_who_is_blocked_after_the_claim_earns_nothing(world: World) -> None:
    world.starts(hold_days=0)
    frank = Person("frank@example.com")
    bobs, daves, franks = world.claim(BOB), world.claim(DAVE), world.claim(frank)
    world.lists("blocked", "@spam.example", CAROL.email)
    world.buys(BOB, bobs).is_paid()
    world.buys(DAVE, daves).is_paid()
    # Carol may not come with somebody else's token either.
    world.buys(CAROL, franks).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 1, "refused FRIEND_BLOCKED": 2}


def test_the_lists_of_a_shop_are_those_of_the_program_that_is_replayed(world: World) -> None:
    bobs = world.claim(BOB)
    world.lists("blocked", BOB.email)
    world.buys(BOB, bobs).is_paid()

    assert reasons(replayed(world)) == reasons(tried(world)) == {"refused FRIEND_BLOCKED": 1}
    # A promise of no program has no lists yet.
    assert reasons(replayed(world, a_promise())) == {"qualified QUALIFIED": 1}


def test_an_advocate_who_is_not_invited_any_more_brings_nothing(world: World) -> None:
    world.page_of(ALICE)
    world.page_of(EVE)
    world.lists("invited", ALICE.email, EVE.email)
    world.starts(hold_days=0, advocates=Advocates(invited_only=True))
    bobs, daves = world.claim(BOB, ALICE), world.claim(DAVE, EVE)
    takes_off(world, "e…@example.com")
    world.buys(BOB, bobs).is_paid()
    world.buys(DAVE, daves).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 1, "refused ADVOCATE_NOT_ELIGIBLE": 1}


def test_advocates_who_are_held_out_bring_nothing(world: World) -> None:
    world.starts(hold_days=0)
    world.edits(hold_days=0, holdout_percent=50)
    out, shown = (an_advocate(world, held_out=held_out) for held_out in (True, False))
    world.edits(hold_days=0)
    outs, showns = world.claim(BOB, out), world.claim(DAVE, shown)
    world.buys(BOB, outs).is_paid()
    world.buys(DAVE, showns).is_paid()
    assert agreed(world) == {"qualified QUALIFIED": 2}

    world.edits(hold_days=0, holdout_percent=50)
    assert (is_shown_nothing(world, out), is_shown_nothing(world, shown)) == (True, False)
    replay = replayed(world)
    assert reasons(replay) == {"qualified QUALIFIED": 1, "unrelated NO_EVIDENCE": 1}
    assert would_pay(replay)["advocate", "EUR", "paid"] == (1, Decimal(10))


def test_a_holdout_from_the_first_day_is_replayed_as_it_was(world: World) -> None:
    world.starts(hold_days=0, holdout_percent=50)
    out, shown = (an_advocate(world, held_out=held_out) for held_out in (True, False))
    world.page_of(out)
    assert is_shown_nothing(world, out)
    world.buys(BOB, world.claim(BOB, shown)).is_paid()
    world.buys(DAVE).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 1}


def test_only_what_an_advocate_had_bought_and_kept_by_the_claim_counts(world: World) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    alices, eves = (
        [world.buys(who, at=yesterday).is_paid() for _ in range(2)] for who in (ALICE, EVE)
    )
    world.starts(hold_days=0, advocates=Advocates(min_orders=2))
    with pytest.raises(Refused):
        world.claim(BOB, CAROL)
    bobs, daves = world.claim(BOB, ALICE), world.claim(DAVE, EVE)
    alices[0].becomes(totalRefunded={"amount": 20.0})
    eves[0].is_refunded()
    world.buys(EVE).is_paid()
    world.buys(BOB, bobs).is_paid()
    world.buys(DAVE, daves).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 1, "refused ADVOCATE_NOT_ELIGIBLE": 1}
