"""Explanations, put into the words of whoever reads them."""

from __future__ import annotations

import strawberry

from plugin.api.admin.orders.types import trace_view, why_view
from plugin.api.admin.rewards.types import reward_view
from plugin.api.admin.why.types import (
    AdvocateInProgram,
    FriendOfAdvocate,
    OrderOfClaim,
    StepOfReward,
    WhyAdvocate,
    WhyClaim,
    WhyReward,
)
from plugin.domain.evidence import Via
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.context import now
from plugin.services.people.follow_friends import Fate
from plugin.services.staff.act_on_reward import REASONS
from plugin.services.staff.explain_advocate import AdvocateExplanation, InProgram
from plugin.services.staff.explain_claim import ClaimExplanation, Counted, Weighed
from plugin.services.staff.explain_reward import RewardExplanation
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_claim import tell_claim, tell_limit, tell_overtaken
from plugin.services.telling.tell_people import conditions
from plugin.services.telling.tell_reward import tell_move, tell_wait, waits_until


def claim_view(explained: ClaimExplanation, reader: Reader) -> WhyClaim:
    claim = explained.claim
    return WhyClaim(
        id=strawberry.ID(str(claim.id)),
        program_id=strawberry.ID(str(claim.program_id)),
        advocate_id=strawberry.ID(str(claim.advocate_id)),
        via=Via(claim.via),
        since=claim.created_at,
        withdrawn_at=claim.withdrawn_at,
        sentence=tell_claim(reader, claim),
        orders=[_order(one, reader) for one in explained.orders],
    )


def _order(one: Weighed | Counted, reader: Reader) -> OrderOfClaim:
    if isinstance(one, Weighed):
        return OrderOfClaim(
            order_id=strawberry.ID(one.order_id),
            counts=False,
            outcome=None,
            reason=None,
            sentence=tell_overtaken(reader, one.lost),
            decided_at=one.decided_at,
            trace=[],
        )
    return OrderOfClaim(
        order_id=strawberry.ID(one.order_id),
        counts=True,
        outcome=one.outcome,
        reason=one.reason,
        sentence=reader.say(SENTENCES[one.reason]),
        decided_at=one.decided_at,
        trace=trace_view(one.trace, reader),
    )


def why_reward_view(explained: RewardExplanation, reader: Reader) -> WhyReward:
    reward, moment = explained.reward, now()
    moves = [
        StepOfReward(
            at=entry.created_at,
            sentence=tell_move(reader, entry),
            reason=Reason(entry.reason),
            actor=entry.actor,
            why=entry.note,
        )
        for entry in explained.ledger
    ]
    acts = [
        StepOfReward(
            at=act.created_at,
            sentence=reader.say(SENTENCES[REASONS[act.what]]),
            reason=REASONS[act.what],
            actor=act.actor,
            why=act.note,
        )
        for act in explained.acts
    ]
    return WhyReward(
        reward=reward_view(reward, reader),
        sentence=reader.say(SENTENCES[Reason(reward.reason)]),
        waits_for=tell_wait(reader, reward, moment),
        until=waits_until(reward, moment),
        life=sorted([*moves, *acts], key=lambda step: step.at),
        decision=why_view(explained.decision, reader) if explained.decision else None,
    )


def why_advocate_view(explained: AdvocateExplanation, reader: Reader) -> WhyAdvocate:
    return WhyAdvocate(
        id=strawberry.ID(str(explained.advocate.id)),
        programs=[_in_program(one, reader) for one in explained.programs],
        friends=[_friend(fate, reader) for fate in explained.friends],
    )


def _in_program(one: InProgram, reader: Reader) -> AdvocateInProgram:
    sentence = reader.say("The advocate may refer.")
    if one.missing:
        sentence = reader.say(
            "The program asks for what the advocate does not have: {conditions}.",
            conditions=conditions(reader, list(one.missing)),
        )
    return AdvocateInProgram(
        program_id=strawberry.ID(str(one.program.id)),
        program=one.program.name,
        may_refer=not one.missing,
        sentence=sentence,
        limits=[tell_limit(reader, cap, used) for cap, used in one.limits],
    )


def _friend(fate: Fate, reader: Reader) -> FriendOfAdvocate:
    sentence = reader.say("The friend has accepted, and no order has counted or been refused yet.")
    if fate.reason is not None:
        sentence = reader.say(SENTENCES[fate.reason])
    return FriendOfAdvocate(
        claim_id=strawberry.ID(str(fate.claim_id)),
        program_id=strawberry.ID(str(fate.program_id)),
        since=fate.since.astimezone(reader.zone).date(),
        status=fate.status,
        reason=fate.reason,
        sentence=sentence,
    )
