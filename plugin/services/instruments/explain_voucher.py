"""Say what a voucher of the shop is for: staff find it among their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugin.domain.reward import CodeState
from plugin.services.context import Context
from plugin.storage.pages.vouchers import codes_of, find_voucher
from plugin.storage.programs import Program, promised
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class VoucherExplained:
    """program: as it stood in the version that the voucher was made for. codes: see codes_of."""

    voucher: AnyRow
    program: Program
    codes: Mapping[CodeState, AnyRow]

    @property
    def given_out(self) -> int:
        """Codes that a person has or had, and can use, used, or lost again."""
        return sum(row.owned for state, row in self.codes.items() if state != CodeState.PLANNED)

    @property
    def waiting(self) -> int:
        """Codes that the shop honours already and nobody has yet."""
        minted = self.codes.get(CodeState.MINTED)
        return minted.all - minted.owned if minted is not None else 0

    def count(self, *states: CodeState) -> int:
        return sum(self.codes[state].all for state in states if state in self.codes)


def explain_voucher(ctx: Context, shop: Shop, saleor_id: str) -> VoucherExplained | None:
    """None: it is none of ours."""
    with ctx.engine.begin() as conn:
        voucher = find_voucher(conn, shop.id, saleor_id)
        if voucher is None:
            return None
        program = promised(conn, shop.id, voucher.offer_id)
        return VoucherExplained(voucher, program, codes_of(conn, shop.id, voucher.id))
