"""Telephone numbers brought to one form, by a library that knows those of the whole world."""

from __future__ import annotations

import re
from functools import cache

from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumberFormat,
    format_number,
    is_valid_number,
    parse,
)

_LONGEST = 40
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def e164(written: str, country: str) -> str | None:
    """The number as `+493012345678`, however it is written; None for what no network has.

    country: where a number without a calling code is dialled, as two letters.
    """
    if _E164.fullmatch(written) and _is_in_use(written[1:]):
        return written
    try:
        number = parse(written[:_LONGEST], country)
    except NumberParseException:
        return None
    # What is typed to fill a field, such as 0000000000, would make strangers one person.
    return format_number(number, PhoneNumberFormat.E164) if is_valid_number(number) else None


def _is_in_use(digits: str) -> bool:
    """True for most valid numbers that begin with their calling code.

    Shops write numbers so, a webhook brings one each time, and to parse one takes the library as
    long as the rest of the order.
    """
    # No calling code is the beginning of another.
    for end in (1, 2, 3):
        if networks := _networks(int(digits[:end])):
            return networks.fullmatch(digits, end) is not None
    return False


@cache
def _networks(calling_code: int) -> re.Pattern[str] | None:
    """What fixed and mobile numbers look like behind this calling code."""
    regions = COUNTRY_CODE_TO_REGION_CODE.get(calling_code, ())
    known = [PhoneMetadata.metadata_for_region(region, None) for region in regions]
    kinds = [kind for one in known if one for kind in (one.fixed_line, one.mobile) if kind]
    patterns = [kind.national_number_pattern for kind in kinds if kind.national_number_pattern]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None
