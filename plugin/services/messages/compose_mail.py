"""Write the mails that the app sends."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from babel.dates import format_date
from sqlalchemy import Connection

from plugin.domain.grant import GRANT
from plugin.domain.instrument import Instrument
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.messages.phrase_terms import phrase, terms_now
from plugin.storage import codes, people, rewards
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


class NobodyToTell(Exception):
    """The matter is over, or the person's address is not known any more."""


def compose(ctx: Context, shop: Shop, body: Mapping[str, Any]) -> EmailMessage:
    """The mail that an outbox body asks for. Raises NobodyToTell."""
    mail = EmailMessage()
    if body["template"] == "guest_link":
        to, subject = body["to"], f"Your referral page at {shop.name}"
        text = (
            f"Open your referral page here:\n\n{body['link']}\n\n"
            "If you did not ask for this, nothing needs to be done."
        )
    else:
        with ctx.engine.begin() as conn:
            to, subject, text = _about_reward(ctx, conn, shop, body)
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content(text)
    return mail


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
    use = _how_to_use(ctx, conn, reward)
    if body["template"] == "reward_ends":
        subject = f"Your reward from {shop.name} ends soon"
        text = f"You have not used your reward yet. {use}"
    else:
        subject = f"Your reward from {shop.name}"
        text = f"{_thanks(shop, reward)}\n\n{use}"
    return ctx.keys.open(address), subject, text


def _how_to_use(ctx: Context, conn: Connection, reward: AnyRow) -> str:
    """What the reward is, and what to do with it. Raises NobodyToTell if that is nothing now."""
    worth = phrase(terms_now(reward), reward.channel, "en")
    if reward.instrument == Instrument.PLEDGE:
        return f"The shop has pledged {worth}, on your behalf."
    until = format_date(reward.expires_at, "long", locale="en")
    match Instrument(reward.instrument):
        case Instrument.GIFT_CARD:
            code = ctx.keys.code(reward.gift_card_id)
            return (
                f"Your reward: {worth}, on the gift card\n\n    {code}\n\n"
                f"It can be used bit by bit, until {until}."
            )
        case Instrument.POINTS:
            return f"Your reward: {worth}. They count until {until}."
        case Instrument.FLAG:
            return f"Your reward: {worth}, until {until}."
    good = codes.good_code_of(conn, reward_id=reward.id)
    if good is None:
        raise NobodyToTell
    code = ctx.keys.code(good.id)
    return (
        f"Your reward: {worth} your next order, with the code\n\n    {code}\n\n"
        f"It can be used once, until {until}."
    )


def _thanks(shop: Shop, reward: AnyRow) -> str:
    if reward.rule == GRANT:
        return f"{shop.name} has a present for you. Thank you for telling your friends!"
    if reward.side == Side.FRIEND:
        return f"You came to {shop.name} by a friend and have bought there. Thank you!"
    return f"A friend whom you sent to {shop.name} has bought there. Thank you!"
