"""What holds for every sum: it never grows by a refund, and nothing of a budget is lost."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.goods import OrderConditions, Scope, goods_that_count
from plugin.domain.money import Money
from plugin.domain.offer import Side, Split
from plugin.domain.order import Line, Order
from plugin.domain.terms import FixedOff, FreeShipping, GiftCard, OrderShare, PercentOff, Terms
from tests.domain.given import an_order, decided

CENTS = st.integers(0, 20_000).map(lambda cents: Decimal(cents) / 100)
TEN = {"eu": Money(Decimal(10), "EUR")}

TERMS: st.SearchStrategy[Terms] = st.one_of(
    st.just(FixedOff(TEN)),
    st.just(GiftCard(TEN)),
    st.just(FreeShipping()),
    st.integers(1, 100).map(lambda share: PercentOff(Decimal(share))),
    st.integers(1, 100).map(lambda share: OrderShare(Decimal(share))),
    st.integers(1, 100).map(lambda share: OrderShare(Decimal(share), TEN)),
)
CONDITIONS = st.builds(
    OrderConditions,
    minimum=st.one_of(st.none(), st.just({"eu": Money(Decimal(50), "EUR")})),
    goods=st.sampled_from([Scope(), Scope(products=frozenset({"Product:1"}))]),
    but_not=st.sampled_from([Scope(), Scope(products=frozenset({"Product:2"}))]),
)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """A paid order of some lines, of which some pieces came back."""
    lines = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        quantity = draw(st.integers(1, 4))
        returned = draw(st.integers(0, quantity))
        amount = draw(CENTS)
        lines.append(Line(f"Product:{number}", f"Variant:{number}", amount, quantity, returned))
    shipping, total = draw(CENTS), sum((line.amount for line in lines), Decimal(0))
    refunded = min(draw(CENTS), total + shipping)
    return an_order(
        lines=tuple(lines), shipping=shipping, total=total + shipping, refunded=refunded
    )


def worths(order: Order, terms: Terms, conditions: OrderConditions) -> dict[str, Decimal]:
    """What the order makes due to the advocate, by the rule for it."""
    decision = decided(order, advocate=terms, order_conditions=conditions, hold_days=0)
    mine = (due for due in decision.rewards if due.side is Side.ADVOCATE)
    return {due.rule: due.worth.amount for due in mine}


@given(orders(), CENTS, TERMS, CONDITIONS)
def test_a_larger_refund_never_brings_a_larger_reward(
    order: Order, more: Decimal, terms: Terms, conditions: OrderConditions
) -> None:
    refunded = min(order.refunded + more, order.total)
    before = worths(order, terms, conditions)
    after = worths(an_order(**{**_fields(order), "refunded": refunded}), terms, conditions)

    assert after.keys() <= before.keys()
    assert all(after[key] <= before[key] for key in after)


def _fields(order: Order) -> dict[str, object]:
    names = ("lines", "shipping", "total", "refunded")
    return {name: getattr(order, name) for name in names}


@given(orders(), st.integers(1, 100), CONDITIONS)
def test_a_share_of_the_order_is_never_more_than_its_percentage_and_its_cap(
    order: Order, percent: int, conditions: OrderConditions
) -> None:
    kept = goods_that_count(order, conditions)
    share = OrderShare(Decimal(percent))
    for amount in worths(order, share, conditions).values():
        assert amount * 100 <= kept * percent
    for amount in worths(order, OrderShare(share.percent, TEN), conditions).values():
        assert amount <= min(Decimal(10), kept * percent / 100)


@given(CENTS.filter(bool), st.integers(0, 100), st.sampled_from(["fixed", "gift_card"]))
def test_a_split_budget_is_given_out_to_the_last_cent(
    budget: Decimal, percent: int, paid_as: str
) -> None:
    split = Split({"eu": Money(budget, "EUR")}, percent, paid_as)  # type: ignore[arg-type]
    parts = [split.reward(side) for side in Side]

    given_out = sum(
        part.amounts["eu"].amount for part in parts if isinstance(part, FixedOff | GiftCard)
    )
    assert given_out == budget
