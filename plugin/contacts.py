"""E-mail addresses brought to the mailbox behind them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import idna

from plugin.domain.mailboxes import mailbox


# A webhook asks twice: who buys, and from which domain.
@lru_cache(maxsize=100)
def mailbox_of(email: str) -> str:
    """The address of the mailbox, however it is written: `A.B+x@googlemail.com` is `ab@gmail.com`.

    What is no address is only made small.
    """
    name, _, domain = email.strip().rpartition("@")
    return mailbox(_folded(name), _ascii(domain))


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    apart = unicodedata.normalize("NFD", name).casefold()
    return unicodedata.normalize("NFC", apart)


def _ascii(domain: str) -> str:
    return domain.lower() if domain.isascii() else _encoded(domain)


# Customers of one shop share their domains.
@lru_cache(maxsize=1000)
def _encoded(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode()
    except UnicodeError:
        return domain.lower()
