"""Honest people, among them those whom other programs take for cheats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.populations.people import Crowd, Referral, Shopper

_DAYS = 40
_SENT_BACK = 0.08


def honest_people(crowd: Crowd) -> list[Referral]:
    kinds = (
        strangers,
        families,
        offices,
        students,
        facebook_posters,
        private_people,
        popular_advocates,
        givers_of_presents,
        friends_of_each_other,
    )
    return [referral for kind in kinds for referral in kind(crowd)]


def buys(crowd: Crowd, kind: str, advocate: Shopper, friend: Shopper, **said: object) -> Referral:
    """Some days after the claim; one in twelve sends everything back later."""
    claimed = float(said.pop("claimed", crowd.random.uniform(0, _DAYS)))  # type: ignore[arg-type]
    ordered = claimed + crowd.random.uniform(0.01, 4)
    refunded = ordered + crowd.random.uniform(3, 25) if crowd.maybe(_SENT_BACK) else None
    found = Referral(kind, advocate, friend, claimed, ordered, refunded)
    return replace(found, **said)  # type: ignore[arg-type]


def strangers(crowd: Crowd) -> Iterator[Referral]:
    for _ in range(100):
        advocate = crowd.shopper()
        for _ in range(2):
            yield buys(crowd, "friends who share nothing", advocate, crowd.shopper())


def families(crowd: Crowd) -> Iterator[Referral]:
    """One home, mostly one surname, one network, now and then one tablet or telephone."""
    for _ in range(70):
        advocate = crowd.shopper()
        for _ in range(3):
            of_family: dict[str, object] = {"street": advocate.street}
            if crowd.maybe(0.85):
                of_family["last"] = advocate.last
            if crowd.maybe(0.9):
                of_family["network"] = advocate.network
            if crowd.maybe(0.4):
                of_family["device"] = advocate.device
            if crowd.maybe(0.02):
                of_family["phone"] = advocate.phone
            relative = crowd.shopper(**of_family)
            if relative.first == advocate.first:
                # Two of one name in one home are as rare as this.
                other = "Zoe" if crowd.maybe(0.95) else advocate.first
                relative = replace(relative, first=other)
            yield buys(crowd, "families behind one address", advocate, relative)


def offices(crowd: Crowd) -> Iterator[Referral]:
    """One network, one mail domain, and the computers of one purchase."""
    for number in range(40):
        network, domain = f"office {number}", f"office{number}.example"
        advocate = crowd.shopper(network=network, device="office computer")
        for _ in range(5):
            colleague = crowd.shopper(network=network, device="office computer")
            colleague = replace(colleague, email=f"{colleague.email.partition('@')[0]}@{domain}")
            yield buys(crowd, "offices", advocate, colleague)


def students(crowd: Crowd) -> Iterator[Referral]:
    """A hall of residence: one address, one network, the telephones of one age."""
    for number in range(40):
        home, network = f"Hall {number}", f"hall {number}"
        advocate = crowd.shopper(street=home, network=network, device="telephone")
        for _ in range(5):
            where: dict[str, object] = {"network": network}
            if crowd.maybe(0.7):
                where["street"] = home
            if crowd.maybe(0.5):
                where["device"] = "telephone"
            yield buys(crowd, "students", advocate, crowd.shopper(**where))


def facebook_posters(crowd: Crowd) -> Iterator[Referral]:
    for _ in range(60):
        advocate = crowd.shopper()
        for _ in range(2):
            came = {"host": "l.facebook.com", "ads": ("fbclid",)}
            yield buys(crowd, "posts on Facebook", advocate, crowd.shopper(), **came)


def private_people(crowd: Crowd) -> Iterator[Referral]:
    """Friends who give each shop another address."""
    for _ in range(80):
        friend = crowd.shopper()
        friend = replace(friend, email=f"{friend.email.partition('@')[0]}@mailinator.com")
        yield buys(crowd, "friends with a disposable address", crowd.shopper(), friend)


def popular_advocates(crowd: Crowd) -> Iterator[Referral]:
    """One post, sixty claims in some days, of which a quarter is used."""
    for _ in range(6):
        advocate, begin = crowd.shopper(), crowd.random.uniform(0, 20)
        for number in range(60):
            claimed = begin + min(10.0, crowd.random.expovariate(0.7))
            made = buys(crowd, "popular advocates", advocate, crowd.shopper(), claimed=claimed)
            yield made if number % 4 == 0 else replace(made, ordered=None, refunded=None)


def givers_of_presents(crowd: Crowd) -> Iterator[Referral]:
    """The friend has moved to where the advocate once sent something, under their own name."""
    for _ in range(4):
        advocate = crowd.shopper()
        friend = crowd.shopper(street=advocate.street, first=advocate.first, last=advocate.last)
        yield buys(crowd, "one name at one address, of two people", advocate, friend)


def friends_of_each_other(crowd: Crowd) -> Iterator[Referral]:
    for _ in range(1):
        one, other = crowd.shopper(), crowd.shopper()
        yield buys(crowd, "two who brought each other by chance", one, other, claimed=1.0)
        yield buys(crowd, "two who brought each other by chance", other, one, claimed=30.0)
