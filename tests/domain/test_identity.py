"""Who is who: one mailbox is one person, and nobody can be read out of a fingerprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.identity import Person, fingerprint, normalise_email, person

KEY, OTHER_KEY = b"k" * 32, b"o" * 32

emails = st.emails() | st.text(max_size=40)


@pytest.mark.parametrize(
    ("written", "mailbox"),
    [
        ("bob@example.com", "bob@example.com"),
        ("  Bob@Example.COM \n", "bob@example.com"),
        ("bob+shop@example.com", "bob@example.com"),
        ("bob+shop+again@example.com", "bob@example.com"),
        ("b.o.b@example.com", "b.o.b@example.com"),
        ("b.o.b@gmail.com", "bob@gmail.com"),
        ("A.B+x@googlemail.com", "ab@gmail.com"),
        ("Bob@GoogleMail.com", "bob@gmail.com"),
        ("bob@müller.example", "bob@xn--mller-kva.example"),
        ("bob@MÜLLER.example", "bob@xn--mller-kva.example"),
        ("bob@xn--mller-kva.example", "bob@xn--mller-kva.example"),
        ("bob@пример.испытание", "bob@xn--e1afmkfd.xn--80akhbyknj4f"),
        ("bob@ｇｍａｉｌ．com", "bob@gmail.com"),
        ('"odd@local"@example.com', '"odd@local"@example.com'),
    ],
)
def test_an_address_is_brought_to_its_mailbox(written: str, mailbox: str) -> None:
    assert normalise_email(written) == mailbox


@pytest.mark.parametrize("nonsense", ["", "@", "bob", "bob@", "@example.com", f"b@{'x' * 80}.com"])
def test_nonsense_is_no_reason_to_fall_over(nonsense: str) -> None:
    assert "@" in normalise_email(nonsense)


@given(emails)
def test_a_mailbox_stays_what_it_is(email: str) -> None:
    once = normalise_email(email)

    assert normalise_email(once) == once


@given(st.emails(), st.text("abcXYZ019.", max_size=8))
def test_a_sub_address_is_the_same_mailbox(email: str, tag: str) -> None:
    local, _, domain = email.rpartition("@")

    assert normalise_email(f"{local}+{tag}@{domain}") == normalise_email(email)


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


def test_a_person_is_known_by_mailbox_and_account() -> None:
    bob = person(KEY, email="Bob+1@Example.com", user_id="VXNlcjox")

    assert bob.email == fingerprint(KEY, "email", "bob@example.com")
    assert bob.user == fingerprint(KEY, "user", "VXNlcjox")
    assert person(KEY, email=None, user_id=None) == Person(None, None)
    assert person(KEY, email="", user_id="") == Person(None, None)


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
