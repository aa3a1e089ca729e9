"""What the shop hands over, by the admin door."""

from __future__ import annotations

from decimal import Decimal

from plugin.domain.money import Money
from plugin.domain.terms import Donation
from tests.http import staff
from tests.http.doors import Door
from tests.services.staff import Staff
from tests.world import World

TREES = Donation("trees", {"eu": Money(Decimal(5), "EUR"), "pl": Money(Decimal(20), "PLN")})


def pledges(admin: Door, **asked: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = admin.asks(staff.PLEDGES, **asked).data["pledges"]
    return found


def test_pledges_are_told_by_cause_and_currency_and_given(admin: Door, world: World) -> None:
    erin = Staff(world)
    ids = [str(erin.grants(TREES)), str(erin.grants(TREES))]
    erin.grants(TREES, channel="pl")
    said = admin.asks(staff.HAND_OVER, ids=ids[:1]).data["handOverRewards"]

    assert said["__typename"] == "HandedOver"
    assert said["rewards"] == [{"id": ids[0], "state": "SPENT", "reason": "HANDED_OVER"}]
    assert pledges(admin) == [
        {"cause": "trees", "currency": "EUR", "pledged": "5", "given": "5"},
        {"cause": "trees", "currency": "PLN", "pledged": "20", "given": "0"},
    ]
    assert pledges(admin, until="2020-01-01T00:00:00+00:00") == []


def test_what_was_said_to_be_handed_over_can_be_unsaid(admin: Door, world: World) -> None:
    erin = Staff(world)
    reward = erin.grants(TREES)
    admin.asks(staff.HAND_OVER, ids=[str(reward)])
    erin.undoes()

    assert erin.row(reward).state == "issued"


def test_nothing_is_handed_over_if_one_of_them_cannot_be(admin: Door, world: World) -> None:
    erin = Staff(world)
    trees, code = erin.grants(TREES), erin.grants()
    said = admin.asks(staff.HAND_OVER, ids=[str(trees), str(code)]).data["handOverRewards"]

    assert said["code"] == "REWARD_STATE"
    assert erin.row(trees).state == "issued"
    said = admin.asks(staff.HAND_OVER, ids=["nobody's"]).data["handOverRewards"]
    assert said["code"] == "REWARD_UNKNOWN"


def test_the_secret_for_events_is_shown_once(admin: Door) -> None:
    url = "http://127.0.0.1:9/events"
    first = admin.asks(staff.SET_EVENT_URL, url=url).data["setEventUrl"]
    again = admin.asks(staff.SET_EVENT_URL, url=url).data["setEventUrl"]

    assert first["url"] == url
    assert first["secret"].startswith("whsec_")
    assert first["secret"] != again["secret"]
    assert admin.asks("{ shop { eventUrl } }").data["shop"] == {"eventUrl": url}
    refused = admin.asks(staff.SET_EVENT_URL, url="nowhere").data["setEventUrl"]
    assert refused["code"] == "EVENT_URL_INVALID"


def test_an_event_that_nobody_knows_is_not_sent_again(admin: Door) -> None:
    def refused(event: str) -> str:
        return str(admin.asks(staff.REPLAY_EVENT, id=event).data["replayEvent"]["code"])

    assert refused("1") == "EVENT_URL_MISSING"
    admin.asks(staff.SET_EVENT_URL, url="http://127.0.0.1:9/events")
    assert (refused("1"), refused("nobody's")) == ("EVENT_UNKNOWN", "EVENT_UNKNOWN")
    assert admin.asks(staff.EVENTS).data["eventDeliveries"] == []
