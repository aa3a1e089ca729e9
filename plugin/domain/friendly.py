"""Reasons as customers are told them: nothing about another person, and nothing of what staff do.

Each reason has its text here, so that nobody forgets to think about what may be told.
"""

from __future__ import annotations

from plugin.domain.offer import Side
from plugin.domain.reasons import Reason

# What must not be told: it would say something about another person, or what staff look for.
_NOT_TOLD = "Your friend's order does not count for this program."

# For advocates: nothing about another person but what they have told each other anyway.
CUSTOMERS: dict[Reason, str] = {
    Reason.NO_EVIDENCE: _NOT_TOLD,
    Reason.CODE_OF_ANOTHER_PERSON: _NOT_TOLD,
    Reason.CLAIMED_TOO_LATE: "Your friend accepted your offer only after buying.",
    Reason.OUTSIDE_WINDOW: "Your friend bought after the offer had ended.",
    Reason.PROGRAM_NOT_OPEN: "The program was not open when your friend accepted.",
    Reason.CHANNEL_NOT_COVERED: "This program does not run where your friend bought.",
    Reason.COUNTRY_NOT_COVERED: "This program does not run where your friend bought.",
    Reason.NO_GOODS_THAT_COUNT: "Your friend bought nothing that counts for this program.",
    Reason.BELOW_MINIMUM: "Your friend's order is smaller than this program asks for.",
    Reason.FRIEND_BLOCKED: _NOT_TOLD,
    Reason.FRIEND_NOT_ALLOWED: _NOT_TOLD,
    Reason.ADVOCATE_NOT_ELIGIBLE: "You did not meet what this program asks for just then.",
    Reason.ADVOCATE_BANNED: _NOT_TOLD,
    Reason.SELF_REFERRAL: _NOT_TOLD,
    Reason.NOT_NEW_CUSTOMER: _NOT_TOLD,
    Reason.NOT_LAPSED: _NOT_TOLD,
    Reason.ALREADY_CONVERTED: "An earlier order of your friend has already counted.",
    Reason.ORDER_IS_DRAFT: "Your friend has accepted, but not bought yet.",
    Reason.NOT_PAID_YET: "Your friend has accepted, but not bought yet.",
    Reason.ORDER_CANCELLED: "Your friend's order was cancelled.",
    Reason.ORDER_REFUNDED: "Your friend's order was returned.",
    Reason.ORDER_CHARGED_BACK: "Your friend's order was not paid in the end.",
    Reason.CREDITED_TO_ANOTHER: "Your friend turned out not to have come by your link.",
    Reason.QUALIFIED: "Your friend has bought. Thank you!",
    Reason.REPEAT_ORDER: "Your friend has bought again. Thank you!",
    Reason.HELD_FOR_REVIEW: "The shop has a look at this reward first.",
    Reason.LOOKS_DISHONEST: _NOT_TOLD,
    Reason.NOT_FULFILLED_YET: "Your reward comes when your friend's order has been sent.",
    Reason.TOO_LITTLE_LEFT: "Too little is left of your friend's order for this reward.",
    Reason.ADVOCATE_LIMIT_REACHED: "You have reached the limit of this program.",
    Reason.HOUSEHOLD_LIMIT_REACHED: "Your household has reached the limit of this program.",
    Reason.PROGRAM_LIMIT_REACHED: "This program has given away all it could.",
    Reason.REWARD_EXPIRED: "This reward was not used in time.",
    Reason.CODE_REISSUED: "The order was cancelled, so you get a new code.",
    Reason.CODE_SPENT: "You have used this reward.",
    Reason.SPENT_BEFORE_REVERSAL: "Your friend's order was undone after you had used the reward.",
    Reason.SHOP_BEARS_IT: "You have used this reward.",
    Reason.NETTED: "This reward made up for an earlier one, whose order was undone after its use.",
    Reason.CARD_SPENT: "You have used this reward.",
    Reason.CARD_REFILLED: "The order was cancelled, so the money is back on your gift card.",
    Reason.CARD_DELETED: "The shop has deleted the gift card.",
    Reason.POINTS_CONVERTED: "Your points have turned into this reward.",
    Reason.POINTS_RETURNED: "Your points are not enough for this reward any more.",
    Reason.ACCOUNT_NEEDED: "Sign up in the shop with this e-mail address to get your reward.",
    Reason.HANDED_OVER: "The shop has handed this reward over.",
    Reason.GRANTED_BY_STAFF: "A present from the shop. Enjoy it!",
    Reason.VOIDED_BY_STAFF: "The shop has taken this reward back.",
    Reason.CORRECTED_BY_STAFF: "The shop has corrected this reward.",
    Reason.KEPT_BY_STAFF: "You have used this reward.",
    Reason.UNDONE_BY_STAFF: "The shop has looked at this reward again.",
    Reason.OWNER_ERASED: "This reward is not there any more.",
}

