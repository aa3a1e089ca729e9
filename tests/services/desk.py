"""Where Erin looks at cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from plugin.domain.abuse.circumstances import Watched
from plugin.domain.reasons import Reason
from plugin.domain.review import CaseState
from plugin.domain.reward import RewardState
from plugin.services.review.ban_advocate import ban_advocate, unban_advocate
from plugin.services.review.decide_case import approve_case, refuse_case
from plugin.services.review.merge_cases import merge_cases
from plugin.services.review.note_case import note_case
from plugin.services.review.show_case import CaseFile, show_case
from plugin.services.review.undo import undo
from plugin.storage.tables import audit, cases
from plugin.storage.tables.base import AnyRow
from tests.services.staff import Staff
from tests.world import ALICE, BOB, CAROL, Bought, Person, World

HELD = (RewardState.PENDING, Reason.HELD_FOR_REVIEW)
ISSUED = (RewardState.ISSUED, Reason.QUALIFIED)
VOID = (RewardState.VOID, Reason.LOOKS_DISHONEST)
DAVE = Person("dave@example.com")
# They are on the shop's list of staff, so their orders are looked at.
WATCHED = (BOB, DAVE)


class Desk:
    def __init__(self, world: World) -> None:
        self.world, self.erin = world, Staff(world)

    def watches(self, *people: Person) -> None:
        for one in people:
            self.erin.watches(Watched.STAFF, one)

    # What comes in

    def brings(self, friend: Person = BOB, advocate: Person = ALICE) -> Bought:
        """The friend accepts the advocate's offer, buys and pays."""
        return self.world.buys(friend, self.world.claim(friend, advocate)).is_paid()

    def circle(self) -> Bought:
        """Carol brings Alice, who brings Carol; nobody is on a list."""
        self.brings(ALICE, CAROL)
        return self.brings(CAROL, ALICE)

    # What there is to see

    def all(self, state: CaseState | None = None) -> list[AnyRow]:
        query = select(cases).where(cases.c.shop_id == self.world.shop.id).order_by(cases.c.id)
        with self.world.ctx.engine.connect() as conn:
            return [row for row in conn.execute(query) if state in (None, row.state)]

    @property
    def states(self) -> list[str]:
        return [row.state for row in self.all()]

    @property
    def open(self) -> int:
        """The id of the only open case."""
        (case,) = self.all(CaseState.OPEN)
        return int(case.id)

    def file(self, case_id: int) -> CaseFile:
        found = show_case(self.world.ctx, self.world.shop, case_id)
        assert found is not None
        return found

    def waiting(self, case_id: int) -> list[str]:
        return [one.order.id for one in self.file(case_id).orders if one.placed.state == "held"]

    def rewards(self, person: Person = ALICE) -> list[tuple[RewardState, Reason]]:
        return sorted((reward.state, reward.reason) for reward in self.world.rewards_of(person))

    def acts(self) -> list[AnyRow]:
        with self.world.ctx.engine.connect() as conn:
            return list(conn.execute(select(audit).order_by(audit.c.id)))

    # What Erin does

    def approves(self, case_id: int) -> None:
        self._does(approve_case, case_id)

    def refuses(self, case_id: int) -> None:
        self._does(refuse_case, case_id)

    def notes(self, case_id: int) -> None:
        self._does(note_case, case_id)

    def bans(self, advocate: Person = ALICE) -> None:
        self._does(ban_advocate, self.erin.id_of(advocate))

    def unbans(self, advocate: Person = ALICE) -> None:
        self._does(unban_advocate, self.erin.id_of(advocate))

    def merges(self, into: int, *others: int) -> None:
        merge_cases(self.world.ctx, self.world.shop, into, others, self.erin.by)

    def merges_two(self) -> None:
        """A case of Alice's friend Fay, and one of Bob's friend Gus."""
        fay, gus = Person("fay@example.com"), Person("gus@example.com")
        self.watches(fay, gus)
        self.brings(fay)
        self.brings(gus, BOB)
        self.merges(*(case.id for case in self.all()))

    def undoes(self, act: int | None = None) -> int:
        """The newest act, unless said; the id of what it was on."""
        done = undo(self.world.ctx, self.world.shop, act or self.acts()[-1].id, self.erin.by)
        self.world.turns()
        assert done.row is not None  # no setting is undone here
        return int(done.row.id)

    def _does(self, act: Any, subject_id: int) -> None:
        act(self.world.ctx, self.world.shop, subject_id, self.erin.by)
        self.world.turns()
