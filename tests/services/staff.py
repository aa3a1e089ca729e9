"""Erin of the shop's staff, and what she does to rewards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import select

from plugin.domain.abuse.circumstances import Ruled, Watched
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import Terms
from plugin.services.programs.watch_people import watch_people
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.correct_reward import correct_reward
from plugin.services.staff.decide_reward import Review, decide_reward
from plugin.services.staff.grant_reward import Grant, grant_reward
from plugin.services.staff.judge_order import judge_order
from plugin.services.staff.undo_act import undo_act
from plugin.services.staff.void_reward import void_reward
from plugin.storage.people import advocate_by_word
from plugin.storage.programs import programs_of
from plugin.storage.tables import audit, rewards
from plugin.storage.tables.base import AnyRow
from tests.promises import TEN_EACH
from tests.world import ALICE, Person, World

ERIN = "VXNlcjo5"


@dataclass
class Staff:
    world: World
    grants_made: int = 0

    @property
    def by(self) -> By:
        return By(ERIN, "She asked so nicely")

    def grants(
        self,
        terms: Terms = TEN_EACH,
        *,
        advocate: Person = ALICE,
        channel: str = "eu",
        key: str | None = None,
        hold_days: int = 0,
        program_id: int | None = None,
        advocate_id: int | None = None,
    ) -> int:
        """The id of the reward, after the workers have done their part."""
        self.grants_made += 1
        grant = Grant(
            advocate_id=advocate_id or self.id_of(advocate),
            program_id=program_id or self.program_id,
            channel=channel,
            terms=terms,
            key=key or f"click {self.grants_made}",
            hold_days=hold_days,
        )
        return self._then(grant_reward(self.world.ctx, self.world.shop, grant, self.by))

    def voids(self, reward_id: int) -> int:
        return self._then(void_reward(self.world.ctx, self.world.shop, reward_id, self.by))

    def corrects(self, reward_id: int, amount: str) -> int:
        worth = Decimal(amount)
        return self._then(
            correct_reward(self.world.ctx, self.world.shop, reward_id, worth, self.by)
        )

    def decides(self, reward_id: int, review: Review) -> int:
        return self._then(
            decide_reward(self.world.ctx, self.world.shop, reward_id, review, self.by)
        )

    def judges(self, order_id: str, ruled: Ruled | None) -> None:
        judge_order(self.world.ctx, self.world.shop, order_id, ruled, self.by)
        self.world.turns()

    def watches(self, name: Watched, person: Person) -> None:
        watch_people(self.world.ctx, self.world.shop, name, [person.email], ERIN)

    def undoes(self, act: int | None = None) -> int:
        """The newest act, unless said."""
        act = act or self.acts()[-1].id
        return self._then(undo_act(self.world.ctx, self.world.shop, act, self.by))

    def _then(self, reward: AnyRow) -> int:
        self.world.turns()
        reward_id: int = reward.id
        return reward_id

    def acts(self) -> list[AnyRow]:
        """What the audit log says of rewards, the oldest first."""
        query = select(audit).where(
            audit.c.shop_id == self.world.shop.id, audit.c.subject == "reward"
        )
        with self.world.ctx.engine.connect() as conn:
            return list(conn.execute(query.order_by(audit.c.id)))

    def id_of(self, advocate: Person) -> int:
        word = self.world.page_of(advocate).word
        with self.world.ctx.engine.connect() as conn:
            row = advocate_by_word(conn, word)
        assert row is not None
        advocate_id: int = row.id
        return advocate_id

    @property
    def program_id(self) -> int:
        with self.world.ctx.engine.connect() as conn:
            return programs_of(conn, self.world.shop.id)[0].id

    def row(self, reward_id: int) -> AnyRow:
        with self.world.ctx.engine.connect() as conn:
            return conn.execute(select(rewards).where(rewards.c.id == reward_id)).one()

    def only(self, advocate: Person = ALICE) -> int:
        """The id of the advocate's one reward."""
        (reward,) = self.world.rewards_of(advocate)
        return reward.id

    def state(self, reward_id: int) -> tuple[RewardState, Reason]:
        row = self.row(reward_id)
        return RewardState(row.state), Reason(row.reason)

    def code_of(self, reward_id: int, advocate: Person = ALICE) -> str | None:
        """The code on the advocate's page."""
        (reward,) = [r for r in self.world.rewards_of(advocate) if r.id == reward_id]
        return reward.code


def refusal(act: Callable[[], object]) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code
