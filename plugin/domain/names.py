"""Names that people may be found by, however they are written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEAST_WORDS = 2
_LEAST_LETTERS = 5
_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")
# Saleor shows no more to an app that may not read an old order.
_INITIAL = re.compile(r".\.+")


class BadName(ValueError):
    """Too little to be found by: a first name alone is everybody's."""


def normalise_name(name: str) -> str:
    """The words of the name in the order of the alphabet, without capitals and accents.

    Raises BadName.
    """
    words = _WORD.findall(_plain(name))
    if len(words) < _LEAST_WORDS or sum(map(len, words)) < _LEAST_LETTERS:
        raise BadName(name)
    return " ".join(sorted(words))


# There are few surnames, and each webhook brings one.
@lru_cache(maxsize=2000)
def normalise_surname(surname: str) -> str:
    """Without capitals, accents, spaces and hyphens; empty where nothing or an initial is left."""
    if _INITIAL.fullmatch(surname):
        return ""
    return "".join(_WORD.findall(_plain(surname)))[:_LONGEST]


def _plain(name: str) -> str:
    # Taken apart before and after: the one brings capitals to light, the other accents.
    letters = unicodedata.normalize("NFKD", name[:_LONGEST]).casefold()
    apart = unicodedata.normalize("NFKD", letters)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def initial_of(first_name: str, email: str) -> str:
    """One letter to know somebody by: of the name, else of the address; empty where none is there.

    Of the address only what stands before `@`.
    """
    for text in (first_name, email.rpartition("@")[0]):
        plain = unicodedata.normalize("NFKC", text[:_LONGEST])
        letter = next((sign for sign in plain if sign.isalpha()), "")
        if letter:
            return letter.upper()[:1]
    return ""


def near_names(normalised: str) -> set[str]:
    """What is left of a name without one letter.

    Two names that share one of these differ in a letter: one is missing, added, or another.
    """
    places = range(len(normalised))
    return {normalised[:at] + normalised[at + 1 :] for at in places if normalised[at] != " "}
