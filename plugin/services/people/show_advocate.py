"""What an advocate sees: the share link, the friends, the rewards, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal
from random import SystemRandom
from urllib.parse import urlencode, urlsplit, urlunsplit

from sqlalchemy import Connection

from plugin.domain.account import Account
from plugin.domain.codes import share_word
from plugin.domain.identity import Person
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.sharing import ShareChannel
from plugin.domain.sighting import Seen
from plugin.domain.terms import Terms
from plugin.services.context import Context, now
from plugin.services.messages.phrase_terms import terms_now
from plugin.services.people.follow_friends import Fate, FriendStatus, follow_friends
from plugin.services.people.wait_for_rewards import hold_days, standing_of
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.note_account import SEES_ACCOUNTS, ask_account
from plugin.services.telling.tell_customer import Standing
from plugin.storage import codes, people, rewards, words
from plugin.storage.accounts import note_account
from plugin.storage.database import at_once
from plugin.storage.points import points_left
from plugin.storage.programs import find_program, running_programs
from plugin.storage.rewards import stake_of
from plugin.storage.shops import Shop, settings_of
from plugin.storage.tables.base import AnyRow

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody whose e-mail is proven, by a Saleor account or by a link that we mailed.

    language: in which they want their mails, None where they have not said.
    """

    email: str
    user_id: str | None = None
    first_name: str = ""
    language: str | None = None
    seen: Seen = field(default_factory=Seen)


@dataclass(frozen=True, slots=True)
class FriendView:
    """A friend as the advocate may see them: in which month they came, and how far they are.

    since: the first day of the month. initial: of the name, empty where it is not known.
    reason: None while nothing has happened. reward: what the advocate has for this friend.
    """

    since: date
    initial: str
    status: FriendStatus
    reason: Reason | None
    reward: Standing | None


@dataclass(frozen=True, slots=True)
class RewardView:
    """code: of a voucher or a gift card, only while it can be used. due_at: until when the reward
    is held for returns. left: how much of it is not used yet, in `unit`.
    """

    id: int
    state: RewardState
    terms: Terms
    channel: str
    left: Decimal
    unit: str
    code: str | None
    expires_at: datetime | None
    due_at: datetime | None
    reason: Reason
    standing: Standing


@dataclass(frozen=True, slots=True)
class PointsView:
    """points: how many the person has. at: so many turn into a reward by themselves."""

    program: str
    points: Decimal
    at: int


@dataclass(frozen=True, slots=True)
class AdvocateView:
    word: str
    share_url: str
    friends: tuple[FriendView, ...]
    rewards: tuple[RewardView, ...]
    points: tuple[PointsView, ...]


def show_advocate(ctx: Context, shop: Shop, visitor: Visitor) -> AdvocateView:
    """The visitor's own page; the first visit makes them an advocate. Raises Refused."""
    person = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
    with at_once(ctx.engine) as conn:
        known = people.find_advocate(conn, shop.id, person)
    account = ask_account(ctx, shop, visitor.user_id, known, person) if visitor.user_id else None
    is_settled = known is not None and account is None
    # Of somebody who has been here before little is written, and each thing stands by itself.
    with at_once(ctx.engine) if is_settled else ctx.engine.begin() as conn:
        _check_confirmed(conn, shop, person, account, known)
        introduced = _introduced(visitor, account)
        advocate = _ensure_advocate(ctx, conn, shop, introduced, person, known)
        _note_sighting(ctx, conn, advocate, visitor.seen)
        if account is not None and SEES_ACCOUNTS in shop.permissions:
            note_account(conn, shop.id, person, account, told_at=None)
        earned = rewards.rewards_of_owner(conn, shop.id, advocate.email_hmac)
        points = _points(conn, shop, advocate) if earned else ()
        good = codes.good_codes_of_rewards(conn, [reward.id for reward in earned])
        held = hold_days(conn, shop.id, earned)
        friends = [
            _friend_view(fate, held, shop.zone)
            for fate in follow_friends(conn, shop.id, advocate.id)
        ]
        # Read anew: the storefront may have been set a moment ago by another process.
        shop = replace(shop, **settings_of(conn, shop.id, ["storefront_url"]))
    views = tuple(
        _reward_view(ctx, reward, good.get(reward.id), held.get(reward.id)) for reward in earned
    )
    return AdvocateView(
        word=advocate.word,
        share_url=share_url(shop, advocate.word),
        friends=tuple(friends),
        rewards=views,
        points=points,
    )


def _check_confirmed(
    conn: Connection,
    shop: Shop,
    person: Person,
    account: Account | None,
    known: AnyRow | None,
) -> None:
    """Raises Refused where a new account would get what belongs to its address.

    Shops may let people in who have not shown that the address is theirs.
    """
    if person.user is None or (account is not None and account.is_confirmed):
        return
    if known is not None and known.user_hmac == person.user:
        return
    if known is not None or rewards.rewards_of_owner(conn, shop.id, person.email or ""):
        raise Refused(RefusalCode.EMAIL_NOT_CONFIRMED)


