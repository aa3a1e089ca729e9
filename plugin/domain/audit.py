"""What is written down of the acts of staff: a closed list of public codes that never change."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    """What was acted on."""

    SHOP = "shop"
    PROGRAM = "program"
    REWARD = "reward"


class What(StrEnum):
    """Each begins with its subject."""

    REWARD_GRANTED = "REWARD_GRANTED"
    REWARD_VOIDED = "REWARD_VOIDED"
    REWARD_CORRECTED = "REWARD_CORRECTED"
    REWARD_KEPT = "REWARD_KEPT"
    REWARD_TAKEN_BACK = "REWARD_TAKEN_BACK"
    REWARD_ACT_UNDONE = "REWARD_ACT_UNDONE"

    @property
    def subject(self) -> Subject:
        return Subject(self.partition("_")[0].lower())
