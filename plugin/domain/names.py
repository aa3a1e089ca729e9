"""Names that people may be found by, however they are written."""

from __future__ import annotations

import re
import unicodedata

_LEAST_WORDS = 2
_LEAST_LETTERS = 5
_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")


class BadName(ValueError):
    """Too little to be found by: a first name alone is everybody's."""


def normalise_name(name: str) -> str:
    """The words of the name in the order of the alphabet, without capitals and accents.

    Raises BadName.
    """
    apart = unicodedata.normalize("NFKD", name[:_LONGEST].casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    words = _WORD.findall(plain)
    if len(words) < _LEAST_WORDS or sum(map(len, words)) < _LEAST_LETTERS:
        raise BadName(name)
    return " ".join(sorted(words))


def near_names(normalised: str) -> set[str]:
    """What is left of a name without one letter.

    Two names that share one of these differ in a letter: one is missing, added, or another.
    """
    places = range(len(normalised))
    return {normalised[:at] + normalised[at + 1 :] for at in places if normalised[at] != " "}
