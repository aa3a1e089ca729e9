"""What people are asked, and what they are told, before they take part."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a text is for.

    claim: a friend lets the shop write after the claim. join: a guest asks for a referral page.
    be_found: an advocate lets friends find them by name. disclosure: asks for nothing; it says
    that whoever recommends the shop is paid for it.
    """

    CLAIM = "claim"
    JOIN = "join"
    BE_FOUND = "be_found"
    DISCLOSURE = "disclosure"


LONGEST = 1000
ADVOCATE, REWARD = "{advocate}", "{reward}"

# Used until the merchant writes others.
SHIPPED = {
    Purpose.CLAIM: "The shop may write to me by e-mail about the rewards of this offer.",
    Purpose.JOIN: "The shop may write to me by e-mail about my referrals and my rewards.",
    Purpose.BE_FOUND: "Friends who shop here may find me by my first name and surname.",
    Purpose.DISCLOSURE: "{advocate} gets {reward} when you buy.",
}


def is_sayable(purpose: Purpose, text: str) -> bool:
    """True if a merchant may have people asked, or told, this."""
    lines = text.splitlines()
    if not text.strip() or len(text) > LONGEST or not all(line.isprintable() for line in lines):
        return False
    # A disclosure that leaves out what the advocate gets is none.
    return purpose is not Purpose.DISCLOSURE or REWARD in text


def disclosed(text: str, advocate: str, reward: str) -> str:
    return text.replace(ADVOCATE, advocate).replace(REWARD, reward)
