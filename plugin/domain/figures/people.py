"""How people came from one step to the next, and how many new ones each brings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plugin.domain.figures.money import Sales, ratio


class Stage(StrEnum):
    """How far somebody came; see the definitions."""

    PAGE = "page"
    LINK = "link"
    VISIT = "visit"
    CLAIM = "claim"
    ORDER = "order"
    REWARD = "reward"


@dataclass(frozen=True, slots=True)
class Traffic:
    """What came before orders."""

    pages: int = 0
    links: int = 0
    visits: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Of some time, in all currencies together. customers: different buyers of the shop."""

    customers: int
    traffic: Traffic
    sales: Sales

    @property
    def stages(self) -> dict[Stage, int]:
        return {
            Stage.PAGE: self.traffic.pages,
            Stage.LINK: self.traffic.links,
            Stage.VISIT: self.traffic.visits,
            Stage.CLAIM: self.traffic.claims,
            Stage.ORDER: self.sales.firsts,
            Stage.REWARD: self.sales.rewarded,
        }

    def rate(self, stage: Stage) -> Decimal | None:
        """How many came so far of those at the stage before; None where that is another thing."""
        before = _BEFORE.get(stage)
        return ratio(self.stages[stage], self.stages[before]) if before is not None else None

    @property
    def k_factor(self) -> Decimal | None:
        return ratio(self.sales.new_customers, self.customers)

    @property
    def invites_per_customer(self) -> Decimal | None:
        return ratio(self.traffic.visits, self.customers)

    @property
    def conversions_per_invite(self) -> Decimal | None:
        return ratio(self.sales.new_customers, self.traffic.visits)


_BEFORE = {Stage.CLAIM: Stage.VISIT, Stage.ORDER: Stage.CLAIM, Stage.REWARD: Stage.ORDER}
