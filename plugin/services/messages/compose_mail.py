"""Write the mails that the app sends."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from sqlalchemy import Connection

from plugin.domain.grant import GRANT
from plugin.domain.instrument import Instrument
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.messages.fold_subject import POLICY
from plugin.services.messages.phrase_terms import phrase, terms_now
from plugin.services.telling.reader import Reader
from plugin.storage import codes, people, rewards
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


class NobodyToTell(Exception):
    """The matter is over, or the person's address is not known any more."""


def compose(ctx: Context, shop: Shop, body: Mapping[str, Any]) -> EmailMessage:
    """The mail that an outbox body asks for. Raises NobodyToTell."""
    mail = EmailMessage(POLICY)
    if body["template"] == "guest_link":
        to, (subject, text) = body["to"], _guest_link(shop, body)
    else:
        with ctx.engine.begin() as conn:
            to, subject, text = _about_reward(ctx, conn, shop, body)
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content(text)
    return mail


def _guest_link(shop: Shop, body: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text."""
    reader = Reader.of(body["language"], shop.zone)
    opening = reader.say("Open your referral page here:")
    unasked = reader.say("If you did not ask for this, nothing needs to be done.")
    subject = reader.say("Your referral page at {shop}", shop=shop.name)
    return subject, f"{opening}\n\n{body['link']}\n\n{unasked}"


def _about_reward(
    ctx: Context, conn: Connection, shop: Shop, body: Mapping[str, Any]
) -> tuple[str, str, str]:
    """Address, subject and text. Raises NobodyToTell."""
    reward = rewards.find_reward(conn, shop.id, body["reward_id"])
    if reward is None or reward.state != RewardState.ISSUED:
        raise NobodyToTell
    address = people.address_of(conn, reward)
    if address is None:
        raise NobodyToTell
    reader = Reader.of(people.language_of(conn, reward), shop.zone)
    use = _how_to_use(ctx, conn, reward, reader)
    if body["template"] == "reward_ends":
        subject = reader.say("Your reward from {shop} ends soon", shop=shop.name)
        begin = reader.say("You have not used your reward yet.")
    else:
        subject = reader.say("Your reward from {shop}", shop=shop.name)
        begin = _thanks(shop, reward, reader)
    return ctx.keys.open(address), subject, f"{begin}\n\n{use}"


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


def _thanks(shop: Shop, reward: AnyRow, reader: Reader) -> str:
    if reward.rule == GRANT:
        return reader.say(
            "{shop} has a present for you. Thank you for telling your friends!", shop=shop.name
        )
    if reward.side == Side.FRIEND:
        return reader.say(
            "You came to {shop} by a friend and have bought there. Thank you!", shop=shop.name
        )
    return reader.say(
        "A friend whom you sent to {shop} has bought there. Thank you!", shop=shop.name
    )
