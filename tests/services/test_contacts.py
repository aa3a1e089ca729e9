"""One mailbox is one person, however the address is written; two mailboxes stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.contacts import mailbox_of
from plugin.domain.mailboxes import PROVIDERS

anything = st.emails() | st.text(max_size=40)
# Of providers that say nothing of dots, hyphens or aliases, and of a shop's own.
plain_domains = st.sampled_from(
    ["outlook.com", "hotmail.com", "gmx.de", "web.de", "mail.ru", "yahoo.co.jp", "example.com"]
)
plain_names = st.text("abAB01._-", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("written", "mailbox"),
    [
        ("bob@example.com", "bob@example.com"),
        ("  Bob@Example.COM \n", "bob@example.com"),
        ("bob+shop@example.com", "bob@example.com"),
        ("bob+shop+again@example.com", "bob@example.com"),
        ("+bob@example.com", "+bob@example.com"),
        ("b.o.b@example.com", "b.o.b@example.com"),
        ('"odd@local"@example.com', '"odd@local"@example.com'),
        ("b.o.b@gmail.com", "bob@gmail.com"),
        ("A.B+x@googlemail.com", "ab@gmail.com"),
        ("bob@me.com", "bob@icloud.com"),
        ("bob@mac.com", "bob@icloud.com"),
        ("b.o.b@icloud.com", "b.o.b@icloud.com"),
        ("bob+x@hotmail.com", "bob@hotmail.com"),
        ("bob@outlook.com", "bob@outlook.com"),
        ("bob-shop@yahoo.com", "bob@yahoo.com"),
        ("bob-shop@yahoo.co.uk", "bob@yahoo.co.uk"),
        ("bob-shop@yahoo.co.jp", "bob-shop@yahoo.co.jp"),
        ("b.o_b@yahoo.com", "b.o_b@yahoo.com"),
        ("shop@bob.fastmail.com", "bob@fastmail.com"),
        ("bob+shop@fastmail.fm", "bob@fastmail.fm"),
        ("shop@bob.example.com", "shop@bob.example.com"),
        ("b.o_b-+x@pm.me", "bob@proton.me"),
        ("bob@protonmail.com", "bob@proton.me"),
        ("bob@ya.ru", "bob@yandex.ru"),
        ("bob@yandex.kz", "bob@yandex.ru"),
        ("b-o-b@gmx.de", "b-o-b@gmx.de"),
    ],
)
def test_an_address_is_brought_to_its_mailbox(written: str, mailbox: str) -> None:
    assert mailbox_of(written) == mailbox


@pytest.mark.parametrize(
    ("written", "mailbox"),
    [
        ("bob@müller.example", "bob@xn--mller-kva.example"),
        ("bob@MÜLLER.example", "bob@xn--mller-kva.example"),
        ("bob@mu\u0308ller.example", "bob@xn--mller-kva.example"),
        ("bob@xn--mller-kva.example", "bob@xn--mller-kva.example"),
        ("bob@пример.испытание", "bob@xn--e1afmkfd.xn--80akhbyknj4f"),
        ("bob@ｇｍａｉｌ．com", "bob@gmail.com"),
        ("БОБ@example.com", "боб@example.com"),
        ("ZOE\u0308@example.com", "zo\u00eb@example.com"),
        # These were one domain once, and have two owners now.
        ("bob@straße.example", "bob@xn--strae-oqa.example"),
        ("bob@strasse.example", "bob@strasse.example"),
    ],
)
def test_letters_of_any_script_are_one_however_they_are_typed(written: str, mailbox: str) -> None:
    assert mailbox_of(written) == mailbox


@pytest.mark.parametrize("nonsense", ["", "@", "bob", "bob@", "@example.com", f"b@{'ü' * 80}.com"])
def test_nonsense_is_no_reason_to_fall_over(nonsense: str) -> None:
    assert "@" in mailbox_of(nonsense)


@given(anything)
def test_a_mailbox_stays_what_it_is(email: str) -> None:
    once = mailbox_of(email)

    assert mailbox_of(once) == once


@given(
    st.text("ab.-_+", max_size=6),
    st.sampled_from([domain for one in PROVIDERS for domain in one.domains] + ["x.fastmail.com"]),
)
def test_a_mailbox_of_a_provider_with_rules_stays_what_it_is(name: str, domain: str) -> None:
    once = mailbox_of(f"{name}@{domain}")

    assert mailbox_of(once) == once
    assert not once.startswith("@") or not name


@given(st.emails(), st.text("abcXYZ019.", max_size=8))
def test_a_sub_address_is_the_same_mailbox(email: str, tag: str) -> None:
    name, _, domain = email.rpartition("@")
    if not name.startswith("+"):
        assert mailbox_of(f"{name}+{tag}@{domain}") == mailbox_of(email)


@given(plain_names, plain_names, plain_domains, plain_domains)
def test_two_mailboxes_of_providers_without_rules_stay_two(
    one: str, other: str, here: str, there: str
) -> None:
    same = (one.lower(), here) == (other.lower(), there)

    assert (mailbox_of(f"{one}@{here}") == mailbox_of(f"{other}@{there}")) is same


def test_each_domain_has_one_provider() -> None:
    domains = [domain for provider in PROVIDERS for domain in provider.domains]

    assert len(domains) == len(set(domains))