# For friends, whose reward is for an order of their own. What is not here they are told as
# advocates are.
_DOES_NOT_COUNT = "Your order does not count for this program."
FRIENDS: dict[Reason, str] = {
    Reason.NO_EVIDENCE: _DOES_NOT_COUNT,
    Reason.CODE_OF_ANOTHER_PERSON: _DOES_NOT_COUNT,
    Reason.CLAIMED_TOO_LATE: "You accepted the offer only after buying.",
    Reason.OUTSIDE_WINDOW: "You bought after the offer had ended.",
    Reason.PROGRAM_NOT_OPEN: "The program was not open when you accepted.",
    Reason.CHANNEL_NOT_COVERED: _DOES_NOT_COUNT,
    Reason.COUNTRY_NOT_COVERED: _DOES_NOT_COUNT,
    Reason.NO_GOODS_THAT_COUNT: "You bought nothing that counts for this program.",
    Reason.BELOW_MINIMUM: "Your order is smaller than this program asks for.",
    Reason.FRIEND_BLOCKED: _DOES_NOT_COUNT,
    Reason.FRIEND_NOT_ALLOWED: _DOES_NOT_COUNT,
    Reason.ADVOCATE_NOT_ELIGIBLE: _DOES_NOT_COUNT,
    Reason.ADVOCATE_BANNED: _DOES_NOT_COUNT,
    Reason.SELF_REFERRAL: _DOES_NOT_COUNT,
    Reason.NOT_NEW_CUSTOMER: "This program is for customers who are new to the shop.",
    Reason.NOT_LAPSED: "This program is for customers who have not bought for a while.",
    Reason.ALREADY_CONVERTED: "An earlier order of yours has already counted.",
    Reason.ORDER_IS_DRAFT: "Your order has not been placed yet.",
    Reason.NOT_PAID_YET: "Your order is not fully paid yet.",
    Reason.ORDER_CANCELLED: "Your order was cancelled.",
    Reason.ORDER_REFUNDED: "Your order was returned.",
    Reason.ORDER_CHARGED_BACK: "Your order was not paid in the end.",
    Reason.CREDITED_TO_ANOTHER: _DOES_NOT_COUNT,
    Reason.QUALIFIED: "Thank you for your order!",
    Reason.REPEAT_ORDER: "Thank you for ordering again!",
    Reason.LOOKS_DISHONEST: _DOES_NOT_COUNT,
    Reason.NOT_FULFILLED_YET: "Your reward comes when your order has been sent.",
    Reason.TOO_LITTLE_LEFT: "Too little is left of your order for this reward.",
    Reason.SPENT_BEFORE_REVERSAL: "Your order was undone after you had used the reward.",
}


def friendly(reason: Reason, side: Side = Side.ADVOCATE) -> str:
    """The version of a reason for the customer on this side, in English."""
    told = FRIENDS.get(reason) if side is Side.FRIEND else None
    return told or CUSTOMERS[reason]
