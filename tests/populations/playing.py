"""Play referrals through the real engine and the real database, day after day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import time_machine
from sqlalchemy import Connection, insert, select

from plugin.domain.abuse.circumstances import Watched
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.saleor.orders import parse_order
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.services.programs.watch_people import watch_people
from plugin.services.rewards.issue_rewards import issue_due_rewards
from plugin.storage.orders import order_row, save_orders
from plugin.storage.programs import programs_of
from plugin.storage.tables import advocates, claims, decisions, rewards, touches
from tests.populations.people import Referral, Shopper
from tests.world import Person, World, an_order

_DAYS = 85
Act = Callable[[Connection], None]
_GONE = (RewardState.VOID, RewardState.VOIDING)


class Fate(StrEnum):
    """held: until a person has looked, or the order was refunded. taken_back: by the refund itself,
    before anybody had used the reward.
    """

    PAID = "paid"
    HELD = "held"
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


@dataclass
class Stage:
    """A shop and the days on which everything happens."""

    world: World
    first_day: datetime = field(
        default_factory=lambda: (
            datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
            - timedelta(days=_DAYS + 1)
        )
    )
    ids: dict[Shopper, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shop_id = self.world.shop.id
        with self.world.ctx.engine.connect() as conn:
            self.version = programs_of(conn, self.shop_id)[0].version

    def at(self, day: float) -> datetime:
        return self.first_day + timedelta(days=day)

    def plays(self, referrals: list[Referral]) -> list[Fate | None]:
        """What became of the reward of each; None for a claim that nobody used."""
        self._advocates(referral.advocate for referral in referrals)
        staff = {r.advocate.email for r in referrals if r.advocate.account == "staff"}
        watch_people(self.world.ctx, self.world.shop, Watched.STAFF, sorted(staff), "staff")
        happens: dict[int, list[tuple[float, Act]]] = defaultdict(list)
        for number, referral in enumerate(referrals):
            for day, act in self._events(number, referral):
                happens[int(day)].append((day, act))
        for day in range(_DAYS):
            with self.world.ctx.engine.begin() as conn:
                for _, act in sorted(happens[day], key=lambda event: event[0]):
                    act(conn)
            self._evening(day)
        return self._fates(referrals)

    def _evening(self, day: int) -> None:
        """The engine looks at what came, and rewards that are due get what pays them."""
        ctx, shop_id = self.world.ctx, self.shop_id
        with time_machine.travel(self.at(day + 0.999), tick=False):
            while evaluate_due_orders(ctx, shop_id):
                pass
            issue_due_rewards(ctx, shop_id)

    def _events(self, number: int, referral: Referral) -> Iterable[tuple[float, Act]]:
        yield referral.claimed, lambda conn: self._comes(conn, number, referral)
        if referral.ordered is not None:
            yield referral.ordered, lambda conn: self._orders(conn, number, referral)
        if referral.refunded is not None:
            yield (
                referral.refunded,
                lambda conn: self._orders(conn, number, referral, is_refunded=True),
            )

    def _advocates(self, people: Iterable[Shopper]) -> None:
        """Each has bought something, and opened their page."""
        bought = []
        with self.world.ctx.engine.begin() as conn:
            for number, shopper in enumerate(dict.fromkeys(people)):
                known = self.world.ctx.keys.person(email=shopper.email, user_id=None)
                row = insert(advocates).values(
                    shop_id=self.shop_id,
                    word=f"person-{number}",
                    email_hmac=known.email,
                    network_mark=shopper.network,
                    device_mark=shopper.device,
                )
                self.ids[shopper] = conn.execute(row.returning(advocates.c.id)).scalar_one()
                bought.append(self._row(f"Own:{number}", shopper, 0.0, due=False))
            save_orders(conn, bought)

    def _comes(self, conn: Connection, number: int, referral: Referral) -> None:
        """The friend visits and, mostly, claims."""
        world, friend = self.world, referral.friend
        known = world.ctx.keys.person(email=friend.email, user_id=None)
        version, shop_id = self.version, self.shop_id
        facts = {
            "shop_id": shop_id,
            "advocate_id": self.ids[referral.advocate],
            "offer_id": version.offers[0].id,
            "friend_email_hmac": known.email,
            "channel": "eu",
            "network_mark": friend.network,
            "device_mark": friend.device,
            "referrer_host": referral.host,
            "created_at": self.at(referral.claimed),
        }
        visit = {"kind": "visit", "journey_id": _journey(number), "ads": list(referral.ads)}
        conn.execute(insert(touches).values(**facts, **visit))
        if not referral.by_visit:
            conn.execute(
                insert(claims).values(
                    **facts,
                    program_id=version.program_id,
                    version_id=version.id,
                    friend_domain_hmac=world.ctx.keys.mail_domain(friend.email),
                    consent=True,
                )
            )

    def _orders(
        self, conn: Connection, number: int, referral: Referral, *, is_refunded: bool = False
    ) -> None:
        day = (referral.refunded if is_refunded else referral.ordered) or 0.0
        row = self._row(
            f"Order:{number}",
            referral.friend,
            day,
            due=True,
            is_refunded=is_refunded,
            journey=number,
        )
        if is_refunded:
            row["placed_at"] = self.at(referral.ordered or 0.0)
        save_orders(conn, [row])

    def _row(
        self,
        order_id: str,
        shopper: Shopper,
        day: float,
        *,
        due: bool,
        is_refunded: bool = False,
        journey: int | None = None,
    ) -> dict[str, Any]:
        home = {
            "firstName": shopper.first,
            "lastName": shopper.last,
            "streetAddress1": shopper.street,
            "streetAddress2": "",
            "postalCode": "10115",
            "city": "Berlin",
            "country": {"code": "DE"},
            "phone": shopper.phone,
        }
        paid: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
        if is_refunded:
            paid = {"chargeStatus": "NONE", "totalRefunded": {"amount": 90.0}}
        raw = an_order(
            order_id,
            buyer=Person(shopper.email),
            at=self.at(day),
            shippingAddress=home,
            billingAddress=home,
            **paid,
        )
        order = parse_order(raw, self.world.ctx.keys, self.shop_id)
        row = order_row(self.shop_id, order, self.at(day), due=due)
        return {**row, "journey_id": _journey(journey) if journey is not None else None}

    def _fates(self, referrals: list[Referral]) -> list[Fate | None]:
        with self.world.ctx.engine.connect() as conn:
            own = select(rewards).where(rewards.c.side == Side.ADVOCATE)
            found = {row.order_id: row for row in conn.execute(own)}
            refused = _decided(conn, Reason.SELF_REFERRAL, Reason.LOOKS_DISHONEST)
            held = _decided(conn, Reason.HELD_FOR_REVIEW)
        return [
            None
            if referral.ordered is None
            else _fate(
                found.get(f"Order:{number}"),
                is_refused=f"Order:{number}" in refused,
                was_held=f"Order:{number}" in held,
            )
            for number, referral in enumerate(referrals)
        ]


def _decided(conn: Connection, *reasons: Reason) -> set[str]:
    """The orders of which this was decided at some time."""
    query = select(decisions.c.order_id).where(decisions.c.reason.in_(reasons))
    return set(conn.execute(query).scalars())


def _journey(number: int) -> str:
    return f"journey {number}"


def _fate(reward: Any, *, is_refused: bool, was_held: bool) -> Fate:
    if reward is None:
        assert is_refused
        return Fate.REFUSED
    if reward.state == RewardState.PENDING and reward.reason == Reason.HELD_FOR_REVIEW:
        return Fate.HELD
    if is_refused and reward.state in _GONE:
        return Fate.REFUSED
    if reward.state not in _GONE:
        return Fate.PAID
    # Unless it had been issued before: then the hold came too late.
    return Fate.HELD if was_held and reward.expires_at is None else Fate.TAKEN_BACK


def counted(
    referrals: list[Referral], fates: list[Fate | None]
) -> dict[tuple[bool, str], Counter[Fate]]:
    """By honesty and kind, how many rewards met which fate."""
    found: dict[tuple[bool, str], Counter[Fate]] = {}
    for referral, fate in zip(referrals, fates, strict=True):
        if fate is not None:
            found.setdefault((referral.is_honest, referral.kind), Counter())[fate] += 1
    return found
