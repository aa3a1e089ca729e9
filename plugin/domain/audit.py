"""What is written down of the acts of staff: a closed list of public codes that never change."""

from __future__ import annotations

from enum import StrEnum

from plugin.domain.program import ProgramState


class Subject(StrEnum):
    """What was acted on."""

    SHOP = "shop"
    PROGRAM = "program"
    REWARD = "reward"
    ADVOCATE = "advocate"


class What(StrEnum):
    """Each begins with its subject."""

    SHOP_STOREFRONT_SET = "SHOP_STOREFRONT_SET"
    SHOP_TIME_ZONE_SET = "SHOP_TIME_ZONE_SET"
    SHOP_EVENT_URL_SET = "SHOP_EVENT_URL_SET"
    PROGRAM_CREATED = "PROGRAM_CREATED"
    PROGRAM_DUPLICATED = "PROGRAM_DUPLICATED"
    PROGRAM_IMPORTED = "PROGRAM_IMPORTED"
    PROGRAM_SAVED = "PROGRAM_SAVED"
    PROGRAM_CHANGE_UNDONE = "PROGRAM_CHANGE_UNDONE"
    PROGRAM_ACTIVATED = "PROGRAM_ACTIVATED"
    PROGRAM_PAUSED = "PROGRAM_PAUSED"
    PROGRAM_ENDED = "PROGRAM_ENDED"
    PROGRAM_ARCHIVED = "PROGRAM_ARCHIVED"
    PROGRAM_RESTORED = "PROGRAM_RESTORED"
    PROGRAM_PEOPLE_ADDED = "PROGRAM_PEOPLE_ADDED"
    PROGRAM_PERSON_REMOVED = "PROGRAM_PERSON_REMOVED"
    REWARD_GRANTED = "REWARD_GRANTED"
    REWARD_VOIDED = "REWARD_VOIDED"
    REWARD_CORRECTED = "REWARD_CORRECTED"
    REWARD_KEPT = "REWARD_KEPT"
    REWARD_TAKEN_BACK = "REWARD_TAKEN_BACK"
    REWARD_OWED_BACK = "REWARD_OWED_BACK"
    REWARD_HANDED_OVER = "REWARD_HANDED_OVER"
    REWARD_ACT_UNDONE = "REWARD_ACT_UNDONE"

    ADVOCATE_LINKED = "ADVOCATE_LINKED"
    ADVOCATE_UNLINKED = "ADVOCATE_UNLINKED"
    ADVOCATE_CLAIMED_FOR = "ADVOCATE_CLAIMED_FOR"

    @property
    def subject(self) -> Subject:
        return Subject(self.partition("_")[0].lower())


MOVED_TO = {
    ProgramState.SCHEDULED: What.PROGRAM_ACTIVATED,
    ProgramState.ACTIVE: What.PROGRAM_ACTIVATED,
    ProgramState.PAUSED: What.PROGRAM_PAUSED,
    ProgramState.ENDED: What.PROGRAM_ENDED,
}
