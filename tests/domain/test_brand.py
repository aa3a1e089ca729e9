"""How a shop presents itself, and from which pages it may be asked."""

from __future__ import annotations

import pytest

from plugin.domain.brand import BadBrand, Brand, Sender, said
from plugin.domain.mail_words import MailWords
from plugin.domain.origins import may_ask, origin_of


@pytest.mark.parametrize(
    ("accent", "ink"),
    [
        ("#ffffff", "#000000"),
        ("#000000", "#ffffff"),
        ("#ffcc00", "#000000"),
        ("#1a237e", "#ffffff"),
        ("#808080", "#000000"),
        ("#d32f2f", "#ffffff"),
    ],
)
def test_the_ink_is_what_can_be_read_on_the_colour(accent: str, ink: str) -> None:
    assert Brand(accent=accent).ink == ink


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "  "},
        {"name": "x" * 61},
        {"name": "a\r\nBcc: all@example.com"},
        {"logo_url": "http://shop.example/logo.png"},
        {"logo_url": "javascript:alert(1)"},
        {"logo_url": "https://"},
        {"logo_url": "https://user@shop.example/logo.png"},
        {"logo_url": 'https://shop.example/"onload=alert(1) x'},
        {"logo_url": "https://[shop.example/"},
        {"logo_url": "https://shop.example/" + "x" * 2000},
        {"accent": "red"},
        {"accent": "#abc"},
        {"accent": "#1a2b3c;background:url(x)"},
    ],
)
def test_a_shop_cannot_look_like_this(wrong: dict[str, str]) -> None:
    with pytest.raises(BadBrand):
        Brand(**wrong)


def test_what_is_not_said_is_not_kept() -> None:
    assert said(Brand(name="Books")) == {"name": "Books"}
    assert said(Sender()) == {}
    assert not Brand(name="Books").is_dressed
    assert Brand(accent="#1a2b3c").is_dressed


@pytest.mark.parametrize(
    ("words", "is_sayable"),
    [
        (MailWords(), True),
        (MailWords("Thank you from {shop}", "Dear friend,\n\nthank you."), True),
        (MailWords(subject="two\nlines"), False),
        (MailWords(subject=""), False),
        (MailWords(subject="x" * 151), False),
        (MailWords(opening=" "), False),
        (MailWords(opening="x" * 1001), False),
        (MailWords(opening="a\u0000b"), False),
    ],
)
def test_words_of_a_mail_are_lines_that_can_be_printed(words: MailWords, is_sayable: bool) -> None:
    assert words.is_sayable == is_sayable


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Shop.Example/path?x#y", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("http://localhost:3000/", "http://localhost:3000"),
        ("http://[::1]:3000/", "http://[::1]:3000"),
        ("ftp://shop.example", None),
        ("shop.example", None),
        ("https://", None),
        ("https://shop.example:port", None),
        ("https://[::1", None),
        ("*", None),
        ("null", None),
    ],
)
def test_an_origin_is_as_a_browser_says_it(url: str, origin: str | None) -> None:
    assert origin_of(url) == origin


def test_a_shop_that_lists_origins_is_asked_by_these_alone() -> None:
    listed = ["https://shop.example"]

    assert may_ask("https://shop.example", listed, None)
    assert not may_ask("https://evil.example", listed, None)
    assert not may_ask("null", listed, None)
    assert may_ask("https://own.example", listed, "https://own.example/de/")
    assert may_ask(None, listed, None)
    assert may_ask("https://anybody.example", [], None)
