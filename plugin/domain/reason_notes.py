"""What there is to know about each reason: when it happens, and what staff can do.

Published as docs/reasons.md, in English.
"""

from __future__ import annotations

from typing import NamedTuple

from plugin.domain.reasons import Reason


class Note(NamedTuple):
    when: str
    staff: str


_NOTHING = "Nothing to do."
_NEXT_ORDER = "Nothing for this order; a later one may count."
_BY_HAND = "If it should be rewarded all the same, give the reward by hand: `grantReward`."

NOTES: dict[Reason, Note] = {
    Reason.NO_EVIDENCE: Note(
        "No code, token, claim or visit was found for the order.",
        "If you know who brought the friend, say so: `linkFriend`.",
    ),
    Reason.CODE_OF_ANOTHER_PERSON: Note(
        "A friend's code was used by a buyer with another e-mail address and account, and no token "
        "of the claim was in the checkout: the code has leaked.",
        "If it was the friend after all, with another address, say so: `linkFriend`.",
    ),
    Reason.CLAIMED_TOO_LATE: Note(
        "All that ties the order to an advocate came after the order was placed.",
        "If the advocate did bring the friend, say so: `linkFriend`.",
    ),
    Reason.OUTSIDE_WINDOW: Note(
        "More than `window_days` lie between the claim and the order.",
        f"A longer window helps later claims. {_BY_HAND}",
    ),
    Reason.PROGRAM_NOT_OPEN: Note(
        "By the program's schedule it was closed when the offer was accepted.",
        f"Look at the schedule. {_BY_HAND}",
    ),
    Reason.CHANNEL_NOT_COVERED: Note(
        "The order came by a channel for which the offer has no amounts, or that the program does "
        "not name.",
        f"Add the channel to the program, for later claims. {_BY_HAND}",
    ),
    Reason.COUNTRY_NOT_COVERED: Note(
        "The order goes to a country that the program does not name.",
        f"Add the country to the program, for later claims. {_BY_HAND}",
    ),
    Reason.NO_GOODS_THAT_COUNT: Note(
        "By the program's products, categories and collections, and after returns, nothing of the "
        "order is left that counts.",
        f"Look at which goods count. {_BY_HAND}",
    ),
    Reason.BELOW_MINIMUM: Note(
        "The goods that count, after every discount and return, come to less than the minimum of "
        "the order's channel.",
        _BY_HAND,
    ),
    Reason.FRIEND_BLOCKED: Note(
        "The friend, or the domain of their address, is on the program's block list.",
        "Take them off the list, for later orders: `removeProgramPerson`.",
    ),
    Reason.FRIEND_NOT_ALLOWED: Note(
        "The program is for those on its list, and the friend is not there.",
        "Put them onto the list, for later orders: `addProgramPeople`.",
    ),
    Reason.ADVOCATE_NOT_ELIGIBLE: Note(
        "When the offer was accepted, the advocate lacked something that the program asks of those "
        "who refer; the trace names it.",
        _BY_HAND,
    ),
    Reason.ADVOCATE_BANNED: Note(
        "Staff had banned the advocate when the order was placed.",
        "If that was a mistake, take it back: `unbanAdvocate`. The order counts then.",
    ),
    Reason.SELF_REFERRAL: Note(
        "The buyer has the e-mail address or the account of the advocate, also by a sub-address.",
        _NOTHING,
    ),
    Reason.NOT_NEW_CUSTOMER: Note(
        "The program is for new customers, and the friend had an order before that was paid and "
        "kept.",
        _BY_HAND,
    ),
    Reason.NOT_LAPSED: Note(
        "The program is for those who have not bought for `lapsed_months`; the friend has, or has "
        "never bought at all.",
        _BY_HAND,
    ),
    Reason.ALREADY_CONVERTED: Note(
        "A friend counts once in a program, and an earlier order was it; nothing is promised for "
        "later ones.",
        "Nothing to do; `repeat` in the program rewards later orders too.",
    ),
    Reason.ORDER_IS_DRAFT: Note(
        "The order is a draft in the shop.", "Nothing to do: it is looked at when it is placed."
    ),
    Reason.NOT_PAID_YET: Note(
        "The order passed all rules and is not fully paid.",
        "Nothing to do: it is looked at when the payment comes.",
    ),
    Reason.ORDER_CANCELLED: Note(
        "The order was cancelled, or never paid and expired. Rewards are taken back.", _NEXT_ORDER
    ),
    Reason.ORDER_REFUNDED: Note(
        "The whole order was refunded. Rewards are taken back.", _NEXT_ORDER
    ),
    Reason.ORDER_CHARGED_BACK: Note(
        "The order was paid, and nothing of it is left without a refund. Rewards are taken back.",
        _NEXT_ORDER,
    ),
    Reason.CREDITED_TO_ANOTHER: Note(
        "The reward was another advocate's until better evidence came, or staff linked the friend.",
        "If it is wrong, say who brought the friend: `linkFriend`, or take that back: "
        "`unlinkFriend`.",
    ),
    Reason.QUALIFIED: Note("The order counts, and both sides are rewarded as promised.", _NOTHING),
    Reason.REPEAT_ORDER: Note(
        "The friend has counted before, and later orders are rewarded too.", _NOTHING
    ),
    Reason.HELD_FOR_REVIEW: Note(
        "The rules against abuse gave so many points that the shop wants a person to look; "
        "honesty.md has them all.",
        "Look at what they say, and decide: `judgeOrder`.",
    ),
    Reason.LOOKS_DISHONEST: Note(
        "A person found the referral dishonest, or advocate or friend are on the shop's block "
        "list.",
        "If it was honest after all, say so: `judgeOrder`.",
    ),
    Reason.NOT_FULFILLED_YET: Note(
        "The reward is promised for when the order has been sent.",
        "Nothing to do: it goes on when the order is fulfilled in the shop.",
    ),
    Reason.TOO_LITTLE_LEFT: Note(
        "The order became smaller, and the share or sum of this reward came to nothing.", _BY_HAND
    ),
    Reason.ADVOCATE_LIMIT_REACHED: Note(
        "The reward did not fit into what one advocate may get.",
        f"Raise the limit, for later orders. {_BY_HAND}",
    ),
    Reason.HOUSEHOLD_LIMIT_REACHED: Note(
        "The reward did not fit into what one postal address may get.",
        f"Raise the limit, for later orders. {_BY_HAND}",
    ),
    Reason.PROGRAM_LIMIT_REACHED: Note(
        "The reward did not fit into what the program may give.",
        f"Raise the limit, for later orders. {_BY_HAND}",
    ),
    Reason.REWARD_EXPIRED: Note("The end of the reward came before its use.", _BY_HAND),
    Reason.CODE_REISSUED: Note(
        "The order that used the code was cancelled, and the shop does not give codes back: "
        "another code was made.",
        _NOTHING,
    ),
    Reason.CODE_SPENT: Note("The code of the reward is on an order.", _NOTHING),
    Reason.SPENT_BEFORE_REVERSAL: Note(
        "The order behind the reward was undone, and the reward had been used. By the program's "
        "`refunds` it waits for review, or comes off the next reward.",
        "In review: keep it, take it back, or have it come off the next reward: `decideReward`.",
    ),
    Reason.SHOP_BEARS_IT: Note(
        "The same, where the program says `refunds: forgive`.",
        "Nothing to do; `refunds` in the program says otherwise for later claims.",
    ),
    Reason.NETTED: Note(
        "The reward was taken for an earlier one that was used without being earned.", _NOTHING
    ),
    Reason.CARD_SPENT: Note("The gift card of the reward was used, or a part of it.", _NOTHING),
    Reason.CARD_REFILLED: Note(
        "The order that the gift card paid was cancelled; what it paid was put back.", _NOTHING
    ),
    Reason.CARD_DELETED: Note("Somebody deleted the gift card in the shop.", _BY_HAND),
    Reason.POINTS_CONVERTED: Note(
        "Enough points were there, and turned into a reward by themselves.", _NOTHING
    ),
    Reason.POINTS_RETURNED: Note(
        "Points were taken back, and what they had turned into was not used yet.", _NOTHING
    ),
    Reason.ACCOUNT_NEEDED: Note(
        "The reward is a mark on the customer's account, and the shop has no account with this "
        "address.",
        "Nothing to do: it goes on when they sign up.",
    ),
    Reason.HANDED_OVER: Note("Staff said that the shop gave the reward.", _NOTHING),
    Reason.GRANTED_BY_STAFF: Note(
        "Staff gave the reward, without an order.", "It can be taken back: `undoAct`."
    ),
    Reason.VOIDED_BY_STAFF: Note(
        "Staff took the reward back; no state of the order brings it again.",
        "It can be brought back: `undoAct`.",
    ),
    Reason.CORRECTED_BY_STAFF: Note(
        "Staff gave the reward another amount.", "The amount can be brought back: `undoAct`."
    ),
    Reason.KEPT_BY_STAFF: Note(
        "Staff decided a review for the advocate.", "It can be decided anew: `undoAct`."
    ),
    Reason.UNDONE_BY_STAFF: Note("Staff took back what they had done to the reward.", _NOTHING),
    Reason.OWNER_ERASED: Note(
        "The person whose reward it was asked to be forgotten, or the shop deleted their account.",
        "Nothing to do: nobody knows any more whose it was.",
    ),
}
