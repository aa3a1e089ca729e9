"""All rules against abuse, in the order in which they are asked."""

from __future__ import annotations

from plugin.domain.abuse import (
    block_list,
    circle,
    coupon_site,
    disposable_domain,
    household,
    one_behind_many,
    paid_traffic,
    refund_after_reward,
    same_device,
    same_network,
    self_referral,
    staff_list,
    tried_by_many,
    unused_claims,
    velocity,
)
from plugin.domain.abuse.signal import Rule, Suspicion

RULES: tuple[Rule, ...] = (
    block_list.RULE,
    staff_list.RULE,
    self_referral.RULE,
    household.RULE,
    same_device.RULE,
    same_network.RULE,
    one_behind_many.RULE,
    circle.RULE,
    disposable_domain.RULE,
    velocity.RULE,
    unused_claims.RULE,
    tried_by_many.RULE,
    coupon_site.RULE,
    paid_traffic.RULE,
    refund_after_reward.RULE,
)
BY_NAME: dict[Suspicion, Rule] = {rule.name: rule for rule in RULES}
