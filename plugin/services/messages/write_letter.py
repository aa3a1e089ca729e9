"""Write a mail around what it tells: the merchant's words or ours, the shop's name and look."""

from __future__ import annotations

from email.message import EmailMessage

from plugin.domain.mail_words import SHOP, MailKind, MailWords
from plugin.services.messages.dress_mail import dress
from plugin.services.messages.fold_subject import POLICY
from plugin.services.messages.phrase_terms import languages_for
from plugin.services.telling.reader import Reader
from plugin.storage.shops import Shop


def write_letter(
    shop: Shop, kind: MailKind, reader: Reader, facts: str, words: MailWords | None = None
) -> EmailMessage:
    """facts: what the mail tells, a paragraph each. words: instead of what the merchant has written
    for readers like this one."""
    own = words or words_of(shop, kind, reader.locale)
    subject, opening = _usual(kind, reader, shop.shown_name)
    mail = EmailMessage(POLICY)
    mail["Subject"] = _filled(own.subject, shop) or subject
    text = f"{_filled(own.opening, shop) or opening}\n\n{facts}"
    mail.set_content(text)
    if shop.brand.is_dressed:
        dress(mail, text, shop.brand, shop.shown_name, reader.locale.replace("_", "-"))
    return mail


def words_of(shop: Shop, kind: MailKind, locale: str) -> MailWords:
    """What the merchant has written in the language, or in its general form; not in another."""
    last = locale.split("_")[0]
    for language in languages_for(locale):
        if language.split("-")[0] == last and (said := shop.mail_words.get(language, {}).get(kind)):
            return MailWords(**said)
    return MailWords()


def _filled(text: str | None, shop: Shop) -> str | None:
    return text.replace(SHOP, shop.shown_name) if text is not None else None


def _usual(kind: MailKind, reader: Reader, name: str) -> tuple[str, str]:
    """Subject and opening in our words."""
    match kind:
        case MailKind.GUEST_LINK:
            subject = reader.say("Your referral page at {shop}", shop=name)
            return subject, reader.say("Open your referral page here:")
        case MailKind.REWARD_ENDS:
            subject = reader.say("Your reward from {shop} ends soon", shop=name)
            return subject, reader.say("You have not used your reward yet.")
    return reader.say("Your reward from {shop}", shop=name), _thanks(kind, reader, name)


def _thanks(kind: MailKind, reader: Reader, name: str) -> str:
    if kind is MailKind.PRESENT:
        return reader.say(
            "{shop} has a present for you. Thank you for telling your friends!", shop=name
        )
    if kind is MailKind.REWARD_FOR_FRIEND:
        return reader.say(
            "You came to {shop} by a friend and have bought there. Thank you!", shop=name
        )
    return reader.say("A friend whom you sent to {shop} has bought there. Thank you!", shop=name)
