"""What a program promises to everybody alike, before it is known who they are."""

from __future__ import annotations

from dataclasses import replace

from plugin.domain.audience import Advocates
from plugin.domain.offer import Arm, Side
from plugin.domain.program import covered_channels
from plugin.domain.promise import Promise


def for_everybody(promise: Promise, channel: str) -> Arm | None:
    """The offer that whoever refers will share here; None where that hangs on who they are.

    Its wording is left out where that is on trial.
    """
    # Nobody is promised what they might not get: some are held out, or may not refer.
    if promise.holdout_percent or promise.advocates != Advocates():
        return None
    drawn = [arm for arm in promise.offers if arm.weight]
    first, *others = drawn
    if not all(_covers(promise, arm, channel) for arm in drawn):
        return None
    if any(arm.reward(side) != first.reward(side) for arm in others for side in Side):
        return None
    if any(arm.wording != first.wording for arm in others):
        return replace(first, wording=None)
    return first


def _covers(promise: Promise, arm: Arm, channel: str) -> bool:
    covered = covered_channels(promise, arm)
    return covered is None or channel in covered
