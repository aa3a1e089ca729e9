"""The advocate under another address: one account, one telephone, or one name at one door.

One mailbox or one account proves it and is refused before anybody counts points.
"""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Mark
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    by = {Mark.ACCOUNT, Mark.PHONE} & seen.shared
    # Many people are called the same; few of them live at one address.
    if {Mark.NAME, Mark.ADDRESS} <= seen.shared:
        by = by | {Mark.NAME}
    if not by:
        return None
    return Signal(Suspicion.SELF_REFERRAL, said.points, {"by": tuple(sorted(by))})


RULE = Rule(
    Suspicion.SELF_REFERRAL,
    look,
    RuleSettings(points=60),
    "Advocate and friend are probably one person, by: {by}.",
)
