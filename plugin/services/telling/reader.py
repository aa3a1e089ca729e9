"""A reader: somebody with a language, in the time zone of the shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from plugin.domain.money import Money
from plugin.services.telling.catalogs import LANGUAGES, locale_of, texts_in

# Days for the middle of a sentence, where Babel's own do not fit: what it knows of Latvian months
# is the nominative, and a Russian day would end with the full stop of an abbreviation.
_DAYS = {"lv": "dd.MM.y", "ru": "d MMMM y 'года'"}
_MOMENTS = {"lv": "dd.MM.y HH:mm:ss"}
# Written without spaces.
_UNSPACED = frozenset({"ja"})


def to_say(text: str) -> str:
    """The same; `make texts` finds it and puts it into the catalogs, for a reader to say later."""
    return text


@dataclass(frozen=True, slots=True)
class Reader:
    locale: str = "en"
    zone: tzinfo = UTC

    @classmethod
    def of(cls, language: str | None, zone: tzinfo = UTC) -> Reader:
        """English, figures and all, where there are no texts in the language."""
        locale = locale_of(language)
        return cls(locale if locale.split("_")[0] in LANGUAGES else "en", zone)

    @property
    def language(self) -> str:
        return self.locale.split("_")[0]

    def say(self, text: str, **values: object) -> str:
        """The text in the reader's language, with each `{name}` filled in."""
        said = texts_in(self.language).gettext(text)
        return said.format(**{name: self.shown(value) for name, value in values.items()})

    def say_many(self, one: str, many: str, number: int, **values: object) -> str:
        """The same for what is counted: both texts have `{number}`."""
        said = texts_in(self.language).ngettext(one, many, number)
        shown = {name: self.shown(value) for name, value in values.items()}
        return said.format(number=self.shown(number), **shown)

    def together(self, *sentences: str) -> str:
        """One after another."""
        return ("" if self.language in _UNSPACED else " ").join(sentences)

    def shown(self, value: object) -> str:
        """Sums, days and figures as the language writes them."""
        match value:
            case Money():
                return _money(value.amount, value.currency, self.locale)
            case datetime():
                return self.shown(value.astimezone(self.zone).date())
            case date():
                return format_date(value, _DAYS.get(self.language, "long"), locale=self.locale)
            case int() | Decimal():
                return format_decimal(value, locale=self.locale)
            case list() | tuple():
                return format_list([self.shown(one) for one in value], locale=self.locale)
            case _:
                return str(value)

    def moment(self, value: datetime) -> str:
        """With the time of day."""
        how = _MOMENTS.get(self.language, "medium")
        return format_datetime(value, how, tzinfo=self.zone, locale=self.locale)

    def apart(self, *moments: datetime) -> list[str]:
        """Days, with their times where they would else read the same."""
        days = [self.shown(moment) for moment in moments]
        return days if len(set(days)) == len(days) else [self.moment(one) for one in moments]

    def country(self, code: str) -> str:
        return str(Locale.parse(self.locale).territories.get(code, code))

    def percent(self, percent: Decimal) -> str:
        return _percent(percent, self.locale)


# The same few are told to everybody, and Babel takes a tenth of a millisecond for each.
@lru_cache(maxsize=2000)
def _money(amount: Decimal, currency: str, locale: str) -> str:
    return format_currency(amount, currency, locale=locale)


@lru_cache(maxsize=2000)
def _percent(percent: Decimal, locale: str) -> str:
    return format_percent(percent / Decimal(100), "#,##0.##%", locale=locale)


ENGLISH = Reader()
