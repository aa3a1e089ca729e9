"""What a merchant writes into mails, in each language; codes and days are filled in by the app."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHOP = "{shop}"
_LONGEST_SUBJECT = 150
_LONGEST_OPENING = 1000


class MailKind(StrEnum):
    """What a mail is about. present: what staff granted. reward_ends: a reminder."""

    REWARD_FOR_ADVOCATE = "reward_for_advocate"
    REWARD_FOR_FRIEND = "reward_for_friend"
    PRESENT = "present"
    REWARD_ENDS = "reward_ends"
    GUEST_LINK = "guest_link"


@dataclass(frozen=True, slots=True)
class MailWords:
    """`{shop}` stands for the shop's name. None: in our words."""

    subject: str | None = None
    opening: str | None = None

    @property
    def is_sayable(self) -> bool:
        lines = (self.opening or "").splitlines()
        return (
            (self.subject is None or _is_line(self.subject))
            and (self.opening is None or bool(self.opening.strip()))
            and len(self.opening or "") <= _LONGEST_OPENING
            and all(line.isprintable() for line in lines)
        )


def _is_line(subject: str) -> bool:
    return bool(subject.strip()) and len(subject) <= _LONGEST_SUBJECT and subject.isprintable()
