"""Write the mails that the app sends."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from sqlalchemy import Connection

from plugin.domain.grant import GRANT
from plugin.domain.instrument import Instrument
from plugin.domain.mail_words import MailKind
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.messages.phrase_terms import phrase, terms_now
from plugin.services.messages.write_letter import write_letter
from plugin.services.telling.reader import Reader
from plugin.storage import codes, people, rewards
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


class NobodyToTell(Exception):
    """The matter is over, or the person's address is not known any more."""


def compose(ctx: Context, shop: Shop, body: Mapping[str, Any]) -> EmailMessage:
    """The mail that an outbox body asks for. Raises NobodyToTell."""
    if body["template"] == "guest_link":
        to, mail = body["to"], _guest_link(shop, body)
    else:
        with ctx.engine.begin() as conn:
            to, mail = _about_reward(ctx, conn, shop, body)
    mail["To"] = to
    return mail


def _guest_link(shop: Shop, body: Mapping[str, Any]) -> EmailMessage:
    reader = Reader.of(body["language"], shop.zone)
    unasked = reader.say("If you did not ask for this, nothing needs to be done.")
    facts = f"{body['link']}\n\n{unasked}"
    return write_letter(shop, MailKind.GUEST_LINK, reader, facts)


def _about_reward(
    ctx: Context, conn: Connection, shop: Shop, body: Mapping[str, Any]
) -> tuple[str, EmailMessage]:
    """The address, and the mail. Raises NobodyToTell."""
    reward = rewards.find_reward(conn, shop.id, body["reward_id"])
    if reward is None or reward.state != RewardState.ISSUED:
        raise NobodyToTell
    address = people.address_of(conn, reward)
    if address is None:
        raise NobodyToTell
    reader = Reader.of(people.language_of(conn, reward), shop.zone)
    use = _how_to_use(ctx, conn, reward, reader)
    is_reminder = body["template"] == "reward_ends"
    kind = MailKind.REWARD_ENDS if is_reminder else _kind_of(reward)
    return ctx.keys.open(address), write_letter(shop, kind, reader, use)


def _kind_of(reward: AnyRow) -> MailKind:
    if reward.rule == GRANT:
        return MailKind.PRESENT
    is_friends = reward.side == Side.FRIEND
    return MailKind.REWARD_FOR_FRIEND if is_friends else MailKind.REWARD_FOR_ADVOCATE


def _how_to_use(ctx: Context, conn: Connection, reward: AnyRow, reader: Reader) -> str:
    """What the reward is, and what to do with it. Raises NobodyToTell if that is nothing now."""
    worth, until = phrase(terms_now(reward), reward.channel, reader), reward.expires_at
    if reward.instrument == Instrument.PLEDGE:
        return reader.say("The shop has pledged {reward}, on your behalf.", reward=worth)
    begin = reader.say("Your reward: {reward}.", reward=worth)
    match Instrument(reward.instrument):
        case Instrument.GIFT_CARD:
            code = ctx.keys.code(reward.gift_card_id)
            use = reader.say("The gift card can be used bit by bit, until {until}.", until=until)
            return f"{begin}\n\n    {code}\n\n{use}"
        case Instrument.POINTS:
            use = reader.say("The points count until {until}.", until=until)
            return reader.together(begin, use)
        case Instrument.FLAG:
            use = reader.say("It lasts until {until}.", until=until)
            return reader.together(begin, use)
    good = codes.good_code_of(conn, reward_id=reward.id)
    if good is None:
        raise NobodyToTell
    use = reader.say("The code can be used once, on your next order, until {until}.", until=until)
    return f"{begin}\n\n    {ctx.keys.code(good.id)}\n\n{use}"
