"""What a shop was set to by mistake is set back, while nobody has set it once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from plugin.domain.audit import What
from plugin.domain.mail_words import MailKind, MailWords
from plugin.domain.retention import Kept
from plugin.domain.review import AtDeadline, Deadline
from plugin.domain.sharing import ShareChannel
from plugin.services.messages.set_event_url import set_event_url
from plugin.services.people.write_consent_text import insist_on_consent
from plugin.services.programs.change_program import set_storefront, set_time_zone
from plugin.services.refusals import RefusalCode
from plugin.services.review.set_review import set_review
from plugin.services.review.undo import undo
from plugin.services.shops.keep_no_longer import days_kept, set_retention
from plugin.services.shops.set_brand import set_brand, set_mail_words, set_sender
from plugin.services.shops.set_honesty import set_honesty
from plugin.services.shops.set_origins import set_origins
from plugin.services.shops.set_sharing import set_sharing
from plugin.services.staff.act_on_reward import By
from plugin.storage.shops import settings_of
from plugin.storage.tables import audit
from tests.services.staff import refusal
from tests.world import World

Sets = Callable[[World], None]
BY = By("VXNlcjo5", "Set by mistake")
PRESENT, GERMAN = MailKind.PRESENT, MailWords("Ein Geschenk", None)
REFUSE = Deadline(2, AtDeadline.REFUSE, 1)
# By the columns that hold it: what the shop says at first, and what somebody says by mistake.
SETTINGS: dict[str, tuple[Sets, Sets]] = {
    "storefront_url": (
        lambda w: set_storefront(w.ctx, w.shop, "https://shop.example/", "staff"),
        lambda w: set_storefront(w.ctx, w.shop, "https://old.example/", "staff"),
    ),
    "time_zone": (
        lambda w: set_time_zone(w.ctx, w.shop, "Europe/Riga", "staff"),
        lambda w: set_time_zone(w.ctx, w.shop, "Asia/Tokyo", "staff"),
    ),
    "consent_needed": (
        lambda w: insist_on_consent(w.ctx, w.shop, "staff", is_needed=False),
        lambda w: insist_on_consent(w.ctx, w.shop, "staff", is_needed=True),
    ),
    "review_days review_then review_remind_days": (
        lambda w: set_review(w.ctx, w.shop, Deadline(5, AtDeadline.APPROVE, 3), "staff"),
        lambda w: set_review(w.ctx, w.shop, REFUSE, "staff"),
    ),
    "honesty": (
        lambda w: set_honesty(w.ctx, w.shop, {"hold": 40}, "staff"),
        lambda w: set_honesty(w.ctx, w.shop, {"hold": 1000}, "staff"),
    ),
    "brand": (
        lambda w: set_brand(w.ctx, w.shop, "staff", name="Books", logo_url=None, accent="#1a237e"),
        lambda w: set_brand(w.ctx, w.shop, "staff", name="Boks", logo_url=None, accent=None),
    ),
    "sender": (
        lambda w: set_sender(w.ctx, w.shop, "staff", name="Anna", reply_to="help@shop.example"),
        lambda w: set_sender(w.ctx, w.shop, "staff", name=None, reply_to=None),
    ),
    "mail_words": (
        lambda w: set_mail_words(w.ctx, w.shop, PRESENT, "de", GERMAN, "staff"),
        lambda w: set_mail_words(w.ctx, w.shop, PRESENT, "de", MailWords("Gift", "Hi"), "staff"),
    ),
    "origins": (
        lambda w: set_origins(w.ctx, w.shop, ["https://a.example"], "staff"),
        lambda w: set_origins(w.ctx, w.shop, [], "staff"),
    ),
    "sharing": (
        lambda w: set_sharing(w.ctx, w.shop, [ShareChannel.SMS], "staff", leaderboard=True),
        lambda w: set_sharing(w.ctx, w.shop, [ShareChannel.X], "staff", leaderboard=False),
    ),
}


def newest(world: World) -> Any:
    with world.ctx.engine.connect() as conn:
        return conn.execute(select(audit).order_by(audit.c.id.desc()).limit(1)).one()


def undoes(world: World, act_id: int) -> None:
    undo(world.ctx, world.shop, act_id, BY)


def said(world: World, columns: str) -> dict[str, Any]:
    with world.ctx.engine.connect() as conn:
        return settings_of(conn, world.shop.id, columns.split())


@pytest.mark.parametrize("columns", SETTINGS)
def test_a_setting_is_again_what_it_was(world: World, columns: str) -> None:
    rightly, wrongly = SETTINGS[columns]
    rightly(world)
    before = said(world, columns)
    wrongly(world)
    mistake = newest(world)
    assert said(world, columns) != before
    undoes(world, mistake.id)

    assert said(world, columns) == before
    undone = newest(world)
    assert (undone.what, undone.undoes) == (What.SHOP_ACT_UNDONE, mistake.id)
    assert (undone.actor, undone.note) == (BY.actor, BY.note)
    assert (undone.before, undone.after) == (mistake.after, mistake.before)
    assert refusal(lambda: undoes(world, mistake.id)) is RefusalCode.ACT_UNDONE
    assert refusal(lambda: undoes(world, undone.id)) is RefusalCode.ACT_FINAL


def test_what_is_kept_is_kept_for_as_long_again(world: World) -> None:
    before = days_kept(world.ctx, world.shop)
    set_retention(world.ctx, world.shop, {Kept.VISITS: 7}, "staff")
    undoes(world, newest(world).id)

    assert days_kept(world.ctx, world.shop) == before


def test_what_was_set_once_more_is_not_lost(world: World) -> None:
    rightly, wrongly = SETTINGS["brand"]
    wrongly(world)
    first = newest(world).id
    rightly(world)
    later = newest(world).id
    assert refusal(lambda: undoes(world, first)) is RefusalCode.ACT_OVERTAKEN
    assert said(world, "brand")["brand"]["name"] == "Books"
    undoes(world, later)
    undoes(world, first)

    assert said(world, "brand")["brand"] == {}


def test_words_of_one_mail_are_taken_back_beside_those_of_another(world: World) -> None:
    writes = SETTINGS["mail_words"][0]
    writes(world)
    german = newest(world).id
    set_mail_words(world.ctx, world.shop, PRESENT, "en", MailWords("A gift", None), "staff")
    undoes(world, german)

    words = said(world, "mail_words")["mail_words"]
    assert (words["de"][PRESENT], words["en"][PRESENT]) == ({}, {"subject": "A gift"})


def test_some_settings_have_no_way_back(world: World) -> None:
    set_event_url(world.ctx, world.shop, "http://127.0.0.1:9/", "staff")
    assert refusal(lambda: undoes(world, newest(world).id)) is RefusalCode.ACT_FINAL
