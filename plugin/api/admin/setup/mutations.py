"""What staff do on the way to the first reward."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts
from plugin.api.admin.setup.types import SetupResult, TrialLink, TrialLinkResult, setup_view
from plugin.api.shared import refusal
from plugin.services.figures.check_setup import check_setup
from plugin.services.people.show_advocate import Visitor, show_advocate
from plugin.services.refusals import Refused
from plugin.services.shops.look_again import look_again
from plugin.services.shops.put_setup_aside import put_setup_aside


@strawberry.type
class SetupMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Show the list of the first run no more, or again.",
    )
    def put_setup_aside(self, info: AdminInfo, aside: bool = True) -> SetupResult:
        caller = info.context
        put_setup_aside(caller.ctx, caller.shop, aside=aside)
        return _now(caller)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Ask the shop again for the app's rights and its channels.",
    )
    def look_again(self, info: AdminInfo) -> SetupResult:
        caller = info.context
        try:
            look_again(caller.ctx, caller.shop)
        except Refused as error:
            return refusal(error)
        return _now(caller)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="A share link for whoever asks, under their own e-mail address, to try the "
        "program with.",
    )
    def try_as_advocate(self, info: AdminInfo) -> TrialLinkResult:
        caller = info.context
        try:
            # The Dashboard's token proves the address, as a guest's link would.
            page = show_advocate(caller.ctx, caller.shop, Visitor(email=caller.staff.email))
        except Refused as error:
            return refusal(error)
        return TrialLink(word=page.word, share_url=page.share_url)


def _now(caller: Caller) -> SetupResult:
    return setup_view(check_setup(caller.ctx, caller.shop), caller.reader(None))
