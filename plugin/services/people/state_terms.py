"""The terms of taking part, as the rules of the program have them, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from plugin.domain.audience import Who
from plugin.domain.limits import Cap, Period
from plugin.domain.money import Money
from plugin.domain.offer import Arm, Side, Trigger
from plugin.domain.program import covered_channels
from plugin.domain.promise import Promise
from plugin.services.context import Context
from plugin.services.messages.phrase_terms import phrase
from plugin.services.people.find_offer import find_offer
from plugin.services.people.rank_advocates import running_in
from plugin.services.refusals import Refused
from plugin.services.telling.reader import Reader, to_say
from plugin.storage.shops import Shop

_PERIODS = {
    Period.DAY: to_say("in a day"),
    Period.WEEK: to_say("in a week"),
    Period.MONTH: to_say("in a month"),
    Period.YEAR: to_say("in a year"),
    Period.EVER: to_say("in all"),
}
_NOW = {
    Trigger.PAID: to_say("Your reward comes when your friend's order is paid."),
    Trigger.FULFILLED: to_say("Your reward comes when your friend's order has been sent."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the terms: a heading, and sentences that stand for themselves."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """What is promised, where, and who reads it. shop: as customers know it."""

    promise: Promise
    arm: Arm
    channel: str
    shop: str
    reader: Reader


def state_terms(
    ctx: Context, shop: Shop, channel: str, word: str | None, reader: Reader
) -> list[Part]:
    """Of what a share link offers, or of the program that runs in the channel; none for none."""
    with ctx.engine.connect() as conn:
        found = _promised(conn, shop, channel, word)
    if found is None:
        return []
    stated = _Stated(*found, channel, shop.shown_name, reader)
    parts = (
        Part(reader.say("What you both get"), tuple(_rewards(stated))),
        Part(reader.say("Who counts as a friend"), tuple(_friends(stated))),
        Part(reader.say("Which orders count"), tuple(_orders(stated))),
        Part(reader.say("When the reward comes"), tuple(_moments(stated))),
        Part(reader.say("Limits"), tuple(_limits(stated))),
        Part(reader.say("Good to know"), tuple(_rules(stated))),
    )
    return [part for part in parts if part.sentences]


def _promised(
    conn: Connection, shop: Shop, channel: str, word: str | None
) -> tuple[Promise, Arm] | None:
    if word is not None:
        try:
            found = find_offer(conn, shop, word, channel)
        except Refused:
            return None
        return found.program.promise, found.offer.arm
    program = running_in(conn, shop, channel)
    if program is None:
        return None
    return program.promise, next(
        arm for arm in program.promise.offers if _covers(program.promise, arm, channel)
    )


def _covers(promise: Promise, arm: Arm, channel: str) -> bool:
    covered = covered_channels(promise, arm)
    return covered is None or channel in covered


def _rewards(stated: _Stated) -> Iterator[str]:
    arm, channel, reader = stated.arm, stated.channel, stated.reader
    if friend := arm.reward(Side.FRIEND):
        yield reader.say("Your friend gets: {reward}.", reward=phrase(friend, channel, reader))
    if advocate := arm.reward(Side.ADVOCATE):
        yield reader.say("You get: {reward}.", reward=phrase(advocate, channel, reader))
    for milestone in arm.advocate.milestones:
        yield reader.say_many(
            "When {number} friend has bought, you also get: {reward}.",
            "When {number} friends have bought, you also get: {reward}.",
            milestone.friends,
            reward=phrase(milestone.reward, channel, reader),
        )
    if arm.advocate.repeat is not None:
        yield reader.say("Your friend's later orders are rewarded too.")
    points = stated.promise.points
    if points is not None and channel in points.into.amounts:
        yield reader.say(
            "From {number} points on you get: {reward}.",
            number=points.at,
            reward=phrase(points.into, channel, reader),
        )


def _friends(stated: _Stated) -> Iterator[str]:
    wanted, shop, reader = stated.promise.friends, stated.shop, stated.reader
    match wanted.who:
        case Who.NEW:
            yield reader.say("Your friend has not bought from {shop} before.", shop=shop)
        case Who.LAPSED:
            yield reader.say_many(
                "Your friend has not bought from {shop} for {number} month.",
                "Your friend has not bought from {shop} for {number} months.",
                wanted.lapsed_months,
                shop=shop,
            )
        case Who.ANYONE:
            yield reader.say("Your friend may have bought from {shop} before.", shop=shop)
    if wanted.allowed_only:
        yield reader.say("Only people whom {shop} has chosen count.", shop=shop)


def _orders(stated: _Stated) -> Iterator[str]:
    order, reader, promise = stated.promise.order, stated.reader, stated.promise
    yield reader.say_many(
        "Your friend orders within {number} day of accepting the offer.",
        "Your friend orders within {number} days of accepting the offer.",
        promise.window_days,
    )
    if stated.arm.friend_discount is not None:
        yield reader.say_many(
            "Your friend's code lasts at least {number} day.",
            "Your friend's code lasts at least {number} days.",
            promise.code_days,
        )
    if least := (order.minimum or {}).get(stated.channel):
        yield reader.say("The goods come to at least {sum} after discounts.", sum=least)
    if order.goods or order.but_not:
        yield reader.say("Only some goods count. {shop} can tell you which.", shop=stated.shop)
    if not order.sale_items:
        yield reader.say("Goods on sale do not count.")
    if order.countries:
        countries = [reader.country(code) for code in order.countries]
        yield reader.say("The order goes to: {countries}.", countries=countries)


def _moments(stated: _Stated) -> Iterator[str]:
    side, reader = stated.arm.advocate, stated.reader
    if Side.ADVOCATE not in _paid_sides(stated.arm):
        return
    if not side.hold_days:
        yield reader.say(_NOW[side.on])
    elif side.on is Trigger.PAID:
        yield reader.say_many(
            "Your reward comes {number} day after your friend's order was paid.",
            "Your reward comes {number} days after your friend's order was paid.",
            side.hold_days,
        )
    else:
        yield reader.say_many(
            "Your reward comes {number} day after your friend's order was sent.",
            "Your reward comes {number} days after your friend's order was sent.",
            side.hold_days,
        )
    yield reader.say_many(
        "You can use your reward for at least {number} day.",
        "You can use your reward for at least {number} days.",
        side.reward_days,
    )


def _paid_sides(arm: Arm) -> set[Side]:
    paid = {side for side in Side if arm.reward(side) is not None}
    return paid | {Side.ADVOCATE} if arm.advocate.milestones or arm.advocate.repeat else paid


def _limits(stated: _Stated) -> Iterator[str]:
    limits, reader = stated.promise.limits, stated.reader
    for cap in limits.per_advocate:
        yield from _cap(cap, reader)
    if limits.per_household:
        yield reader.say("People at one postal address share a limit.")
    if limits.per_program:
        yield reader.say("The program as a whole has a limit, too.")


def _cap(cap: Cap, reader: Reader) -> Iterator[str]:
    if cap.per is Period.ROLLING:
        period = reader.say_many("in {number} day", "in {number} days", cap.days)
    else:
        period = reader.say(_PERIODS[cap.per])
    if cap.count is not None:
        yield reader.say(
            "The most rewards for one person {period}: {number}.", period=period, number=cap.count
        )
    for currency, amount in (cap.money or {}).items():
        yield reader.say(
            "The most that one person is given {period}: {sum}.",
            period=period,
            sum=Money(amount, currency),
        )


def _rules(stated: _Stated) -> Iterator[str]:
    reader, ends_at = stated.reader, stated.promise.schedule.ends_at
    yield reader.say("Nobody can refer themselves.")
    yield reader.say("If the order is cancelled or returned, the reward is taken back.")
    yield reader.say("Orders that look dishonest are looked at by the shop, and may not count.")
    if ends_at is not None:
        yield reader.say("The program ends on {day}.", day=ends_at)
