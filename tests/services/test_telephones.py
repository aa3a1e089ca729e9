"""One telephone is one number, however it is dialled, and what is no number is nobody's."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.telephones import e164

COUNTRIES = sorted(phonenumbers.SUPPORTED_REGIONS)
KINDS = (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE)


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("+493012345678", "DE", "+493012345678"),
        ("+493012345678", "US", "+493012345678"),
        ("030 12345678", "DE", "+493012345678"),
        ("(030) 1234-5678", "DE", "+493012345678"),
        ("0049 30 12345678", "DE", "+493012345678"),
        ("+49 (0)30 12345678", "", "+493012345678"),
        ("(202) 555-0123", "US", "+12025550123"),
        ("416 555 0123", "CA", "+14165550123"),
        ("+390612345678", "IT", "+390612345678"),
        ("06 12345678", "IT", "+390612345678"),
        ("8 (495) 123-45-67", "RU", "+74951234567"),
    ],
)
def test_a_telephone_is_one_number_however_it_is_dialled(
    written: str, country: str, number: str
) -> None:
    assert e164(written, country) == number


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("0000000000", "US"),
        ("+10000000000", "US"),
        ("+19999999999", "US"),
        ("1234567890", "DE"),
        ("030 12345678", ""),
        ("030 12345678", "ZZ"),
        ("+99912345678", "DE"),
        ("+49", "DE"),
        ("+49.........", "DE"),
        ("none", "DE"),
        ("", "DE"),
    ],
)
def test_what_no_network_has_is_nobodys_number(written: str, country: str) -> None:
    assert e164(written, country) is None


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_short_way_and_the_library_agree(country: str) -> None:
    for kind in KINDS:
        number = phonenumbers.example_number_for_type(country, kind)
        if number is not None:
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            assert e164(written, "") == e164(f" {written}", "") == written
            assert e164(national, country) == written


@given(st.text(max_size=60), st.sampled_from(["DE", "US", "", "ZZ", "de"]))
def test_nonsense_is_no_reason_to_fall_over(written: str, country: str) -> None:
    number = e164(written, country)

    assert number is None or e164(number, "") == number
