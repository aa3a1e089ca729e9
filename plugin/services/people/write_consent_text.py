"""The merchant says what people are asked, and whether they must agree."""

from __future__ import annotations

from plugin.domain.audit import What
from plugin.domain.consent import Purpose, is_sayable
from plugin.services.context import Context
from plugin.services.note_setting import Setter, note_setting
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.telling.catalogs import language_tag
from plugin.storage import audit, consents, shops
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def write_consent_text(
    ctx: Context, shop: Shop, purpose: Purpose, language: str, text: str, actor: str
) -> AnyRow:
    """From now on people are asked this; who agreed before agreed to the text before.

    Raises Refused.
    """
    tag = language_tag(language)
    if tag is None or not is_sayable(purpose, text):
        raise Refused(RefusalCode.CONSENT_TEXT_INVALID)
    with ctx.engine.begin() as conn:
        newest = consents.newest_texts(conn, shop.id, [purpose], [tag])
        before = newest.get((purpose, tag))
        written = consents.add_text(conn, shop.id, purpose, tag, text.strip(), actor)
        if before is None or before.id != written.id:
            said = {"purpose": purpose, "language": tag, "number": written.number}
            what = What.SHOP_CONSENT_TEXT_SET
            audit.record(conn, shop.id, what, shop.id, actor, after=said)
    return written


def insist_on_consent(ctx: Context, shop: Shop, by: Setter, *, is_needed: bool) -> None:
    """Whether nobody may take part without having agreed. Raises Refused."""
    with ctx.engine.begin() as conn:
        before = consents.is_needed(conn, shop.id)
        shops.change_shop(conn, shop.id, consent_needed=is_needed)
        note_setting(
            conn,
            shop.id,
            What.SHOP_CONSENT_NEEDED_SET,
            by,
            before={"consent_needed": before},
            after={"consent_needed": is_needed},
        )
