"""Rules and reasons are told as sentences, in every language, with all that was seen filled in."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugin.api.export import sdl
from plugin.domain.audience import Advocates
from plugin.domain.decision import RULES, with_others
from plugin.domain.evidence import Lost, Strength
from plugin.domain.friendly import friendly
from plugin.domain.offer import Side
from plugin.domain.reason_notes import NOTES
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.trace import trace_to_json
from plugin.services.telling.catalogs import LANGUAGES
from plugin.services.telling.export import REASONS, reasons_page
from plugin.services.telling.reader import ENGLISH, Reader
from plugin.services.telling.show_saw import show_saw
from plugin.services.telling.tell_evidence import LOSSES, STRENGTHS
from plugin.services.telling.tell_people import CONDITIONS
from plugin.services.telling.tell_rule import RULE_NAMES, rule_name, tell_rule
from tests.domain.given import ORDERED, an_order, by, by_claim, by_code, decided
from tests.domain.test_decision import TABLE, WINDOW

QUALIFIED, TOO_LATE = decided(), decided(an_order(created_at=ORDERED + WINDOW))
RIVALS = decided(
    None,
    by_code(),
    by_claim(id=2, at=ORDERED - timedelta(hours=2)),
    by(Strength.STAFF, id=3, at=ORDERED + timedelta(days=9)),
    by(Strength.VISIT, id=4),
)
DECISIONS = [*(row[0] for row in TABLE.values()), RIVALS, with_others(QUALIFIED, [TOO_LATE])]
STEPS = [step for decision in DECISIONS for step in trace_to_json(decision)]


def told(step_of: str, decision: Any = QUALIFIED, reader: Reader = ENGLISH) -> str:
    (step,) = [step for step in trace_to_json(decision) if step["rule"] == step_of]
    return tell_rule(step, reader)


def test_each_rule_of_a_trace_has_a_title_and_a_sentence() -> None:
    assert set(RULE_NAMES) == set(RULES), "say in services/telling/tell_rule.py what it is called"
    assert {step["rule"] for step in STEPS} == set(RULES), "give the table a story with this rule"


def test_each_kind_of_evidence_has_a_name_and_so_has_why_it_lost() -> None:
    assert set(STRENGTHS) == set(Strength)
    assert set(LOSSES) == set(Lost)


def test_each_condition_for_advocates_has_a_name() -> None:
    assert set(CONDITIONS) == {field.name for field in fields(Advocates)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_is_told_in_full(language: str) -> None:
    reader = Reader.of(language)
    for step in STEPS:
        said = [tell_rule(step, reader), rule_name(step["rule"], reader)]
        said += [show_saw(reader, name, text) for name, text in step["saw"].items() if text]
        assert all(said)
        assert not [text for text in said if "{" in text or "None" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_told(language: str) -> None:
    reader = Reader.of(language)
    for reason in Reason:
        english = [SENTENCES[reason], *(friendly(reason, side) for side in Side)]
        assert all(reader.say(text).strip() for text in english)


def test_sentences_name_what_was_seen() -> None:
    assert (
        told("window")
        == "The order came on March 2, 2026; the referral counts until March 31, 2026."
    )
    assert told("window", TOO_LATE) == (
        "The order came on April 1, 2026; the referral counted until March 31, 2026."
    )
    assert told("goods") == "Goods that count: €90.00."


def test_days_are_those_of_the_shop_and_times_are_told_where_days_do_not_tell() -> None:
    far = Reader.of("en", ZoneInfo("Pacific/Kiritimati"))
    assert far.shown(datetime(2026, 3, 31, 12, tzinfo=UTC)) == "April 1, 2026"

    late = decided(an_order(created_at=ORDERED - timedelta(days=1) + WINDOW))
    assert told("window", late) == (
        "The order came on Mar 31, 2026, 12:00:00\u202fPM; "
        "the referral counted until Mar 31, 2026, 12:00:00\u202fPM."
    )


def test_what_counted_is_told_with_what_did_not_and_why() -> None:
    assert told("attribution", RIVALS) == (
        "What counts is this: the code on the order (#1). What does not: "
        "what staff said (#3: after the order), "
        "the offer that the buyer accepted (#2: weaker evidence), and "
        "the share link that the buyer followed (#4: weaker evidence)."
    )


def test_another_programs_answer_is_told_as_its_own() -> None:
    asked = with_others(QUALIFIED, [QUALIFIED, TOO_LATE])

    assert told("other_programs", asked) == (
        "In program 1: The order came after the time in which a referral counts."
    )


# The page


def test_each_reason_has_a_note() -> None:
    assert list(NOTES) == list(Reason), "say in domain/reason_notes.py when it happens"


def test_the_page_of_reasons_is_what_the_code_says() -> None:
    assert REASONS.read_text() == reasons_page(), "run `make texts` and look at the difference"


def test_what_staff_can_do_names_fields_that_are_there() -> None:
    named = {
        word
        for note in NOTES.values()
        for word in note.staff.split("`")[1::2]
        if ":" not in word and word not in ("refunds", "repeat")
    }
    assert [word for word in named if f" {word}(" not in sdl("admin")] == []
