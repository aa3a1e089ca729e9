"""What each page asks: with its filters and searches, its first page and its deep ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from bench.admin.fill import Filled
from plugin.keys import Keys

_PRESET = Path(__file__).resolve().parents[2] / "plugin" / "presets" / "ten-percent-each.json"
FRIEND, ADVOCATE, ACCOUNT = "bob@example.com", "anna.best@example.com", "VXNlcjo3"
# As many as a list shows at once.
_PAGE = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation, what else tells it apart, and the variables that it is sent with."""

    operation: str
    how: str = ""
    variables: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.operation} {self.how}".strip()


@dataclass(frozen=True, slots=True)
class Samples:
    """Rows that pages show by themselves; best: the advocate who brought the most friends."""

    program: str
    ended: str
    best: str
    word: str
    middle: str
    referral: str
    claim: str
    reward: str
    order: str
    number: str
    case: str
    act: str
    voucher: str
    last_reward: str
    last_referral: str


def samples(engine: Engine, filled: Filled, keys: Keys) -> Samples:
    """Two people get addresses that can be searched for."""
    with engine.begin() as conn:
        found = _samples(conn, filled)
        friend = keys.person(email=FRIEND, user_id=None).email
        who = keys.person(email=ADVOCATE, user_id=ACCOUNT)
        said = {"friend": friend, "email": who.email, "user": who.user, **_ids(found)}
        for statement in (
            "UPDATE referrals SET friend_email_hmac = :friend WHERE id = :referral",
            "UPDATE claims SET friend_email_hmac = :friend WHERE id = :referral",
            "UPDATE orders SET email_hmac = :friend WHERE shop_id = :shop AND id = :order",
            "UPDATE rewards SET owner_hmac = :friend WHERE id = :reward - 1",
            "UPDATE advocates SET email_hmac = :email, user_hmac = :user WHERE id = :best",
            "UPDATE rewards SET owner_hmac = :email WHERE advocate_id = :best AND NOT paid_ahead",
        ):
            conn.execute(text(statement), {**said, "shop": filled.shop_id})
    return found


def _ids(found: Samples) -> dict[str, Any]:
    named = {name: int(getattr(found, name)) for name in ("referral", "reward", "best")}
    return {**named, "order": found.order}


