"""Why a decision came out as it did: a closed list of public codes that never change."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    NO_EVIDENCE = "NO_EVIDENCE"
    CODE_OF_ANOTHER_PERSON = "CODE_OF_ANOTHER_PERSON"
    CLAIMED_TOO_LATE = "CLAIMED_TOO_LATE"
    OUTSIDE_WINDOW = "OUTSIDE_WINDOW"
    PROGRAM_NOT_OPEN = "PROGRAM_NOT_OPEN"
    CHANNEL_NOT_COVERED = "CHANNEL_NOT_COVERED"
    COUNTRY_NOT_COVERED = "COUNTRY_NOT_COVERED"
    NO_GOODS_THAT_COUNT = "NO_GOODS_THAT_COUNT"
    BELOW_MINIMUM = "BELOW_MINIMUM"
    FRIEND_BLOCKED = "FRIEND_BLOCKED"
    FRIEND_NOT_ALLOWED = "FRIEND_NOT_ALLOWED"
    ADVOCATE_NOT_ELIGIBLE = "ADVOCATE_NOT_ELIGIBLE"
    ADVOCATE_BANNED = "ADVOCATE_BANNED"
    SELF_REFERRAL = "SELF_REFERRAL"
    NOT_NEW_CUSTOMER = "NOT_NEW_CUSTOMER"
    NOT_LAPSED = "NOT_LAPSED"
    ALREADY_CONVERTED = "ALREADY_CONVERTED"
    ORDER_IS_DRAFT = "ORDER_IS_DRAFT"
    NOT_PAID_YET = "NOT_PAID_YET"
    ORDER_CANCELLED = "ORDER_CANCELLED"
    ORDER_REFUNDED = "ORDER_REFUNDED"
    ORDER_CHARGED_BACK = "ORDER_CHARGED_BACK"
    CREDITED_TO_ANOTHER = "CREDITED_TO_ANOTHER"
    QUALIFIED = "QUALIFIED"
    REPEAT_ORDER = "REPEAT_ORDER"
    HELD_FOR_REVIEW = "HELD_FOR_REVIEW"
    LOOKS_DISHONEST = "LOOKS_DISHONEST"
    NOT_FULFILLED_YET = "NOT_FULFILLED_YET"
    TOO_LITTLE_LEFT = "TOO_LITTLE_LEFT"
    ADVOCATE_LIMIT_REACHED = "ADVOCATE_LIMIT_REACHED"
    HOUSEHOLD_LIMIT_REACHED = "HOUSEHOLD_LIMIT_REACHED"
    PROGRAM_LIMIT_REACHED = "PROGRAM_LIMIT_REACHED"
    REWARD_EXPIRED = "REWARD_EXPIRED"
    CODE_REISSUED = "CODE_REISSUED"
    CODE_SPENT = "CODE_SPENT"
    SPENT_BEFORE_REVERSAL = "SPENT_BEFORE_REVERSAL"
    SHOP_BEARS_IT = "SHOP_BEARS_IT"
    NETTED = "NETTED"
    CARD_SPENT = "CARD_SPENT"
    CARD_REFILLED = "CARD_REFILLED"
    CARD_DELETED = "CARD_DELETED"
    POINTS_CONVERTED = "POINTS_CONVERTED"
    POINTS_RETURNED = "POINTS_RETURNED"
    ACCOUNT_NEEDED = "ACCOUNT_NEEDED"
    HANDED_OVER = "HANDED_OVER"
    GRANTED_BY_STAFF = "GRANTED_BY_STAFF"
    VOIDED_BY_STAFF = "VOIDED_BY_STAFF"
    CORRECTED_BY_STAFF = "CORRECTED_BY_STAFF"
    KEPT_BY_STAFF = "KEPT_BY_STAFF"
    UNDONE_BY_STAFF = "UNDONE_BY_STAFF"
    OWNER_ERASED = "OWNER_ERASED"


SENTENCES: dict[Reason, str] = {
    Reason.NO_EVIDENCE: "Nothing ties this order to an advocate.",
    Reason.CODE_OF_ANOTHER_PERSON: "The code on this order was given to somebody else.",
    Reason.CLAIMED_TOO_LATE: "The friend accepted the offer only after placing the order.",
    Reason.OUTSIDE_WINDOW: "The order came after the time in which a referral counts.",
    Reason.PROGRAM_NOT_OPEN: "The program was not open when the offer was accepted.",
    Reason.CHANNEL_NOT_COVERED: "The offer has no terms in the channel of this order.",
    Reason.COUNTRY_NOT_COVERED: "The program does not cover the country that the order goes to.",
    Reason.NO_GOODS_THAT_COUNT: "Nothing on the order is among the goods that count.",
    Reason.BELOW_MINIMUM: "The goods that count come to less than the program's minimum.",
    Reason.FRIEND_BLOCKED: "The friend is on the program's block list.",
    Reason.FRIEND_NOT_ALLOWED: "The friend is not on the program's list.",
    Reason.ADVOCATE_NOT_ELIGIBLE: "The advocate is not among those who may refer.",
    Reason.ADVOCATE_BANNED: "The shop has banned the advocate.",
    Reason.SELF_REFERRAL: "Advocate and friend are the same person.",
    Reason.NOT_NEW_CUSTOMER: "The friend has bought in this shop before.",
    Reason.NOT_LAPSED: "The friend has bought too recently, or never before.",
    Reason.ALREADY_CONVERTED: "An earlier order of this friend has already counted.",
    Reason.ORDER_IS_DRAFT: "The order is still a draft.",
    Reason.NOT_PAID_YET: "The order is not fully paid yet.",
    Reason.ORDER_CANCELLED: "The order was cancelled or expired.",
    Reason.ORDER_REFUNDED: "The order was fully refunded.",
    Reason.ORDER_CHARGED_BACK: "The payment of the order was taken back.",
    Reason.CREDITED_TO_ANOTHER: "The friend turned out to have come by another advocate.",
    Reason.QUALIFIED: "The order qualifies; both sides are rewarded.",
    Reason.REPEAT_ORDER: "A later order of a referred friend; it is rewarded too.",
    Reason.HELD_FOR_REVIEW: "The order counts; its rewards wait until a person has looked at it.",
    Reason.LOOKS_DISHONEST: "The referral is not honest, by the rules of the shop or a person.",
    Reason.TOO_LITTLE_LEFT: "What is left of the order is too little for this reward.",
    Reason.NOT_FULFILLED_YET: "The reward waits until the order has been sent.",
    Reason.ADVOCATE_LIMIT_REACHED: "The advocate has reached the program's limit.",
    Reason.HOUSEHOLD_LIMIT_REACHED: "The household has reached the program's limit.",
    Reason.PROGRAM_LIMIT_REACHED: "The program has given all that it may.",
    Reason.REWARD_EXPIRED: "The reward was not used in time.",
    Reason.CODE_REISSUED: "The order that used the code was cancelled; a new code was issued.",
    Reason.CODE_SPENT: "The code was used on an order.",
    Reason.SPENT_BEFORE_REVERSAL: "The reward was used before the order behind it was reversed.",
    Reason.SHOP_BEARS_IT: "The order behind the reward was reversed too late; the shop bears it.",
    Reason.NETTED: "The reward paid what its owner had used before without earning it.",
    Reason.CARD_SPENT: "The gift card was spent.",
    Reason.CARD_REFILLED: "The order that used the gift card was cancelled; the money is back.",
    Reason.CARD_DELETED: "The gift card was deleted in the shop.",
    Reason.POINTS_CONVERTED: "Points turned into a reward.",
    Reason.POINTS_RETURNED: "There are not enough points for this any more.",
    Reason.ACCOUNT_NEEDED: "The reward waits until its owner has an account in the shop.",
    Reason.HANDED_OVER: "The shop has handed the reward over.",
    Reason.GRANTED_BY_STAFF: "Staff gave this reward.",
    Reason.VOIDED_BY_STAFF: "Staff took this reward back.",
    Reason.CORRECTED_BY_STAFF: "Staff corrected what this reward is worth.",
    Reason.KEPT_BY_STAFF: "Staff let the advocate keep this reward; the shop bears it.",
    Reason.UNDONE_BY_STAFF: "Staff undid what they had decided before.",
    Reason.OWNER_ERASED: "The owner was erased, so nobody can use this reward.",
}
