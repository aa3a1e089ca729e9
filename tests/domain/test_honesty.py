"""How signals are counted together, and what a shop may say of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plugin.domain.abuse.circumstances import Circumstances, Claims, Mark, Ruled, Watched
from plugin.domain.abuse.registry import RULES
from plugin.domain.abuse.settings import (
    USUAL,
    HonestySaid,
    HonestySettings,
    RuleSaid,
    settings_of,
)
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.abuse.verdict import Verdict, judge
from plugin.domain.decision import Decision, Outcome
from plugin.domain.offer import Milestone, Side
from plugin.domain.part import BadTerms
from plugin.domain.standing import Standing
from plugin.domain.trace import trace_to_json
from tests.domain.given import PAID, decided
from tests.promises import TENTH

EVERYTHING = Circumstances(
    shared=frozenset(Mark),
    friends_alike=dict.fromkeys(Mark, 9),
    claims=Claims(hour=99, day=999, week=9999, old=99, unused=99),
    ring=2,
    strangers=99,
    hosts=frozenset({"retailmenot.com"}),
    ads=frozenset({"gclid"}),
    refunded=9,
    rewarded=9,
    throwaway=True,
    throwaway_friends=9,
)
ALIKE = Circumstances(shared=frozenset({Mark.NETWORK, Mark.DEVICE}))
FAMILY = Circumstances(shared=frozenset({Mark.ADDRESS, Mark.SURNAME, Mark.NETWORK, Mark.DEVICE}))


def with_rule(name: Suspicion, **said: Any) -> HonestySettings:
    return settings_of(HonestySaid(rules={name: RuleSaid(**said)}))


def verdict(seen: Circumstances, settings: HonestySettings = USUAL) -> Verdict:
    return judge(seen, settings).verdict


def test_nobody_is_refused_by_points_alone_whom_no_person_has_blocked() -> None:
    assert verdict(EVERYTHING) is Verdict.HOLD
    assert verdict(Circumstances(watched=frozenset({Watched.BLOCKED}))) is Verdict.REFUSE


def test_a_family_with_one_tablet_is_let_in() -> None:
    assert verdict(FAMILY) is Verdict.APPROVE


def test_a_shop_may_hold_families_or_refuse_them() -> None:
    strict = with_rule(Suspicion.HOUSEHOLD, numbers={"with_surname": 60})
    assert verdict(FAMILY, strict) is Verdict.HOLD
    alone = Circumstances(shared=frozenset({Mark.ADDRESS}))
    assert verdict(alone, strict) is Verdict.APPROVE
    assert verdict(alone, with_rule(Suspicion.HOUSEHOLD, points=1000)) is Verdict.REFUSE


def test_one_device_or_one_network_is_never_enough_whatever_the_shop_says() -> None:
    rules = {
        name: RuleSaid(points=1000) for name in (Suspicion.SAME_DEVICE, Suspicion.SAME_NETWORK)
    }
    strict = settings_of(HonestySaid(rules=rules))

    assert judge(ALIKE, strict).points == 2000
    assert verdict(ALIKE, strict) is Verdict.APPROVE
    assert verdict(FAMILY, strict) is Verdict.REFUSE


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    ring = Circumstances(ring=2)

    assert judge(ring, with_rule(Suspicion.CIRCLE, enabled=False)).signals == ()
    assert judge(ring, with_rule(Suspicion.CIRCLE, points=0)).signals == ()


def test_what_a_person_found_honest_is_not_asked_again_but_what_came_since_is() -> None:
    ring = Circumstances(ring=2, ruled=Ruled.HONEST, looked_at=frozenset({Suspicion.CIRCLE}))
    and_phone = Circumstances(
        shared=frozenset({Mark.PHONE}), ring=2, ruled=ring.ruled, looked_at=ring.looked_at
    )

    assert (judge(ring, USUAL).verdict, judge(ring, USUAL).points) == (Verdict.APPROVE, 0)
    assert [signal.rule for signal in judge(ring, USUAL).signals] == [Suspicion.CIRCLE]
    assert verdict(and_phone) is Verdict.HOLD


def test_what_a_person_found_dishonest_is_refused_without_any_signal() -> None:
    assert verdict(Circumstances(ruled=Ruled.DISHONEST)) is Verdict.REFUSE


def test_the_usual_points_of_each_rule_are_less_than_what_refuses() -> None:
    by_points = [rule for rule in RULES if rule.name is not Suspicion.BLOCK_LIST]

    assert sum(rule.usual.points for rule in by_points) < USUAL.refuse
    assert judge(EVERYTHING, USUAL).points < USUAL.refuse


WRONG: dict[str, Any] = {
    "a threshold below the other": {"hold": 60, "refuse": 50},
    "no threshold": {"hold": 0},
    "more than there is": {"rules": {Suspicion.CIRCLE: {"points": 1001}}},
    "fewer than none": {"rules": {Suspicion.CIRCLE: {"points": -1}}},
    "a number that the rule has not": {"rules": {Suspicion.CIRCLE: {"numbers": {"hour": 1}}}},
    "words that the rule has not": {"rules": {Suspicion.CIRCLE: {"words": {"sites": ("a",)}}}},
    "a negative number": {"rules": {Suspicion.VELOCITY: {"numbers": {"hour": -1}}}},
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_shop_cannot_say_what_no_rule_understands(kind: str) -> None:
    with pytest.raises(BadTerms):
        said_of(WRONG[kind])


def said_of(written: dict[str, Any]) -> HonestySaid:
    rules = {name: RuleSaid(**one) for name, one in written.get("rules", {}).items()}
    return HonestySaid(**{**written, "rules": rules})


# What becomes of an order


def held(**said: Any) -> Decision:
    return decided(standing=Standing(circumstances=Circumstances(ring=2)), **said)


def test_what_is_held_waits_and_what_the_friend_has_is_not_taken_back() -> None:
    decision = held(hold_days=14, milestones=(Milestone(1, TENTH),))

    assert [(due.side, due.at, due.held) for due in decision.rewards] == [
        (Side.FRIEND, PAID, False),
        (Side.ADVOCATE, None, True),
        (Side.ADVOCATE, None, True),
    ]


def test_a_trace_tells_the_signals_without_naming_anybody() -> None:
    step = trace_to_json(held())[-1]

    assert (step["rule"], step["passed"]) == ("honesty", False)
    assert step["saw"] == {
        "points": "60",
        "hold": "60",
        "refuse": "1000",
        "signals": "circle=60",
        "ruled": "none",
        "circle.people": "2",
    }
    assert json.dumps(step)


def test_nobody_asks_whether_an_order_is_honest_that_does_not_count() -> None:
    decision = decided(
        standing=Standing("Order:0", circumstances=Circumstances(ring=2)),
    )

    assert decision.outcome is Outcome.REFUSED
    assert "honesty" not in [rule for rule, _, _ in decision.trace]
