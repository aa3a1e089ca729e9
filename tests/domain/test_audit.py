"""The codes of the audit log never change, and each says what it is about."""

from __future__ import annotations

from plugin.domain.audit import Subject, What

# Merchants' scripts and stored rows hang on these: new ones are added, none is changed.
PUBLIC = [
    "SHOP_STOREFRONT_SET",
    "SHOP_TIME_ZONE_SET",
    "SHOP_EVENT_URL_SET",
    "SHOP_CONSENT_TEXT_SET",
    "SHOP_CONSENT_NEEDED_SET",
    "SHOP_REVIEW_SET",
    "SHOP_PERSON_ERASED",
    "SHOP_RETENTION_SET",
    "SHOP_HONESTY_SET",
    "SHOP_PEOPLE_WATCHED",
    "SHOP_PERSON_UNWATCHED",
    "SHOP_BRAND_SET",
    "SHOP_SENDER_SET",
    "SHOP_MAIL_TEXT_SET",
    "SHOP_ORIGINS_SET",
    "SHOP_EVENT_REPLAYED",
    "SHOP_SHARING_SET",
    "SHOP_ACT_UNDONE",
    "PROGRAM_CREATED",
    "PROGRAM_DUPLICATED",
    "PROGRAM_IMPORTED",
    "PROGRAM_SAVED",
    "PROGRAM_CHANGE_UNDONE",
    "PROGRAM_ACTIVATED",
    "PROGRAM_PAUSED",
    "PROGRAM_ENDED",
    "PROGRAM_ARCHIVED",
    "PROGRAM_RESTORED",
    "PROGRAM_PEOPLE_ADDED",
    "PROGRAM_PERSON_REMOVED",
    "REWARD_GRANTED",
    "REWARD_VOIDED",
    "REWARD_CORRECTED",
    "REWARD_KEPT",
    "REWARD_TAKEN_BACK",
    "REWARD_OWED_BACK",
    "REWARD_HANDED_OVER",
    "REWARD_ACT_UNDONE",
    "ADVOCATE_LINKED",
    "ADVOCATE_UNLINKED",
    "ADVOCATE_CLAIMED_FOR",
    "PROGRAM_CODES_ROTATED",
    "ADVOCATE_CODES_ROTATED",
    "ADVOCATE_ORDER_JUDGED",
    "ADVOCATE_BANNED",
    "ADVOCATE_UNBANNED",
    "ADVOCATE_ACT_UNDONE",
    "CASE_APPROVED",
    "CASE_REFUSED",
    "CASE_NOTED",
    "CASE_MERGED",
    "CASE_ACT_UNDONE",
]


def test_the_list_of_acts_is_closed() -> None:
    assert [what.value for what in What] == PUBLIC
    assert all(what.name == what.value for what in What)


def test_every_act_is_on_something() -> None:
    assert {what.subject for what in What} == set(Subject)
