"""Past rewards within limits: what does not fit is counted once, and may fit later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from plugin.domain.dues import CONVERSION, MILESTONE, Due
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.replay import Books, Earned
from plugin.domain.worth import Worth
from tests.promises import TEN_EACH

JANUARY = datetime(2026, 1, 10, tzinfo=UTC)
FEBRUARY = JANUARY + timedelta(days=31)


def a_due(cost: int, rule: str = CONVERSION, friends: int = 1) -> Due:
    amount = Decimal(cost)
    worth, money = Worth(amount, "EUR"), Money(amount, "EUR")
    return Due(Side.ADVOCATE, rule, TEN_EACH, worth, money, None, milestone=friends)


SECOND, FOURTH = a_due(15, MILESTONE, 2), a_due(40, MILESTONE, 4)


def a_friend(number: int, moment: datetime = JANUARY, *, cost: int = 10) -> Earned:
    """One more friend's first order, with all milestones of the offer."""
    dues = (a_due(cost), FOURTH, SECOND)
    return Earned(moment, moment, f"Order:{number}", 1, None, is_first=True, dues=dues)


def entered(books: Books, *friends: Earned) -> list[tuple[str, int]]:
    """What was given, by rule and milestone."""
    return [
        (due.rule, due.milestone)
        for friend in friends
        for due in books.enter(friend)
        if due.capped is None
    ]


def test_a_milestone_that_does_not_fit_is_counted_once() -> None:
    books = Books(Limits(per_advocate=(Cap(money={"EUR": Decimal(30)}),)), UTC)

    assert entered(books, *(a_friend(number) for number in range(3))) == [(CONVERSION, 1)] * 3
    (kept,) = books.kept_back()
    assert (kept.milestone, kept.capped) == (2, Reason.ADVOCATE_LIMIT_REACHED)


def test_a_milestone_that_did_not_fit_is_given_with_a_friend_of_the_next_month() -> None:
    month = Cap(per=Period.MONTH, money={"EUR": Decimal(30)})
    books = Books(Limits(per_advocate=(month,)), UTC)
    entered(books, a_friend(1), a_friend(2))
    assert books.kept_back() != ()

    assert entered(books, a_friend(3, FEBRUARY)) == [(CONVERSION, 1), (MILESTONE, 2)]
    assert books.kept_back() == ()


def test_a_milestone_is_given_once() -> None:
    books = Books(Limits(), UTC)

    given = entered(books, *(a_friend(number) for number in range(5)))
    assert sorted(given) == [(CONVERSION, 1)] * 5 + [(MILESTONE, 2), (MILESTONE, 4)]
