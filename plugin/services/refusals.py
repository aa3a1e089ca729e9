"""Expected refusals, each with a public code that never changes. They know nothing of HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class RefusalCode(StrEnum):
    WORD_UNKNOWN = "WORD_UNKNOWN"
    PROGRAM_NOT_RUNNING = "PROGRAM_NOT_RUNNING"
    CHANNEL_NOT_COVERED = "CHANNEL_NOT_COVERED"
    EMAIL_NEEDED = "EMAIL_NEEDED"
    EMAIL_INVALID = "EMAIL_INVALID"
    EMAIL_NOT_CONFIRMED = "EMAIL_NOT_CONFIRMED"
    OWN_LINK = "OWN_LINK"
    OFFER_NOT_AVAILABLE = "OFFER_NOT_AVAILABLE"
    CODE_USED = "CODE_USED"
    CODE_NOT_READY = "CODE_NOT_READY"
    SIGN_IN_NEEDED = "SIGN_IN_NEEDED"
    MAIL_NOT_SET_UP = "MAIL_NOT_SET_UP"
    PROGRAM_UNKNOWN = "PROGRAM_UNKNOWN"
    PROGRAM_INVALID = "PROGRAM_INVALID"
    PROGRAM_STATE = "PROGRAM_STATE"
    TIME_ZONE_UNKNOWN = "TIME_ZONE_UNKNOWN"
    STOREFRONT_MISSING = "STOREFRONT_MISSING"
    STOREFRONT_INVALID = "STOREFRONT_INVALID"
    PERMISSION_MISSING = "PERMISSION_MISSING"
    EVENT_URL_INVALID = "EVENT_URL_INVALID"
    EVENT_URL_MISSING = "EVENT_URL_MISSING"
    ADVOCATE_UNKNOWN = "ADVOCATE_UNKNOWN"
    TERMS_INVALID = "TERMS_INVALID"
    HOLD_INVALID = "HOLD_INVALID"
    KEY_INVALID = "KEY_INVALID"
    KEY_TAKEN = "KEY_TAKEN"
    WHY_NEEDED = "WHY_NEEDED"
    WHY_NAMES_AN_ADDRESS = "WHY_NAMES_AN_ADDRESS"
    REWARD_UNKNOWN = "REWARD_UNKNOWN"
    REWARD_STATE = "REWARD_STATE"
    REWARD_SPENT = "REWARD_SPENT"
    REWARD_PAID_AHEAD = "REWARD_PAID_AHEAD"
    REWARD_NOT_MONEY = "REWARD_NOT_MONEY"
    AMOUNT_INVALID = "AMOUNT_INVALID"
    MOMENT_INVALID = "MOMENT_INVALID"
    NAME_TOO_SHORT = "NAME_TOO_SHORT"
    REFERRER_UNKNOWN = "REFERRER_UNKNOWN"
    ORDER_UNKNOWN = "ORDER_UNKNOWN"
    ORDER_WITHOUT_BUYER = "ORDER_WITHOUT_BUYER"
    LINK_TO_SELF = "LINK_TO_SELF"
    LINK_IN_CIRCLE = "LINK_IN_CIRCLE"
    LINK_UNKNOWN = "LINK_UNKNOWN"
    NOTHING_TO_JUDGE = "NOTHING_TO_JUDGE"
    ADVOCATE_STATE = "ADVOCATE_STATE"
    REVIEW_INVALID = "REVIEW_INVALID"
    CASE_UNKNOWN = "CASE_UNKNOWN"
    CASE_STATE = "CASE_STATE"
    HONESTY_INVALID = "HONESTY_INVALID"
    ACT_UNKNOWN = "ACT_UNKNOWN"
    ACT_FINAL = "ACT_FINAL"
    ACT_UNDONE = "ACT_UNDONE"
    ACT_OVERTAKEN = "ACT_OVERTAKEN"
    CONSENT_NEEDED = "CONSENT_NEEDED"
    CONSENT_TEXT_UNKNOWN = "CONSENT_TEXT_UNKNOWN"
    CONSENT_TEXT_INVALID = "CONSENT_TEXT_INVALID"
    CONFIRMATION_WRONG = "CONFIRMATION_WRONG"
    PERSON_UNKNOWN = "PERSON_UNKNOWN"
    SHOP_NOT_ANSWERING = "SHOP_NOT_ANSWERING"
    RETENTION_INVALID = "RETENTION_INVALID"
    FILTER_INVALID = "FILTER_INVALID"
    BRAND_INVALID = "BRAND_INVALID"
    SENDER_INVALID = "SENDER_INVALID"
    MAIL_TEXT_INVALID = "MAIL_TEXT_INVALID"
    ORIGIN_INVALID = "ORIGIN_INVALID"
    MAIL_NOT_SENT = "MAIL_NOT_SENT"
    EVENT_UNKNOWN = "EVENT_UNKNOWN"
    SHARING_INVALID = "SHARING_INVALID"
    WORD_INVALID = "WORD_INVALID"
    WORD_RESERVED = "WORD_RESERVED"
    WORD_TAKEN = "WORD_TAKEN"
    WORD_CHANGES_USED = "WORD_CHANGES_USED"
    RATE_LIMITED = "RATE_LIMITED"


MESSAGES: dict[RefusalCode, str] = {
    RefusalCode.WORD_UNKNOWN: "This share link is not known.",
    RefusalCode.PROGRAM_NOT_RUNNING: "There is no running referral program just now.",
    RefusalCode.CHANNEL_NOT_COVERED: "The program does not run in this channel.",
    RefusalCode.EMAIL_NEEDED: "An e-mail address is needed for this.",
    RefusalCode.EMAIL_INVALID: "This is not an e-mail address.",
    RefusalCode.EMAIL_NOT_CONFIRMED: "Please confirm your e-mail address in the shop first.",
    RefusalCode.OWN_LINK: "This is your own link. Send it to a friend.",
    RefusalCode.OFFER_NOT_AVAILABLE: "This offer is for new customers.",
    RefusalCode.CODE_USED: "You have used your code already.",
    RefusalCode.CODE_NOT_READY: "Your code is being prepared. Please ask again in a minute.",
    RefusalCode.SIGN_IN_NEEDED: "Please sign in first.",
    RefusalCode.MAIL_NOT_SET_UP: "This shop sends no mail yet. Please sign in instead.",
    RefusalCode.PROGRAM_UNKNOWN: "There is no such program.",
    RefusalCode.PROGRAM_INVALID: "The program cannot be kept like this.",
    RefusalCode.PROGRAM_STATE: "The program is not in a state that allows this.",
    RefusalCode.TIME_ZONE_UNKNOWN: "Name a time zone as Europe/Berlin or America/New_York.",
    RefusalCode.STOREFRONT_MISSING: "Say first where customers shop: share links lead there.",
    RefusalCode.STOREFRONT_INVALID: "Write the storefront's address, such as https://shop.example.",
    RefusalCode.PERMISSION_MISSING: "The app lacks a permission that the program needs.",
    RefusalCode.EVENT_URL_INVALID: "Write a public address, such as https://shop.example/events.",
    RefusalCode.EVENT_URL_MISSING: "Say first where your server takes events: it hands these out.",
    RefusalCode.ADVOCATE_UNKNOWN: "There is no such advocate.",
    RefusalCode.TERMS_INVALID: "The reward cannot be given like this.",
    RefusalCode.HOLD_INVALID: "A reward is held for 0 to 365 days.",
    RefusalCode.KEY_INVALID: "A key is 1 to 100 printable characters, a new one for each grant.",
    RefusalCode.KEY_TAKEN: "Something else was granted under this key.",
    RefusalCode.WHY_NEEDED: "Say why, in 1 to 500 printable characters.",
    RefusalCode.WHY_NAMES_AN_ADDRESS: "Leave e-mail addresses out: what is said here is kept.",
    RefusalCode.REWARD_UNKNOWN: "There is no such reward.",
    RefusalCode.REWARD_STATE: "The reward is not in a state that allows this.",
    RefusalCode.REWARD_SPENT: "The reward was used already.",
    RefusalCode.REWARD_PAID_AHEAD: "The friend has this reward by the code of the offer.",
    RefusalCode.REWARD_NOT_MONEY: "Only a sum of money can be corrected.",
    RefusalCode.AMOUNT_INVALID: "The reward cannot have this amount.",
    RefusalCode.MOMENT_INVALID: "Write a day as 2026-12-31, or a moment as 2026-12-31T10:00+01:00.",
    RefusalCode.NAME_TOO_SHORT: "Write first name and surname.",
    RefusalCode.REFERRER_UNKNOWN: "Please look for your friend again.",
    RefusalCode.ORDER_UNKNOWN: "The app has not heard of this order.",
    RefusalCode.ORDER_WITHOUT_BUYER: "The order has no e-mail address, so nobody can be linked.",
    RefusalCode.LINK_TO_SELF: "The advocate placed this order.",
    RefusalCode.LINK_IN_CIRCLE: "The advocate was brought by this friend.",
    RefusalCode.LINK_UNKNOWN: "There is no such link, or it was taken back.",
    RefusalCode.HONESTY_INVALID: "The rules against abuse cannot be set like this.",
    RefusalCode.NOTHING_TO_JUDGE: "Nobody was found to have brought the buyer of this order.",
    RefusalCode.ADVOCATE_STATE: "The advocate is not in a state that allows this.",
    RefusalCode.REVIEW_INVALID: "Days are 1 to 365.",
    RefusalCode.CASE_UNKNOWN: "There is no such case.",
    RefusalCode.CASE_STATE: "The case is not in a state that allows this.",
    RefusalCode.ACT_UNKNOWN: "There is no such act.",
    RefusalCode.ACT_FINAL: "This kind of act is not undone here.",
    RefusalCode.ACT_UNDONE: "This was undone already.",
    RefusalCode.ACT_OVERTAKEN: "What this did has changed since, so it cannot be undone.",
    RefusalCode.CONSENT_NEEDED: "Please agree first.",
    RefusalCode.CONSENT_TEXT_UNKNOWN: "This is not a text that was shown.",
    RefusalCode.CONSENT_TEXT_INVALID: "Write up to 1000 characters; a disclosure names the reward.",
    RefusalCode.CONFIRMATION_WRONG: "Write the same address once more, to the letter.",
    RefusalCode.PERSON_UNKNOWN: "Nothing is held of this person.",
    RefusalCode.SHOP_NOT_ANSWERING: "The shop does not answer just now. Please try again.",
    RefusalCode.RETENTION_INVALID: "It cannot be kept for so many days.",
    RefusalCode.FILTER_INVALID: "There is no such filter.",
    RefusalCode.BRAND_INVALID: "The shop cannot present itself like this.",
    RefusalCode.SENDER_INVALID: "Mails cannot be sent like this.",
    RefusalCode.MAIL_TEXT_INVALID: "A subject has up to 150 letters, an opening up to 1000.",
    RefusalCode.ORIGIN_INVALID: "Write an origin such as https://shop.example.",
    RefusalCode.MAIL_NOT_SENT: "The mail server did not take the mail.",
    RefusalCode.EVENT_UNKNOWN: "There is no such event, or it is not kept any more.",
    RefusalCode.SHARING_INVALID: "People cannot share like this.",
    RefusalCode.WORD_INVALID: "Write 3 to 30 small letters, figures and single hyphens.",
    RefusalCode.WORD_RESERVED: "This word could be taken for the shop. Please choose another one.",
    RefusalCode.WORD_TAKEN: "This word is taken. Please choose another one.",
    RefusalCode.WORD_CHANGES_USED: "You have changed your word as often as it can be changed.",
    RefusalCode.RATE_LIMITED: "That was too often. Please wait a while and try again.",
}

# What the storefront's door may say, in the customer's language.
TO_CUSTOMERS = (
    RefusalCode.WORD_UNKNOWN,
    RefusalCode.PROGRAM_NOT_RUNNING,
    RefusalCode.CHANNEL_NOT_COVERED,
    RefusalCode.EMAIL_NEEDED,
    RefusalCode.EMAIL_INVALID,
    RefusalCode.EMAIL_NOT_CONFIRMED,
    RefusalCode.OWN_LINK,
    RefusalCode.OFFER_NOT_AVAILABLE,
    RefusalCode.CODE_USED,
    RefusalCode.CODE_NOT_READY,
    RefusalCode.SIGN_IN_NEEDED,
    RefusalCode.MAIL_NOT_SET_UP,
    RefusalCode.STOREFRONT_MISSING,
    RefusalCode.ADVOCATE_UNKNOWN,
    RefusalCode.NAME_TOO_SHORT,
    RefusalCode.REFERRER_UNKNOWN,
    RefusalCode.CONSENT_NEEDED,
    RefusalCode.CONSENT_TEXT_UNKNOWN,
    RefusalCode.WORD_INVALID,
    RefusalCode.WORD_RESERVED,
    RefusalCode.WORD_TAKEN,
    RefusalCode.WORD_CHANGES_USED,
    RefusalCode.RATE_LIMITED,
)


class Refused(Exception):
    """The app understood and says no; the text is for the reader."""

    def __init__(
        self, code: RefusalCode, detail: str = "", problems: Sequence[tuple[str, str]] = ()
    ):
        super().__init__(f"{MESSAGES[code]} {detail}".strip())
        self.code = code
        self.detail = detail
        # Where something is wrong, and what to write there instead.
        self.problems = tuple(problems)
