"""Somebody without an account wants a referral page: prove the mailbox by a link sent to it."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode, urlsplit, urlunsplit

from plugin.domain.consent import Purpose
from plugin.saleor.tokens import sign_guest_token
from plugin.services.context import Context, now
from plugin.services.messages import announce
from plugin.services.people.claim_offer import valid_email
from plugin.services.people.slow_down import spare_mailbox
from plugin.services.people.take_consent import Consent, check_consent, keep_consent
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import consents
from plugin.storage.programs import running_programs
from plugin.storage.shops import Shop

GUEST_LINK_LASTS = timedelta(days=30)


def invite_guest(
    ctx: Context, shop: Shop, email: str, language: str = "en", consent_text: int | None = None
) -> None:
    """Mail the link; the answer is the same whether or not the mailbox is known. Raises Refused.

    consent_text: the id of the text that they agreed to.
    """
    address = valid_email(email)
    if ctx.settings.smtp_url is None:
        raise Refused(RefusalCode.MAIL_NOT_SET_UP)
    if shop.storefront_url is None:
        raise Refused(RefusalCode.STOREFRONT_MISSING)
    # Before anything is asked of the mailbox: the answer is the same for one that is known.
    spare_mailbox(ctx, shop, address)
    expires_at = int((now() + GUEST_LINK_LASTS).timestamp())
    agreed = Consent(consent_text is not None, consent_text)
    sealed = ctx.keys.seal(address).decode()
    token = sign_guest_token(ctx.keys.signing, shop.id, sealed, expires_at)
    parts = urlsplit(shop.storefront_url)
    # In the fragment: it stays in the browser, out of logs and referrers.
    link = urlunsplit(parts._replace(fragment=urlencode({"referrals": token})))
    with ctx.engine.begin() as conn:
        if not running_programs(conn, shop.id):
            raise Refused(RefusalCode.PROGRAM_NOT_RUNNING)
        is_needed = consents.is_needed(conn, shop.id)
        check_consent(conn, shop.id, Purpose.JOIN, agreed, is_needed=is_needed)
        keep_consent(conn, shop.id, agreed, ctx.keys.person(email=address, user_id=None))
        announce.guest_link(ctx, conn, shop.id, address, link, language)
    ctx.wake(shop.id)
