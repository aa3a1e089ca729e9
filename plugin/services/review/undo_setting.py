"""Take back what the shop was set to: what it said before is said again, as staff would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugin.domain.audit import What
from plugin.domain.mail_words import MailKind, MailWords
from plugin.domain.retention import days_of
from plugin.domain.review import AtDeadline, Deadline
from plugin.domain.sharing import sharing_of
from plugin.services.context import Context
from plugin.services.note_setting import TakingBack
from plugin.services.people.write_consent_text import insist_on_consent
from plugin.services.programs.change_program import set_storefront, set_time_zone
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.set_review import set_review
from plugin.services.shops.keep_no_longer import set_retention
from plugin.services.shops.set_brand import set_brand, set_mail_words, set_sender
from plugin.services.shops.set_honesty import set_honesty
from plugin.services.shops.set_origins import set_origins
from plugin.services.shops.set_sharing import set_sharing
from plugin.services.staff.act_on_reward import By
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# What was said before, as the audit log has it.
Was = Mapping[str, Any]


def undo_setting(ctx: Context, shop: Shop, act: AnyRow, by: By) -> None:
    """Raises Refused."""
    say = _SAY_AGAIN.get(act.what)
    if say is None:
        raise Refused(RefusalCode.ACT_FINAL)
    say(ctx, shop, act.before, TakingBack(by.actor, by.note, act))


def _storefront(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    if was["storefront_url"] is None:
        raise Refused(RefusalCode.ACT_FINAL, "A shop that has an address keeps one.")
    set_storefront(ctx, shop, was["storefront_url"], by)


def _time_zone(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    set_time_zone(ctx, shop, was["time_zone"], by)


def _consent_needed(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    insist_on_consent(ctx, shop, by, is_needed=was["consent_needed"])


def _review(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    deadline = Deadline(was["days"], AtDeadline(was["then"]), was["remind_every_days"])
    set_review(ctx, shop, deadline, by)


def _retention(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    set_retention(ctx, shop, days_of(was), by)


def _honesty(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    set_honesty(ctx, shop, was, by)


def _brand(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    said = {name: was["brand"].get(name) for name in ("name", "logo_url", "accent")}
    set_brand(ctx, shop, by, **said)


def _sender(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    said = {name: was["sender"].get(name) for name in ("name", "reply_to")}
    set_sender(ctx, shop, by, **said)


def _mail_words(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    words = MailWords(was.get("subject"), was.get("opening"))
    set_mail_words(ctx, shop, MailKind(was["kind"]), was["language"], words, by)


def _origins(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    set_origins(ctx, shop, was["origins"], by)


def _sharing(ctx: Context, shop: Shop, was: Was, by: TakingBack) -> None:
    sharing = sharing_of(was["sharing"])
    set_sharing(ctx, shop, sharing.channels, by, leaderboard=sharing.leaderboard)


# What is not here has no way back: a person who was erased, a secret that has changed, a text that
# people have agreed to.
_SAY_AGAIN: Mapping[str, Callable[[Context, Shop, Was, TakingBack], None]] = {
    What.SHOP_STOREFRONT_SET: _storefront,
    What.SHOP_TIME_ZONE_SET: _time_zone,
    What.SHOP_CONSENT_NEEDED_SET: _consent_needed,
    What.SHOP_REVIEW_SET: _review,
    What.SHOP_RETENTION_SET: _retention,
    What.SHOP_HONESTY_SET: _honesty,
    What.SHOP_BRAND_SET: _brand,
    What.SHOP_SENDER_SET: _sender,
    What.SHOP_MAIL_TEXT_SET: _mail_words,
    What.SHOP_ORIGINS_SET: _origins,
    What.SHOP_SHARING_SET: _sharing,
}
