"""Refuse whoever asks too often."""

from __future__ import annotations

from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter

from plugin.domain.rates import Asked, rate_of
from plugin.domain.sighting import Seen
from plugin.services.context import Context, now
from plugin.services.people.show_advocate import Visitor
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.rate_windows import RateWindows
from plugin.storage.shops import Shop


@dataclass(frozen=True, slots=True)
class Asker:
    """who: a person who has proven who they are, else a network; None where neither is known.

    by_server: a storefront's server seems to ask, for many.
    """

    who: str | None
    by_server: bool


def asker_of(
    ctx: Context, shop: Shop, visitor: Visitor | None, seen: Seen, *, by_server: bool
) -> Asker:
    if visitor is not None:
        person = ctx.keys.person(email=visitor.email, user_id=visitor.user_id)
        # A server that brings a customer's own token asks for nobody else.
        return Asker(person.user or person.email, by_server=False)
    return Asker(ctx.keys.sighting(shop.id, seen, now()).network_mark, by_server)


def seconds_to_wait(ctx: Context, shop: Shop, asked: Asked, asker: Asker, times: int = 1) -> int:
    """0 for whoever may ask, and that is counted."""
    if asker.who is None:
        return 0
    rate = rate_of(asked, by_server=asker.by_server)
    limit = RateLimitItemPerMinute(rate.times, rate.minutes)
    windows = RateWindows(ctx.engine)
    names = (str(shop.id), str(asked), asker.who)
    if FixedWindowRateLimiter(windows).hit(limit, *names, cost=times):
        return 0
    ends_at = windows.get_expiry(limit.key_for(*names))
    return max(1, round(ends_at - now().timestamp()))


def spare_mailbox(ctx: Context, shop: Shop, email: str) -> None:
    """Nobody is sent more than a few mails that they may not have asked for. Raises Refused."""
    mailbox = ctx.keys.person(email=email, user_id=None).email
    if seconds_to_wait(ctx, shop, Asked.MAILBOX, Asker(mailbox, by_server=False)):
        raise Refused(RefusalCode.RATE_LIMITED)
