"""How many orders a core decides in a second, under a program with ten conditions.

`python -m bench.decisions 5` counts for five seconds and prints the figure: so it can be found with
the Python that the app runs with.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from typing import Any

from bench.children import CannotMeasure
from bench.plan import ROOT
from plugin.domain.audience import Advocates, Friends
from plugin.domain.decision import decide
from plugin.domain.evidence import Candidate, Claim, Evidence, Strength
from plugin.domain.goods import OrderConditions, Scope
from plugin.domain.identity import Person
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.order import Line, Order
from plugin.domain.program import Version, offers_of
from plugin.domain.promise import Promise
from plugin.domain.standing import AdvocateFacts, History, Standing, Usage, Used
from plugin.domain.terms import FixedOff, PercentOff

_CLAIMED = datetime(2026, 3, 1, 12, tzinfo=UTC)
_BOB, _ALICE = Person("bob"), Person("alice", "alice's account")
_TEN = FixedOff({"eu": Money(Decimal(10), "EUR")})
Case = tuple[Order, Evidence, History, Version, Standing]


def measure_decisions(python: str, seconds: float) -> dict[str, Any]:
    command = [python, "-m", "bench.decisions", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"{' '.join(command)} failed: {done.stderr[-500:]}")
    return {"decisions_per_second": int(done.stdout)}


def decisions_per_second(seconds: float) -> int:
    """Processor time, so that other work on the machine takes nothing away."""
    cases = stream()
    done, start = 0, time.process_time()
    while (spent := time.process_time() - start) < seconds:
        for case in islice(cycle(cases), 1000):
            decide(*case)
        done += 1000
    return round(done / spent)


def program() -> Version:
    """New friends, a minimum, goods and what never counts, no sale items, countries, channels, a
    window, a segment of advocates, lists, and limits by count and by money."""
    conditions = OrderConditions(
        minimum={"eu": Money(Decimal(50), "EUR")},
        goods=Scope(products=frozenset({"Product:1"}), categories=frozenset({"Category:1"})),
        but_not=Scope(categories=frozenset({"Category:9"})),
        sale_items=False,
        countries=("DE", "AT", "FR"),
        channels=("eu",),
    )
    promise = Promise(
        name="Ten conditions",
        offers=(Arm(friend=SidePromise(PercentOff(Decimal(10))), advocate=SidePromise(_TEN)),),
        friends=Friends(allowed_only=True),
        advocates=Advocates(min_orders=1, countries=("DE",), signed_up_before=date(2026, 1, 1)),
        order=conditions,
        limits=Limits(
            per_advocate=(Cap(per=Period.MONTH, count=5),),
            per_program=(Cap(money={"EUR": Decimal(10_000)}),),
        ),
        window_days=30,
    )
    return Version(1, 1, 1, promise, offers_of(promise, (1,)))


def stream() -> list[Case]:
    """Twelve orders of three lines: six count, and six are refused, each for another reason."""
    order, standing = an_order(), _standing()
    later = order.created_at + timedelta(days=40)
    counting = [_case(an_order(scale), standing) for scale in range(6)]
    refused = [
        _case(order, standing, History(2, _CLAIMED)),
        _case(order._replace(lines=_lines(Decimal(5))), standing),
        _case(order._replace(country="US"), standing),
        _case(order._replace(created_at=later), standing),
        _case(order, standing._replace(friend_is_blocked=True)),
        _case(order, standing._replace(advocate=AdvocateFacts())),
    ]
    return [case for pair in zip(counting, refused, strict=True) for case in pair]


def _case(order: Order, standing: Standing, history: History | None = None) -> Case:
    claim = Claim(1, 1, _ALICE, _BOB, 1, 1, _CLAIMED, "example.com")
    candidates = (Candidate(claim, Strength.CODE), Candidate(claim, Strength.CLAIM))
    return order, Evidence(candidates), history or History(), program(), standing


def an_order(scale: int = 0) -> Order:
    """Of three lines, paid and fulfilled; dearer by each step of the scale."""
    ordered = _CLAIMED + timedelta(days=1)
    amount = Decimal(60 + 10 * scale)
    return Order(
        id=f"Order:{scale}",
        number=str(scale),
        channel="eu",
        currency="EUR",
        status="FULFILLED",
        charge_status="FULL",
        created_at=ordered,
        updated_at=ordered,
        total=3 * amount,
        discount=Decimal(10),
        charged=3 * amount,
        refunded=Decimal(0),
        buyer=_BOB,
        country="DE",
        household="house",
        lines=_lines(amount),
        paid_at=ordered,
        fulfilled_at=ordered,
    )


def _lines(amount: Decimal) -> tuple[Line, ...]:
    """One that counts, one on sale, and one that never counts."""
    own = ("Category:2", "Category:1")
    return (
        Line("Product:1", "Variant:1", amount, 2, categories=own),
        Line("Product:2", "Variant:2", amount, on_sale=True, categories=own),
        Line("Product:3", "Variant:3", amount, categories=("Category:9",)),
    )


def _standing() -> Standing:
    return Standing(
        friend_is_allowed=True,
        other_friends=2,
        usage=Usage((Used(2, {"EUR": Decimal(20)}),), (), (Used(90, {"EUR": Decimal(900)}),)),
        advocate=AdvocateFacts(
            orders=3,
            countries=frozenset({"DE"}),
            channels=frozenset({"eu"}),
            signed_up_at=datetime(2025, 5, 1, tzinfo=UTC),
        ),
    )


if __name__ == "__main__":
    print(decisions_per_second(float(sys.argv[1])))
