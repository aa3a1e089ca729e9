"""Segments of advocates: who of them may refer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from plugin.domain.audience import Advocates
from plugin.domain.standing import AdvocateFacts


def segment(
    wanted: Advocates, facts: AdvocateFacts, moment: datetime, zone: tzinfo
) -> tuple[str, ...]:
    """What the advocate lacks at this moment, by the names of the conditions; () if nothing."""
    return tuple(_lacking(wanted, facts, moment, zone))


def _lacking(
    wanted: Advocates, facts: AdvocateFacts, moment: datetime, zone: tzinfo
) -> Iterator[str]:
    if wanted.invited_only and not facts.is_invited:
        yield "invited_only"
    if facts.orders < wanted.min_orders:
        yield "min_orders"
    if wanted.min_spent is not None and not _has_spent(wanted.min_spent, facts):
        yield "min_spent"
    if wanted.last_order_days is not None:
        since = moment - timedelta(days=wanted.last_order_days)
        if facts.last_order_at is None or facts.last_order_at < since:
            yield "last_order_days"
    if wanted.countries and facts.countries.isdisjoint(wanted.countries):
        yield "countries"
    if wanted.channels and facts.channels.isdisjoint(wanted.channels):
        yield "channels"
    if wanted.flag is not None and wanted.flag not in facts.flags:
        yield "flag"
    if wanted.signed_up_before is not None and not _signed_up(wanted.signed_up_before, facts, zone):
        yield "signed_up_before"


def _has_spent(least: Mapping[str, Decimal], facts: AdvocateFacts) -> bool:
    """In one of the currencies: sums in several are not added."""
    return any(facts.spent.get(currency, 0) >= amount for currency, amount in least.items())


def _signed_up(before: date, facts: AdvocateFacts, zone: tzinfo) -> bool:
    at = facts.signed_up_at
    return at is not None and at.astimezone(zone).date() < before
