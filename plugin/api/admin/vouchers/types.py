"""Vouchers, as staff see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

import strawberry

from plugin.domain.reward import CodeState, VoucherKind
from plugin.domain.terms import InMoney
from plugin.services.instruments.explain_voucher import VoucherExplained
from plugin.services.messages.phrase_terms import phrase
from plugin.services.telling.reader import Reader
from plugin.storage.promise_json import terms_from_json


@strawberry.enum(
    description="FRIEND: codes that friends get for accepting. AGAIN: other codes for friends "
    "whose order was called off. ADVOCATE: rewards after the order, of either side."
)
class VoucherUse(Enum):
    FRIEND = VoucherKind.FRIEND
    AGAIN = VoucherKind.AGAIN
    ADVOCATE = VoucherKind.ADVOCATE


@strawberry.type(
    description="A voucher that the app has made in the shop. It holds the codes of one offer that "
    "end on one day."
)
class Voucher:
    program_id: strawberry.ID
    program: str = strawberry.field(description="How the merchant calls it.")
    version: int = strawberry.field(description="Of the program, in which the offer stands.")
    offer: int = strawberry.field(description="Which of the version's offers, from 1 on.")
    offers: int = strawberry.field(description="How many offers that version has.")
    use: VoucherUse
    worth: list[str] = strawberry.field(
        description="What a code takes off, in words; of a sum, one for each channel."
    )
    expires_on: date = strawberry.field(description="The last day on which its codes are good.")
    given_out: int = strawberry.field(description="Codes that somebody has got.")
    used: int = strawberry.field(description="Of these, codes that are used on an order.")
    withdrawn: int = strawberry.field(description="Codes that were taken out of use.")
    waiting: int = strawberry.field(description="Codes that are ready for whoever comes next.")


def voucher_view(explained: VoucherExplained, reader: Reader) -> Voucher:
    voucher, program = explained.voucher, explained.program
    return Voucher(
        program_id=strawberry.ID(str(program.id)),
        program=program.name,
        version=program.version.number,
        offer=voucher.position + 1,
        offers=len(program.version.offers),
        use=VoucherUse(VoucherKind(voucher.kind)),
        worth=_worth(voucher.terms, voucher.listed, reader),
        expires_on=voucher.expires_on,
        given_out=explained.given_out,
        used=explained.count(CodeState.BURNT),
        withdrawn=explained.count(CodeState.RETIRING, CodeState.RETIRED),
        waiting=explained.waiting,
    )


def _worth(written: Mapping[str, Any], channels: list[str], reader: Reader) -> list[str]:
    terms = terms_from_json(written)
    known = sorted(terms.amounts) if isinstance(terms, InMoney) else channels[:1] or [""]
    return [phrase(terms, channel, reader) for channel in known]
