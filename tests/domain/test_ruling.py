"""A corrected reward, when its order is looked at again."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.ruling import amount_after

AMOUNTS = st.decimals(0, 1000, places=2)


@given(corrected=AMOUNTS, then=AMOUNTS, more=AMOUNTS)
def test_what_staff_wrote_stands_while_the_order_is_worth_it(
    corrected: Decimal, then: Decimal, more: Decimal
) -> None:
    assert amount_after(corrected, then, then + more) == corrected


@given(corrected=AMOUNTS, then=AMOUNTS, now=AMOUNTS)
def test_an_order_never_makes_a_corrected_reward_larger(
    corrected: Decimal, then: Decimal, now: Decimal
) -> None:
    assert amount_after(corrected, then, now) <= corrected


@given(corrected=AMOUNTS, then=AMOUNTS, now=AMOUNTS)
def test_an_order_that_came_down_pays_no_more_than_it_earns(
    corrected: Decimal, then: Decimal, now: Decimal
) -> None:
    if now < then:
        assert amount_after(corrected, then, now) <= now
