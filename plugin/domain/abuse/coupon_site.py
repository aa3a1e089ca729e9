"""The friend, or others whom the advocate brings, come from pages that collect codes."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion

# The large ones of a few countries; a shop names its own instead.
_SITES = (
    "capitaloneshopping.com",
    "coupert.com",
    "couponbirds.com",
    "couponcabin.com",
    "couponfollow.com",
    "coupons.com",
    "dealabs.com",
    "dealspotr.com",
    "gutscheinsammler.de",
    "gutscheinpony.de",
    "hotukdeals.com",
    "invitation.codes",
    "joinhoney.com",
    "knoji.com",
    "ma-reduc.com",
    "mydealz.de",
    "myvouchercodes.co.uk",
    "offers.com",
    "pepper.com",
    "pepper.pl",
    "promocodes.com",
    "refermate.com",
    "referralcodes.com",
    "retailmenot.com",
    "savings.com",
    "simplycodes.com",
    "slickdeals.net",
    "vouchercodes.co.uk",
    "wethrift.com",
)


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    sites = said.listed("sites")
    found = tuple(sorted(host for host in seen.hosts if is_below(host, sites)))
    others = sum(many for host, many in seen.hosts_of_others.items() if is_below(host, sites))
    # Browsers often keep to themselves where somebody came from. Where a link is posted, some say.
    if not found and others < said.number("others"):
        return None
    return Signal(Suspicion.COUPON_SITE, said.points, {"hosts": found, "others": others})


def is_below(host: str, sites: tuple[str, ...]) -> bool:
    """True for a site itself and for all of its hosts."""
    return any(host == site or host.endswith(f".{site}") for site in sites)


RULE = Rule(
    Suspicion.COUPON_SITE,
    look,
    RuleSettings(points=60, numbers={"others": 3}, words={"sites": _SITES}),
    "The link is on pages that collect codes. The friend came from: {hosts}. Others: {others}.",
)