def _introduced(visitor: Visitor, account: Account | None) -> Visitor:
    """The visitor with the first name that the shop knows, unless they said one themselves."""
    if visitor.first_name or account is None:
        return visitor
    return replace(visitor, first_name=account.first_name[:60])


def share_url(shop: Shop, word: str, via: ShareChannel | None = None) -> str:
    """Where a friend lands: the storefront, with the word as `ref`. Raises Refused.

    via: by which way it was shared.
    """
    if shop.storefront_url is None:
        raise Refused(RefusalCode.STOREFRONT_MISSING)
    parts = urlsplit(shop.storefront_url)
    said = {"ref": word, **({"via": via} if via is not None else {})}
    query = "&".join(filter(None, [parts.query, urlencode(said)]))
    return urlunsplit(parts._replace(path=parts.path or "/", query=query))


def _ensure_advocate(
    ctx: Context,
    conn: Connection,
    shop: Shop,
    visitor: Visitor,
    person: Person,
    known: AnyRow | None,
) -> AnyRow:
    if known is not None:
        news: dict[str, str] = {}
        if known.user_hmac is None and person.user is not None:
            # A guest has registered since.
            news["user_hmac"] = person.user
        if visitor.language not in (None, known.language):
            news["language"] = visitor.language
        if news:
            people.change_advocate(conn, shop.id, known.id, **news)
        return known
    if not running_programs(conn, shop.id):
        raise Refused(RefusalCode.PROGRAM_NOT_RUNNING)
    return _new_advocate(ctx, conn, shop, visitor, person)


def _new_advocate(
    ctx: Context, conn: Connection, shop: Shop, visitor: Visitor, person: Person
) -> AnyRow:
    facts = {
        "email_hmac": person.email,
        "user_hmac": person.user,
        "email": ctx.keys.seal(visitor.email),
        "first_name": visitor.first_name,
        "language": visitor.language or "en",
    }
    for _ in range(8):
        word = share_word(visitor.first_name, _random.getrandbits(20))
        if words.is_former(conn, word):
            continue
        people.add_advocate(conn, shop.id, word=word, **facts)
        # Not ours if the word was taken; not this one if the same person came twice at once.
        advocate = people.find_advocate(conn, shop.id, person)
        if advocate is not None:
            return advocate
    raise RuntimeError("no free word found in eight attempts")


def _note_sighting(ctx: Context, conn: Connection, advocate: AnyRow, seen: Seen) -> None:
    """Where the advocate is just now, so that a friend who is there too can be told."""
    sighting = ctx.keys.sighting(advocate.shop_id, seen, now())
    marks = {"network_mark": sighting.network_mark, "device_mark": sighting.device_mark}
    said = {name: mark for name, mark in marks.items() if mark is not None}
    if any(getattr(advocate, name) != mark for name, mark in said.items()):
        people.change_advocate(conn, advocate.shop_id, advocate.id, seen_at=now(), **said)


def _friend_view(fate: Fate, held: Mapping[int, int], zone: tzinfo) -> FriendView:
    reward = fate.reward
    standing = standing_of(reward, held.get(reward.id)) if reward is not None else None
    month = fate.since.astimezone(zone).date().replace(day=1)
    return FriendView(month, fate.initial, fate.status, fate.reason, standing)


def _reward_view(ctx: Context, reward: AnyRow, code: AnyRow | None, days: int | None) -> RewardView:
    standing = standing_of(reward, days)
    state = standing.state
    return RewardView(
        id=reward.id,
        state=state,
        terms=terms_now(reward),
        channel=reward.channel,
        left=stake_of(reward).unspent if state is RewardState.ISSUED else Decimal(0),
        unit=reward.unit,
        code=_code(ctx, reward, code) if state is RewardState.ISSUED else None,
        expires_at=reward.expires_at,
        due_at=standing.held_until,
        reason=standing.reason,
        standing=standing,
    )


def _code(ctx: Context, reward: AnyRow, code: AnyRow | None) -> str | None:
    if reward.gift_card_id is not None:
        return ctx.keys.code(reward.gift_card_id)
    return ctx.keys.code(code.id) if code is not None else None


def _points(conn: Connection, shop: Shop, advocate: AnyRow) -> tuple[PointsView, ...]:
    found = []
    for program_id, points in points_left(conn, shop.id, advocate.email_hmac).items():
        program = find_program(conn, shop.id, program_id)
        rule = program.promise.points if program is not None else None
        if program is not None and rule is not None:
            found.append(PointsView(program.name, points, rule.at))
    return tuple(found)
