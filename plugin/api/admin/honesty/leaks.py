"""What staff do about codes that have leaked."""

from __future__ import annotations

from typing import Annotated

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id, program_key
from plugin.api.shared import Refusal, refusal
from plugin.services.refusals import Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.rotate_codes import rotate_advocate, rotate_program


@strawberry.type(description="How many codes are out of use now.")
class Rotated:
    codes: int


RotatedResult = Annotated[Rotated | Refusal, strawberry.union("RotatedResult")]


@strawberry.type
class LeakMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Take the unused codes of an advocate's friends, or of all friends of a "
        "program, out of use. Links stay good: a friend who asks again gets another code.",
    )
    def rotate_codes(
        self,
        info: AdminInfo,
        why: str,
        advocate_id: strawberry.ID | None = None,
        program_id: strawberry.ID | None = None,
    ) -> RotatedResult:
        caller = info.context
        try:
            by = By(caller.actor, why)
            if program_id is not None and advocate_id is None:
                wanted = program_key(program_id)
                return Rotated(codes=rotate_program(caller.ctx, caller.shop, wanted, by))
            # Neither is nobody's id.
            wanted = known_id(advocate_id) or 0 if advocate_id is not None else 0
            return Rotated(codes=rotate_advocate(caller.ctx, caller.shop, wanted, by))
        except Refused as error:
            return refusal(error)
