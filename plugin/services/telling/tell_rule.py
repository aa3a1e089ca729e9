"""Say what a rule found, in a sentence for staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugin.domain.reasons import Reason
from plugin.services.telling import saw
from plugin.services.telling.reader import Reader, to_say
from plugin.services.telling.saw import Saw
from plugin.services.telling.tell_evidence import attribution, other_programs
from plugin.services.telling.tell_honesty import honesty
from plugin.services.telling.tell_people import (
    advocate,
    friend,
    friend_lists,
    not_banned,
    self_referral,
)

RULE_NAMES = {
    "attribution": to_say("Who brought the friend"),
    "placed": to_say("Order placed"),
    "standing_order": to_say("Order not cancelled"),
    "not_refunded": to_say("Order not refunded"),
    "not_charged_back": to_say("Payment not taken back"),
    "self_referral": to_say("Two different people"),
    "friend_lists": to_say("Lists of friends"),
    "not_banned": to_say("Advocate not banned"),
    "advocate": to_say("Who may refer"),
    "open_program": to_say("Program open"),
    "channel": to_say("Channel covered"),
    "country": to_say("Country covered"),
    "window": to_say("Order in time"),
    "friend": to_say("Who may be referred"),
    "goods": to_say("Goods that count"),
    "first_conversion": to_say("First order that counts"),
    "repeat_is_promised": to_say("Later orders"),
    "paid": to_say("Order paid"),
    "honesty": to_say("Nothing dishonest"),
    "other_programs": to_say("Other programs"),
}


def rule_name(rule: str, reader: Reader) -> str:
    return reader.say(RULE_NAMES[rule])


def tell_rule(step: Mapping[str, Any], reader: Reader) -> str:
    """What this step of a stored trace found."""
    reason = Reason(step["reason"]) if step["reason"] else None
    return _TELL[step["rule"]](reader, step["saw"], reason)


def _placed(reader: Reader, _: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("The order has been placed.")
    return reader.say("The order is still a draft, so nothing is decided yet.")


def _standing_order(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("The order was not cancelled.")
    if seen["status"] == "EXPIRED":
        return reader.say("The order was not paid in time and has expired.")
    return reader.say("The order was cancelled.")


def _not_refunded(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    total, refunded = saw.money(seen["total"]), saw.money(seen["refunded"])
    if reason is not None:
        return reader.say("All of it was refunded: {refunded}.", refunded=refunded)
    if refunded is None or not refunded.amount:
        return reader.say("Nothing of {total} was refunded.", total=total)
    return reader.say("{refunded} of {total} was refunded.", refunded=refunded, total=total)


def _not_charged_back(reader: Reader, _: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("No payment was taken back.")
    return reader.say("The order was paid, and the whole payment was taken back.")


def _open_program(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    day = saw.moment(seen["claimed"])
    if reason is None:
        return reader.say("The program was open on {day}, when the friend came.", day=day)
    return reader.say("The program was not open on {day}, when the friend came.", day=day)


def _channel(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    channel, covered = seen["channel"], saw.words(seen["covered"])
    if reason is None:
        return reader.say("The offer holds in the channel {channel}.", channel=channel)
    if not covered:
        return reader.say("The offer holds in no channel.")
    return reader.say(
        "The order came by the channel {channel}; the offer holds in: {covered}.",
        channel=channel,
        covered=covered,
    )


def _country(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    covered = [reader.country(code) for code in saw.words(seen["covered"])]
    if not covered:
        return reader.say("The program covers all countries.")
    if not seen["country"]:
        return reader.say("The order names no country; covered: {covered}.", covered=covered)
    country = reader.country(seen["country"])
    if reason is None:
        return reader.say(
            "The order goes to a country that is covered: {country}.", country=country
        )
    return reader.say(
        "The order goes to: {country}. Covered: {covered}.", country=country, covered=covered
    )


def _window(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    moments = [saw.moment(seen[name]) for name in ("ordered", "until")]
    ordered, until = reader.apart(*(moment for moment in moments if moment is not None))
    if reason is None:
        return reader.say(
            "The order came on {ordered}; the referral counts until {until}.",
            ordered=ordered,
            until=until,
        )
    return reader.say(
        "The order came on {ordered}; the referral counted until {until}.",
        ordered=ordered,
        until=until,
    )


def _goods(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    goods, minimum = saw.money(seen["goods"]), saw.money(seen["minimum"])
    if reason is Reason.NO_GOODS_THAT_COUNT:
        return reader.say("Nothing on the order is among the goods that count.")
    if minimum is None:
        return reader.say("Goods that count: {goods}.", goods=goods)
    if reason is None:
        return reader.say(
            "Goods that count: {goods}. At least {minimum} is asked for.",
            goods=goods,
            minimum=minimum,
        )
    return reader.say(
        "Goods that count: only {goods}. At least {minimum} is asked for.",
        goods=goods,
        minimum=minimum,
    )


def _first_conversion(reader: Reader, _: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("No other order of the friend has counted.")
    return reader.say("Another order of the friend has counted already.")


def _repeat_is_promised(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    number = int(seen["order_number"])
    if reason is None:
        return reader.say(
            "This is order number {number} of the friend, and it is rewarded too.", number=number
        )
    return reader.say(
        "This is order number {number} of the friend; nothing is promised for it.", number=number
    )


def _paid(reader: Reader, seen: Saw, reason: Reason | None) -> str:
    if reason is None:
        return reader.say("The order was fully paid.")
    charged = saw.money(seen["charged"])
    return reader.say("The order is not fully paid yet; so far: {charged}.", charged=charged)


_TELL: Mapping[str, Callable[[Reader, Saw, Reason | None], str]] = {
    "attribution": attribution,
    "placed": _placed,
    "standing_order": _standing_order,
    "not_refunded": _not_refunded,
    "not_charged_back": _not_charged_back,
    "self_referral": self_referral,
    "friend_lists": friend_lists,
    "not_banned": not_banned,
    "advocate": advocate,
    "open_program": _open_program,
    "channel": _channel,
    "country": _country,
    "window": _window,
    "friend": friend,
    "goods": _goods,
    "first_conversion": _first_conversion,
    "repeat_is_promised": _repeat_is_promised,
    "paid": _paid,
    "honesty": honesty,
    "other_programs": other_programs,
}
