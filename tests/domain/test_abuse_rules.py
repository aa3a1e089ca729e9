"""What each rule against abuse says, as a table of sentences."""

from __future__ import annotations

from string import Formatter

import pytest

from plugin.domain.abuse.circumstances import Circumstances, Claims, Mark, Watched
from plugin.domain.abuse.paid_traffic import clicks_in
from plugin.domain.abuse.registry import BY_NAME, RULES
from plugin.domain.abuse.settings import USUAL
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.abuse.verdict import signals_of

# Stored decisions and shops' settings hang on these: new ones are added, none is changed.
PUBLIC = [
    "block_list",
    "staff_list",
    "self_referral",
    "household",
    "same_device",
    "same_network",
    "one_behind_many",
    "circle",
    "disposable_domain",
    "velocity",
    "unused_claims",
    "tried_by_many",
    "coupon_site",
    "paid_traffic",
    "refund_after_reward",
]


def marks(*shared: Mark) -> Circumstances:
    return Circumstances(shared=frozenset(shared))


def alike(**friends: int) -> Circumstances:
    return Circumstances(friends_alike={Mark(name): many for name, many in friends.items()})


def claims(**counts: int) -> Circumstances:
    return Circumstances(claims=Claims(**counts))


def came_by(*signs: str) -> Circumstances:
    return Circumstances(ads=frozenset(signs))


def came_from(*hosts: str) -> Circumstances:
    return Circumstances(hosts=frozenset(hosts))


TABLE: dict[str, tuple[Circumstances, dict[str, int]]] = {
    "a stranger to the advocate": (Circumstances(), {}),
    "one of a family": (marks(Mark.ADDRESS, Mark.SURNAME), {"household": 20}),
    "somebody in the same house": (marks(Mark.ADDRESS), {"household": 10}),
    "somebody of the same surname elsewhere": (marks(Mark.SURNAME), {}),
    "somebody of the same name elsewhere": (marks(Mark.SURNAME, Mark.NAME), {}),
    "the advocate's name at the advocate's address": (
        marks(Mark.ADDRESS, Mark.SURNAME, Mark.NAME),
        {"self_referral": 60, "household": 20},
    ),
    "the advocate's telephone": (marks(Mark.PHONE), {"self_referral": 60}),
    "the advocate's account": (marks(Mark.ACCOUNT), {"self_referral": 60}),
    "the advocate's office": (marks(Mark.NETWORK), {"same_network": 10}),
    "the advocate's tablet": (
        marks(Mark.NETWORK, Mark.DEVICE),
        {"same_device": 15, "same_network": 10},
    ),
    "one telephone for three friends": (alike(phone=2), {"one_behind_many": 60}),
    "one telephone for two friends": (alike(phone=1), {}),
    "one address for many friends": (alike(address=9), {}),
    "one name at one address for three friends": (
        alike(address=2, name=2),
        {"one_behind_many": 60},
    ),
    "two who brought each other": (Circumstances(ring=2), {"circle": 60}),
    "a disposable address": (Circumstances(throwaway=True), {"disposable_domain": 30}),
    "the third disposable address": (
        Circumstances(throwaway=True, throwaway_friends=2),
        {"disposable_domain": 60},
    ),
    "a good address after disposable ones": (Circumstances(throwaway_friends=5), {}),
    "ten claims in an hour": (claims(hour=10, day=10, week=10), {}),
    "eleven claims in an hour": (claims(hour=11, day=11, week=11), {"velocity": 30}),
    "a link that runs through a country": (claims(hour=31, day=31, week=31), {"velocity": 60}),
    "many claims, of which one in ten is used": (claims(old=100, unused=90), {}),
    "many claims that nobody uses": (claims(old=100, unused=95), {"unused_claims": 30}),
    "few claims that nobody uses": (claims(old=19, unused=19), {}),
    "codes that five strangers tried": (Circumstances(strangers=5), {"tried_by_many": 30}),
    "codes that four strangers tried": (Circumstances(strangers=4), {}),
    "a coupon site": (came_from("www.retailmenot.com"), {"coupon_site": 60}),
    "a link that others found on a coupon site": (
        Circumstances(hosts_of_others={"retailmenot.com": 2, "m.wethrift.com": 1}),
        {"coupon_site": 60},
    ),
    "a link that two others found there": (
        Circumstances(hosts_of_others={"retailmenot.com": 2, "web.whatsapp.com": 99}),
        {},
    ),
    "a site of nearly that name": (came_from("notretailmenot.com"), {}),
    "a chat": (came_from("web.whatsapp.com"), {}),
    "an advertisement on Google": (came_by("gclid", "ref"), {"paid_traffic": 60}),
    "an advertisement by its medium": (came_by("utm_medium=cpc"), {"paid_traffic": 60}),
    "a post on Facebook": (came_by("fbclid", "utm_medium=social"), {}),
    "two of three orders sent back": (
        Circumstances(refunded=2, rewarded=3),
        {"refund_after_reward": 60},
    ),
    "one of two orders sent back": (Circumstances(refunded=1, rewarded=2), {}),
    "two of five orders sent back": (Circumstances(refunded=2, rewarded=5), {}),
    "one who works for the shop": (
        Circumstances(watched=frozenset({Watched.STAFF})),
        {"staff_list": 60},
    ),
    "one whom the shop has blocked": (
        Circumstances(watched=frozenset({Watched.BLOCKED})),
        {"block_list": 1000},
    ),
}


def said(seen: Circumstances) -> dict[str, int]:
    return {str(signal.rule): signal.points for signal in signals_of(seen, USUAL)}


@pytest.mark.parametrize("friend", TABLE)
def test_a_friend_makes_those_rules_speak_that_the_table_says(friend: str) -> None:
    seen, expected = TABLE[friend]

    assert said(seen) == expected


def test_every_rule_is_in_the_table() -> None:
    spoken = {rule for _, expected in TABLE.values() for rule in expected}

    assert spoken == {str(rule.name) for rule in RULES}


def test_the_list_of_rules_is_closed() -> None:
    assert [rule.name.value for rule in RULES] == PUBLIC == [name.value for name in Suspicion]


@pytest.mark.parametrize("friend", TABLE)
def test_each_rule_says_in_a_sentence_what_it_saw(friend: str) -> None:
    for signal in signals_of(TABLE[friend][0], USUAL):
        sentence = BY_NAME[signal.rule].sentence
        gaps = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert gaps <= set(signal.evidence)
        assert sentence[0] in "{ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        assert sentence.endswith(".")


VISITS: dict[str, tuple[str, set[str]]] = {
    "nothing": ("", set()),
    "a plain link": ("https://shop.example/?ref=anna-7k2q", set()),
    "an advertisement": ("https://shop.example/?ref=anna-7k2q&GCLID=x", {"gclid"}),
    "a medium": ("https://shop.example/?utm_medium=CPC", {"utm_medium=cpc"}),
    "no address at all": ("https://[::1", set()),
    "a medium that is no word": ("https://shop.example/?utm_medium=%00", set()),
}


@pytest.mark.parametrize("visit", VISITS)
def test_a_visit_says_whether_it_was_paid_for(visit: str) -> None:
    address, signs = VISITS[visit]

    assert clicks_in(address) == signs
