"""What staff say of rewards that the shop hands over."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.handing_over.types import (
    EventEndpoint,
    EventUrlResult,
    HandedOver,
    HandOverResult,
    ReplayEventResult,
    delivery_view,
)
from plugin.api.admin.rewards.inputs import key_of
from plugin.api.admin.rewards.types import reward_view
from plugin.api.shared import refusal
from plugin.services.messages.replay_event import replay_event
from plugin.services.messages.set_event_url import set_event_url
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.hand_over import hand_over


@strawberry.type
class HandingOverMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say that the shop has given what it pledged, or sent what it owed: all of "
        "these rewards, or none. `undoAct` takes it back for each.",
    )
    def hand_over_rewards(
        self, info: AdminInfo, ids: list[strawberry.ID], why: str
    ) -> HandOverResult:
        caller = info.context
        try:
            wanted = [key_of(one, RefusalCode.REWARD_UNKNOWN) for one in ids]
            done = hand_over(caller.ctx, caller.shop, wanted, By(caller.actor, why))
        except Refused as error:
            return refusal(error)
        return HandedOver(rewards=[reward_view(row) for row in done])

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Where the shop's own server hears of rewards that it hands out. Each call "
        "makes a new secret. Events are signed as standardwebhooks.com says.",
    )
    def set_event_url(self, info: AdminInfo, url: str) -> EventUrlResult:
        caller = info.context
        try:
            secret = set_event_url(caller.ctx, caller.shop, url, caller.actor)
        except Refused as error:
            return refusal(error)
        return EventEndpoint(url=url, secret=secret)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Send an event again, with the same id: a server that has taken it already can "
        "tell. It goes to the address that is set now.",
    )
    def replay_event(self, info: AdminInfo, id: strawberry.ID) -> ReplayEventResult:
        caller = info.context
        try:
            wanted = key_of(id, RefusalCode.EVENT_UNKNOWN)
            return delivery_view(replay_event(caller.ctx, caller.shop, wanted, caller.actor))
        except Refused as error:
            return refusal(error)
