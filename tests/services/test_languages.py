"""Everything is said in every language, and as the language says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from plugin.domain.abuse.signal import Suspicion
from plugin.domain.abuse.told import Told
from plugin.services.telling.catalogs import LANGUAGES, TRANSLATED, path_of
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_honesty import tell_signal

DAY = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    untranslated = [one.id for one in messages(language) if not all(texts(one.string))]
    assert untranslated == [], f"write them into {path_of(language)}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_is_left_in_english(language: str) -> None:
    english = [one.id for one in messages(language) if texts(one.id)[0] in texts(one.string)]
    assert [text for text in english if text[-1] in ".!?:"] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", {1: "1ポイント", 5: "5ポイント"}),
        ("lv", {0: "0 punktu", 1: "1 punkts", 2: "2 punkti", 11: "11 punkti", 21: "21 punkts"}),
        ("ro", {0: "0 puncte", 1: "1 punct", 19: "19 puncte", 20: "20 de puncte"}),
        ("ru", {1: "1 балл", 3: "3 балла", 11: "11 баллов", 21: "21 балл", 25: "25 баллов"}),
    ],
)
def test_what_is_counted_has_the_form_for_its_number(language: str, said: dict[int, str]) -> None:
    reader = Reader.of(language)

    for number, text in said.items():
        assert reader.say_many("{number} point", "{number} points", number) == text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Du kannst sie bis 31. März 2026 nutzen."),
        ("ja", "2026年3月31日までお使いいただけます。"),
        ("lv", "Varat to izmantot līdz 31.03.2026."),
        ("ro", "O poți folosi până la 31 martie 2026."),
        ("ru", "Вы можете использовать её до 31 марта 2026 года."),
    ],
)
def test_a_day_fits_into_its_sentence(language: str, said: str) -> None:
    assert Reader.of(language).say("You can use it until {day}.", day=DAY) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_day_brings_a_full_stop_of_its_own(language: str) -> None:
    reader = Reader.of(language)

    assert not reader.shown(DAY).endswith(".")
    assert not reader.moment(DAY).endswith(".")


def test_sentences_follow_each_other_as_they_do_in_the_language() -> None:
    pairs = {of: Reader.of(of).together("一。", "二。") for of in ("en", "ja")}

    assert pairs == {"en": "一。 二。", "ja": "一。二。"}


def test_what_a_rule_lists_is_listed_in_the_language() -> None:
    told = Told(Suspicion.HOUSEHOLD, 30, {"shared": "surname address"})

    assert tell_signal(Reader.of("ru"), told) == (
        "У пригласившего и приглашённого совпадает: фамилия и почтовый адрес."
    )
    assert tell_signal(Reader.of("ja"), told) == "紹介者と友だちに共通する項目：姓、住所。"


def messages(language: str) -> Iterator[Message]:
    with path_of(language).open("rb") as file:
        yield from (message for message in read_po(file, locale=language) if message.id)


def texts(said: object) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, tuple | list) else (str(said),)
