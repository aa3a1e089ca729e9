"""Programs to start from: each is a promise, and is made for the channels that a shop has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import orjson
import pytest

from plugin.domain.audience import Who
from plugin.domain.offer import Side
from plugin.domain.promise import Promise, rewards_in
from plugin.domain.terms import moneys_of
from plugin.services.programs.presets import (
    FOLDER,
    MadePreset,
    Preset,
    make_preset,
    presets,
    read_preset,
)
from plugin.services.shops.round_sums import round_sum
from plugin.storage.promise_json import BadPromise, promise_from_json

BY_NAME = {preset.name: preset for preset in presets()}
every_preset = pytest.mark.parametrize("preset", presets(), ids=list(BY_NAME))

SHOPS = {
    "two currencies": {"eu": "EUR", "pl": "PLN"},
    "dollars": {"default-channel": "USD"},
    "kwacha": {"zm": "ZMW"},
    "euros and kwacha": {"eu": "EUR", "zm": "ZMW"},
}
every_shop = pytest.mark.parametrize("channels", SHOPS.values(), ids=list(SHOPS))


def chosen(value: Any) -> Any:
    """The document once the merchant has chosen what it leaves open."""
    if isinstance(value, Mapping):
        return {name: chosen(item) for name, item in value.items()}
    if isinstance(value, list):
        return [chosen(item) for item in value]
    return "5" if value is None else value


def made(name: str, **channels: str) -> MadePreset:
    return make_preset(BY_NAME[name], channels)


def promised(name: str, **channels: str) -> Promise:
    return promise_from_json(chosen(made(name, **channels).promise))


def sums_in(promise: Promise) -> Iterator[tuple[str, str, Decimal]]:
    """Channel, currency and amount of all that is in money; ceilings have no channel."""
    for terms in rewards_in(promise):
        yield from ((slug, one.currency, one.amount) for slug, one in moneys_of(terms))
    for slug, one in (promise.order.minimum or {}).items():
        yield slug, one.currency, one.amount
    limits = promise.limits
    for cap in (*limits.per_advocate, *limits.per_household, *limits.per_program):
        yield from (("", currency, amount) for currency, amount in (cap.money or {}).items())


# The files


def test_every_file_is_listed() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(BY_NAME)


@every_preset
def test_a_preset_says_what_it_is_for_and_whose_it_is(preset: Preset) -> None:
    said = orjson.loads((FOLDER / f"{preset.name}.json").read_bytes())

    assert list(said) == ["title", "summary", "source", "promise"]
    assert preset.summary.endswith(".")
    assert preset.source.endswith(".")
    assert "$" not in preset.title + preset.summary, "sums differ from shop to shop"


def test_a_preset_that_no_shop_can_keep_is_no_preset() -> None:
    wrong = {"title": "", "summary": "", "source": "", "promise": {"name": "", "offers": [{}]}}
    with pytest.raises(BadPromise):
        read_preset("wrong", orjson.dumps(wrong))


# Made for a shop


@every_shop
@every_preset
def test_it_becomes_a_promise_in_the_channels_of_the_shop(
    preset: Preset, channels: dict[str, str]
) -> None:
    promise = promise_from_json(chosen(make_preset(preset, channels).promise))

    sums = list(sums_in(promise))
    assert {currency for _, currency, _ in sums} <= set(channels.values())
    assert all(channels[slug] == currency for slug, currency, _ in sums if slug)


@every_preset
def test_what_is_to_be_chosen_cannot_be_forgotten(preset: Preset) -> None:
    document = make_preset(preset, SHOPS["two currencies"])
    if not document.needs:
        assert promise_from_json(document.promise)
        return
    with pytest.raises(BadPromise) as refused:
        promise_from_json(document.promise)
    words = {"product": "products", "category": "categories", "cause": "cause"}
    paths = " ".join(problem.path for problem in refused.value.problems)
    assert all(words[need] in paths for need in document.needs)


@every_preset
def test_a_channel_of_which_no_sum_is_known_is_left_out_and_named(preset: Preset) -> None:
    document = make_preset(preset, SHOPS["euros and kwacha"])
    promise = promise_from_json(chosen(document.promise))

    has_sums = any(sums_in(promise))
    assert document.left_out == (("zm",) if has_sums else ())
    assert promise.order.channels == (("eu",) if has_sums else ())
    assert "ZMW" not in {currency for _, currency, _ in sums_in(promise)}


@every_preset
def test_where_no_sum_is_known_at_all_the_merchant_writes_each(preset: Preset) -> None:
    document = make_preset(preset, SHOPS["kwacha"])

    has_sums = any(sums_in(promise_from_json(chosen(document.promise))))
    assert ("amount" in document.needs) == has_sums
    assert document.left_out == (("zm",) if has_sums else ())


def test_a_gap_is_refused_where_it_is() -> None:
    with pytest.raises(BadPromise) as refused:
        promise_from_json(made("credit-up-to-a-ceiling", zm="ZMW").promise)

    assert {problem.path for problem in refused.value.problems} == {
        "offers.0.friend.reward.amounts.zm.amount",
        "offers.0.advocate.reward.amounts.zm.amount",
        "limits.per_advocate.0.money.ZMW",
    }


def test_a_shop_without_channels_sees_them_all_the_same() -> None:
    assert [make_preset(preset, {}).left_out for preset in presets()] == [()] * len(BY_NAME)


# Sums


@every_preset
def test_all_sums_are_round(preset: Preset) -> None:
    everywhere = {"ch": "CHF", "se": "SEK", "in": "INR", "hu": "HUF", "vn": "VND", "kw": "KWD"}
    promise = promise_from_json(chosen(make_preset(preset, everywhere).promise))

    for _, currency, amount in sums_in(promise):
        figures = Decimal(amount).normalize().as_tuple().digits
        assert len(figures) <= 2, f"{amount} {currency}"
        assert figures[1:] in ((), (2,), (5,)), f"{amount} {currency}"


def test_dollars_are_left_as_they_were_written() -> None:
    minimum = promised("large-orders-with-limits", us="USD", eu="EUR").order.minimum
    assert minimum is not None

    assert {slug: one.amount for slug, one in minimum.items()} == {"us": 499, "eu": 500}


@pytest.mark.parametrize(
    ("dollars", "currency", "amount"),
    [("10", "PLN", "40"), ("75", "SEK", "600"), ("75", "JPY", "7500"), ("25", "KWD", "7.5")]
    + [("499", "EUR", "500"), ("25", "INR", "1200"), ("5", "VND", "100000")],
)
def test_a_sum_is_about_as_much_in_another_currency(
    dollars: str, currency: str, amount: str
) -> None:
    assert round_sum(Decimal(dollars), currency) == Decimal(amount)


def test_what_advocates_must_have_spent_is_said_in_each_currency() -> None:
    loyal = b'{"name": "Loyal", "advocates": {"min_spent": {"USD": "250"}}}'
    text = b'{"title": "", "summary": "", "source": "", "promise": ' + loyal + b"}"
    made_here = make_preset(read_preset("loyal", text), {"eu": "EUR", "fr": "EUR", "pl": "PLN"})

    spent = promise_from_json(made_here.promise).advocates.min_spent
    assert spent == {"EUR": Decimal(250), "PLN": Decimal(1000)}


# What some of them promise


def test_credits_are_good_for_a_year_and_ten_a_year() -> None:
    promise = promised("yearly-credits", us="USD")

    (cap,) = promise.limits.per_advocate
    assert (cap.per, cap.count) == ("year", 10)
    sides = [promise.offers[0].side(side) for side in Side]
    assert {(side.reward.kind, side.reward_days) for side in sides if side.reward} == {
        ("gift_card", 365)
    }


def test_large_orders_are_paid_late_and_seldom() -> None:
    promise = promised("large-orders-with-limits", us="USD")

    assert promise.offers[0].advocate.hold_days == 21
    assert [(cap.per, cap.count) for cap in promise.limits.per_advocate] == [
        ("month", 5),
        ("ever", 100),
    ]
    assert [cap.count for cap in promise.limits.per_household] == [2]


def test_steps_pay_more_with_more_friends() -> None:
    steps = promised("steps-to-ten-friends", us="USD").offers[0].advocate.milestones
    sums = [money.amount for step in steps for _, money in moneys_of(step.reward)]

    assert [step.friends for step in steps] == [1, 3, 5, 10]
    assert sums == sorted(set(sums))


def test_where_the_friend_gets_all_the_advocate_gets_nothing() -> None:
    (offer,) = promised("friend-gets-all", us="USD").offers

    assert offer.reward(Side.FRIEND) is not None
    assert offer.reward(Side.ADVOCATE) is None


def test_the_kinds_of_program_differ_in_who_takes_part() -> None:
    assert promised("win-back").friends.who is Who.LAPSED
    assert promised("growth").friends.who is Who.ANYONE
    assert promised("presale").advocates.min_orders == 0
    assert promised("after-sale", us="USD").advocates.min_orders == 1
    assert rewards_in(promised("informational")) == []
