"""Instruments: what pays a reward, in the store or beside it."""

from __future__ import annotations

from enum import StrEnum

from plugin.domain.terms import Access, Custom, Donation, GiftCard, OrderShare, Points, Terms


class Instrument(StrEnum):
    """code: a single-use voucher code. gift_card: money on a card of the shop.

    points: counted by the app. pledge: the merchant gives to a cause. flag: in the customer's
    private metadata. event: the merchant is told, and hands something out.
    """

    CODE = "code"
    GIFT_CARD = "gift_card"
    POINTS = "points"
    PLEDGE = "pledge"
    FLAG = "flag"
    EVENT = "event"


# Those that are spent bit by bit, and that several rewards of a person may share.
SHARED = frozenset({Instrument.GIFT_CARD, Instrument.POINTS})
# Those that the merchant hands over: staff say when.
HANDED_OVER = frozenset({Instrument.PLEDGE, Instrument.EVENT})
# Those that put money into the owner's own hands.
_PAYS_OWNER = frozenset({Instrument.CODE, Instrument.GIFT_CARD})


def instrument_of(terms: Terms) -> Instrument:
    """What a reward of these terms is paid with."""
    match terms:
        case GiftCard() | OrderShare(paid_as="gift_card"):
            return Instrument.GIFT_CARD
        case Points():
            return Instrument.POINTS
        case Donation():
            return Instrument.PLEDGE
        case Access():
            return Instrument.FLAG
        case Custom():
            return Instrument.EVENT
        case _:
            return Instrument.CODE


def pays_owner(instrument: Instrument) -> bool:
    return instrument in _PAYS_OWNER