def _samples(conn: Connection, filled: Filled) -> Samples:
    def one(query: str) -> Any:
        said = {"shop": filled.shop_id, "middle": filled.base + filled.count * 3 // 4}
        return conn.execute(text(query), said).first()

    best = one(
        "SELECT a.id, a.word FROM advocates a JOIN referrals r ON r.advocate_id = a.id"
        " WHERE a.shop_id = :shop GROUP BY a.id ORDER BY count(*) DESC LIMIT 1"
    )
    middle = one(
        "SELECT r.id, r.claim_id, r.advocate_id, r.order_id, r.program_id, o.number, w.id AS reward"
        " FROM referrals r JOIN orders o ON o.shop_id = :shop AND o.id = r.order_id"
        " JOIN rewards w ON w.referral_id = r.id AND w.side = 'advocate' AND w.rule = 'conversion'"
        " WHERE r.shop_id = :shop AND r.id > :middle ORDER BY r.id LIMIT 1"
    )
    return Samples(
        program=str(middle.program_id),
        ended=str(one("SELECT max(id) AS id FROM programs WHERE state = 'ended'").id),
        best=str(best.id),
        word=best.word,
        middle=str(middle.advocate_id),
        referral=str(middle.id),
        claim=str(middle.claim_id),
        reward=str(middle.reward),
        order=middle.order_id,
        number=middle.number,
        case=str(one("SELECT max(id) AS id FROM cases WHERE shop_id = :shop").id),
        act=str(one("SELECT max(id) AS id FROM audit WHERE shop_id = :shop").id),
        voucher=one("SELECT saleor_id AS id FROM vouchers WHERE terms_key = 'bench' LIMIT 1").id,
        last_reward=str(one("SELECT min(id) + 60 AS id FROM rewards WHERE shop_id = :shop").id),
        last_referral=str(one("SELECT min(id) + 60 AS id FROM referrals WHERE shop_id = :shop").id),
    )


def all_asked(some: Samples) -> list[Asked]:
    return [
        *_figures(),
        *_programs(some),
        *_referrals(some),
        *_rewards(some),
        *_advocates(some),
        *_review(some),
        *_others(some),
    ]


def _ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


def _figures() -> Iterator[Asked]:
    for days, by in ((7, "DAY"), (30, "DAY"), (90, "DAY"), (365, "WEEK")):
        yield Asked("Overview", f"{days} days", {"days": days, "by": by})
        yield Asked("ProgramResults", f"{days} days", {"days": days})
    yield Asked("Overview", "one channel", {"days": 30, "by": "DAY", "channel": "pl"})
    for name in ("Attention", "StillOwed", "OverviewChannels"):
        yield Asked(name)


def _programs(some: Samples) -> Iterator[Asked]:
    yield Asked("Programs", variables={"archived": True})
    for name in ("ProgramsOwe", "ShopChannels", "Presets", "ReferralPrograms", "GrantChoices"):
        yield Asked(name)
    for name in ("ProgramBudget", "ProgramVersions", "ProgramPeople"):
        yield Asked(name, variables={"id": some.program})
    promise = json.loads(_PRESET.read_text())
    yield Asked("OfferPreview", variables={"promise": promise.get("promise", promise)})


def _pages(operation: str, how: str, cursor: str, **filters: Any) -> Iterator[Asked]:
    asked = {"first": _PAGE, "filter": filters}
    yield Asked(operation, how, asked)
    yield Asked(operation, f"{how}, deep", {**asked, "after": cursor})


def _referrals(some: Samples) -> Iterator[Asked]:
    name = "Referrals"
    yield from _pages(name, "all", some.referral)
    yield Asked(name, "last", {"first": _PAGE, "after": some.last_referral})
    yield from _pages(name, "bought", some.referral, state="BOUGHT", isHeld=False)
    yield from _pages(name, "held", some.referral, isHeld=True)
    yield from _pages(name, "undone", some.referral, state="UNDONE")
    yield from _pages(name, "of a program", some.referral, programId=some.program)
    yield from _pages(
        name, "undone of an ended one", some.referral, state="UNDONE", programId=some.ended
    )
    for days in (7, 365):
        yield Asked(name, f"{days} days", {"first": _PAGE, "filter": {"from": _ago(days)}})
    held = {"isHeld": True, "programId": some.ended, "from": _ago(365)}
    yield Asked(name, "held of an ended one", {"first": _PAGE, "filter": held})
    for how, found in _searches(some).items():
        yield Asked(name, f"by {how}", {"first": _PAGE, "filter": found})
    yield Asked("Referral", variables={"id": some.referral})
    yield Asked("ReferralClaim", variables={"id": some.claim})


def _searches(some: Samples) -> dict[str, dict[str, str]]:
    return {
        "number": {"orderNumber": some.number},
        "word": {"word": some.word},
        "a beginning": {"word": "anna-1"},
        "nobody's word": {"word": "zoe-1"},
        "friend": {"email": FRIEND},
        "advocate": {"email": ADVOCATE},
        "nobody": {"email": "nobody@example.com"},
    }


def _rewards(some: Samples) -> Iterator[Asked]:
    name = "Rewards"
    yield from _pages(name, "all", some.reward)
    yield Asked(name, "last", {"first": _PAGE, "after": some.last_reward})
    for state in ("PENDING", "ISSUED", "SPENT", "REVIEW", "OWED_BACK", "CAPPED", "EXPIRED", "VOID"):
        yield from _pages(name, state.lower(), some.reward, state=state)
    yield from _pages(name, "of advocates", some.reward, side="ADVOCATE")
    for kind in ("PERCENT", "GIFT_CARD", "POINTS"):
        yield from _pages(name, kind.lower(), some.reward, kind=kind)
    yield from _pages(name, "of a program", some.reward, programId=some.program)
    yield from _pages(name, "of the best", some.reward, advocateId=some.best)
    rare = {"state": "PENDING", "programId": some.ended, "side": "FRIEND"}
    yield Asked(name, "none", {"first": _PAGE, "filter": rare})
    rare = {"state": "REVIEW", "programId": some.ended, "kind": "DONATION", "from": _ago(365)}
    yield Asked(name, "few", {"first": _PAGE, "filter": rare})
    yield Asked(name, "7 days", {"first": _PAGE, "filter": {"from": _ago(7)}})
    yield Asked("Reward", variables={"id": some.reward})


def _advocates(some: Samples) -> Iterator[Asked]:
    for sort in ("NEWEST", "FRIENDS"):
        asked = {"first": _PAGE, "filter": {}, "sort": sort}
        yield Asked("Advocates", sort.lower(), asked)
        cursor = some.middle if sort == "NEWEST" else f"3.{some.middle}"
        yield Asked("Advocates", f"{sort.lower()}, deep", {**asked, "after": cursor})
        for how in ("word", "a beginning", "nobody's word", "advocate", "nobody"):
            found = _searches(some)[how]
            yield Asked("Advocates", f"{sort.lower()} by {how}", {**asked, "filter": found})
    for how, id_ in (("best", some.best), ("of the middle", some.middle)):
        yield Asked("Advocate", how, {"id": id_})
        yield Asked("RewardsOf", how, {"id": id_, "first": 10})
    yield Asked("Names", variables={"ids": [some.best, some.middle]})
    yield Asked("Customer", variables={"id": ACCOUNT})


def _review(some: Samples) -> Iterator[Asked]:
    yield from _pages("Cases", "all", some.case)
    yield from _pages("Cases", "open", some.case, state="OPEN")
    yield from _pages("Cases", "refused", some.case, state="REFUSED")
    yield from _pages("Cases", "of a kind", some.case, kind="CIRCLE")
    yield Asked("Cases", "moot", {"first": _PAGE, "filter": {"state": "MOOT"}})
    yield Asked("ReviewFigures")
    yield Asked("Case", variables={"id": some.case})
    acts = {"subject": "CASE", "id": some.case, "first": 50}
    yield Asked("Acts", variables=acts)


def _others(some: Samples) -> Iterator[Asked]:
    yield Asked("Home", variables={"since": _ago(30)})
    yield Asked("WhyOrder", variables={"id": some.order})
    yield Asked("Voucher", variables={"id": some.voucher})
    yield Asked("AuditLog", "all", {"first": _PAGE})
    yield Asked("AuditLog", "deep", {"first": _PAGE, "after": some.act})
    yield Asked("AuditLog", "of cases", {"first": _PAGE, "subject": "CASE"})
    yield Asked("AuditLog", "of the shop", {"first": _PAGE, "subject": "SHOP"})
    yield Asked("PersonData", variables={"email": FRIEND})
    mail = {"kind": "REWARD_FOR_ADVOCATE", "language": "en"}
    yield Asked("MailPreview", variables=mail)
    for name in (
        "EventDeliveries",
        "Health",
        "Honesty",
        "WatchedPeople",
        "Retention",
        "Settings",
        "ShownTexts",
        "Start",
        "IsPutAside",
    ):
        yield Asked(name)
