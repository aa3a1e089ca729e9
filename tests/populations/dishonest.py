"""Dishonest people: most are careless, and some are careful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tests.populations.honest import buys
from tests.populations.people import Crowd, Referral, Shopper

_COUPONS = ("www.retailmenot.com", "couponfollow.com", "slickdeals.net")


def dishonest_people(crowd: Crowd) -> list[Referral]:
    kinds = (
        sub_addresses,
        second_mailboxes,
        circles,
        throwaways,
        one_telephone,
        code_posters,
        advertisers,
        refunders,
        own_staff,
    )
    made = [referral for kind in kinds for referral in kind(crowd)]
    return [replace(referral, is_honest=False) for referral in made]


def _cheats(
    crowd: Crowd, kind: str, advocate: Shopper, friend: Shopper, **said: object
) -> Referral:
    return buys(crowd, kind, advocate, friend, refunded=None, **said)


def sub_addresses(crowd: Crowd) -> Iterator[Referral]:
    for number in range(120):
        me = crowd.shopper()
        name, _, domain = me.email.partition("@")
        other = replace(me, email=f"{name}+{number}@{domain}")
        yield _cheats(crowd, "self-referrers with a sub-address", me, other, by_visit=True)


def second_mailboxes(crowd: Crowd) -> Iterator[Referral]:
    """To their own home, mostly with their own telephone; a few have it sent elsewhere."""
    for _ in range(200):
        me = crowd.shopper()
        other = replace(me, email=f"other.{me.email}")
        if crowd.maybe(0.3):
            other = replace(other, phone=None)
        if crowd.maybe(0.2):
            other = replace(other, email=f"{me.email.partition('@')[0]}@mailinator.com")
        if crowd.maybe(0.05):
            away = crowd.shopper()
            other = replace(away, device=me.device, phone=None)
        yield _cheats(crowd, "self-referrers with a second mailbox", me, other)


def circles(crowd: Crowd) -> Iterator[Referral]:
    """Accounts of one person, each with a home of its own, that bring each other."""
    for size, many in ((2, 20), (3, 15), (4, 10)):
        for _ in range(many):
            people = [crowd.shopper() for _ in range(size)]
            begin = crowd.random.uniform(0, 20)
            for place, (advocate, friend) in enumerate(pairwise([*people, people[0]])):
                at = begin + place * 2.5
                yield _cheats(crowd, "circles of accounts", advocate, friend, claimed=at)


def throwaways(crowd: Crowd) -> Iterator[Referral]:
    """Four friends with disposable addresses, at four addresses of the post."""
    for _ in range(30):
        me, begin = crowd.shopper(), crowd.random.uniform(0, 20)
        for place in range(4):
            made = crowd.shopper(device=me.device, network=me.network)
            made = replace(made, email=f"{made.email.partition('@')[0]}@mailinator.com")
            at = begin + place * 1.5
            yield _cheats(crowd, "made-up friends, disposable", me, made, claimed=at)


def one_telephone(crowd: Crowd) -> Iterator[Referral]:
    """Four friends of whom the parcel service calls one."""
    for number in range(30):
        me, begin = crowd.shopper(), crowd.random.uniform(0, 20)
        for place in range(4):
            made = crowd.shopper(phone=f"+4940{20_000_000 + number}")
            at = begin + place * 1.5
            yield _cheats(crowd, "made-up friends, one telephone", me, made, claimed=at)


def code_posters(crowd: Crowd) -> Iterator[Referral]:
    """Sixty claims in three days, a third used; a third of the browsers say where they were."""
    for _ in range(6):
        me, begin = crowd.shopper(), crowd.random.uniform(0, 25)
        for number in range(60):
            host = crowd.random.choice(_COUPONS) if crowd.maybe(0.33) else None
            at = begin + crowd.random.uniform(0, 3)
            made = _cheats(crowd, "code posters", me, crowd.shopper(), claimed=at, host=host)
            yield made if number % 3 == 0 else replace(made, ordered=None)


def advertisers(crowd: Crowd) -> Iterator[Referral]:
    """Who buys advertisements under the shop's own name; one click in twenty loses its mark."""
    for _ in range(6):
        me = crowd.shopper()
        for _ in range(20):
            ads = ("gclid",) if crowd.maybe(0.95) else ()
            yield _cheats(crowd, "bought advertisements", me, crowd.shopper(), ads=ads)


def refunders(crowd: Crowd) -> Iterator[Referral]:
    """Eight friends who send everything back two days after the reward came."""
    for _ in range(10):
        me, begin = crowd.shopper(), crowd.random.uniform(0, 15)
        for place in range(8):
            made = buys(
                crowd, "refund after the reward", me, crowd.shopper(), claimed=begin + place * 3
            )
            assert made.ordered is not None
            yield replace(made, refunded=made.ordered + 16)


def own_staff(crowd: Crowd) -> Iterator[Referral]:
    for _ in range(20):
        me = crowd.shopper(account="staff")
        yield _cheats(crowd, "staff of the shop", me, crowd.shopper())
