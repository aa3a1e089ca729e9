"""Segments of advocates: who of them may refer."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from plugin.domain.audience import Advocates
from plugin.domain.standing import AdvocateFacts


def segment(
    wanted: Advocates, facts: AdvocateFacts, moment: datetime, zone: tzinfo
) -> tuple[str, ...]:
    """What the advocate lacks at this moment, by the names of the conditions; () if nothing."""
    if wanted == _EVERYBODY:
        return ()
    lacks = {
        "invited_only": wanted.invited_only and not facts.is_invited,
        "min_orders": facts.orders < wanted.min_orders,
        "min_spent": not _has_spent(wanted, facts),
        "last_order_days": not _bought_lately(wanted, facts, moment),
        "countries": bool(wanted.countries) and facts.countries.isdisjoint(wanted.countries),
        "channels": bool(wanted.channels) and facts.channels.isdisjoint(wanted.channels),
        "flag": wanted.flag is not None and wanted.flag not in facts.flags,
        "signed_up_before": not _signed_up(wanted, facts, zone),
    }
    return tuple(name for name, lacking in lacks.items() if lacking)


_EVERYBODY = Advocates()


def _has_spent(wanted: Advocates, facts: AdvocateFacts) -> bool:
    """In one of the currencies: sums in several are not added."""
    if wanted.min_spent is None:
        return True
    return any(facts.spent.get(cur, 0) >= least for cur, least in wanted.min_spent.items())


def _bought_lately(wanted: Advocates, facts: AdvocateFacts, moment: datetime) -> bool:
    if wanted.last_order_days is None:
        return True
    since = moment - timedelta(days=wanted.last_order_days)
    return facts.last_order_at is not None and facts.last_order_at >= since


def _signed_up(wanted: Advocates, facts: AdvocateFacts, zone: tzinfo) -> bool:
    if wanted.signed_up_before is None:
        return True
    at = facts.signed_up_at
    return at is not None and at.astimezone(zone).date() < wanted.signed_up_before
