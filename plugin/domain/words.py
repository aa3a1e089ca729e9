"""Words that people choose for their own share links."""

from __future__ import annotations

import re
import unicodedata

from plugin.domain.codes import is_word

SHORTEST, LONGEST = 3, 30
# So often may somebody choose another word, ever: each word they had stays theirs.
MOST_CHANGES = 3
# A name of fewer letters is in too many other words.
_LEAST_OF_NAME = 4
# What a friend could take for the shop, or for a page of it.
_SAID = """
about account admin administrator affiliate api app billing blog cart checkout contact
customer-service dashboard free-gift help helpdesk home info invite legal login logout
mail manager moderator news null official order orders owner partner payment press
privacy referral referrals refund register returns root sale sales search security
settings shop signin signup staff status store storefront support system team terms test
undefined verified voucher webmaster welcome www
"""
_RESERVED = frozenset(_SAID.split())


def is_choosable(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and is_word(word)


def is_reserved(word: str, *shop_names: str) -> bool:
    """True of a word that could be taken for the shop, by these names of it."""
    if word in _RESERVED:
        return True
    plain = word.replace("-", "")
    names = [_plain(name) for name in shop_names]
    return any(name in plain for name in names if len(name) >= _LEAST_OF_NAME)


def _plain(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", ascii_name.lower())
