"""Who is who: one mailbox is one person, and nobody can be read out of a fingerprint."""

from __future__ import annotations

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.identity import Person, fingerprint, person

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def test_fingerprints_differ_by_key_by_kind_and_by_value() -> None:
    prints = {
        fingerprint(KEY, "email", "bob"),
        fingerprint(OTHER_KEY, "email", "bob"),
        fingerprint(KEY, "user", "bob"),
        fingerprint(KEY, "email", "carol"),
    }

    assert len(prints) == 4
    assert all(len(bytes.fromhex(one)) == 16 for one in prints)


def test_a_fingerprint_never_changes_from_one_release_to_the_next() -> None:
    # They are stored: another one would make everybody a stranger.
    assert fingerprint(KEY, "email", "bob@example.com") == "3872383e085e2a7f77d883dd25563ff0"


@given(st.binary(min_size=1, max_size=64), st.text(max_size=9), st.text(max_size=99))
def test_a_fingerprint_is_the_hmac_of_the_standard(key: bytes, kind: str, value: str) -> None:
    known = hmac.new(key, f"{kind}:{value}".encode(), "sha256").hexdigest()

    assert fingerprint(key, kind, value) == known[:32]


def test_a_person_is_known_by_mailbox_and_account() -> None:
    bob = person(KEY, mailbox="bob@example.com", user_id="VXNlcjox")

    assert bob.email == fingerprint(KEY, "email", "bob@example.com")
    assert bob.user == fingerprint(KEY, "user", "VXNlcjox")
    assert person(KEY, mailbox=None, user_id=None) == Person(None, None)
    assert person(KEY, mailbox="", user_id="") == Person(None, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("a", "u"), Person("a", "x"), True),
        (Person("a", "u"), Person("b", "u"), True),
        (Person("a", None), Person("a", "u"), True),
        (Person(None, "u"), Person("b", "u"), True),
        (Person("a", "u"), Person("b", "x"), False),
        (Person("a", None), Person(None, "u"), False),
        (Person("a", None), Person("b", None), False),
        (Person(None, None), Person(None, None), False),
    ],
)
def test_two_are_one_who_share_a_mailbox_or_an_account(
    one: Person, other: Person, same: bool
) -> None:
    assert one.same_as(other) is same
    assert other.same_as(one) is same
