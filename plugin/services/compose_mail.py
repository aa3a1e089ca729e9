"""Write the mails that the app sends."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from babel.dates import format_date
from sqlalchemy import Connection

from plugin.domain.grant import GRANT
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.phrase_terms import phrase
from plugin.storage import codes, people, rewards
from plugin.storage.promise_json import terms_from_json
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
    code = codes.good_code_of(conn, reward_id=body["reward_id"])
    if reward is None or code is None or reward.state != RewardState.ISSUED:
        raise NobodyToTell
    address = _address(conn, shop, reward)
    if address is None:
        raise NobodyToTell
    worth = phrase(terms_from_json(reward.terms), reward.channel, "en")
    until = format_date(reward.expires_at, "long", locale="en")
    use = f"    {ctx.keys.code(code.id)}\n\nIt can be used once, until {until}."
    if body["template"] == "reward_ends":
        subject = f"Your reward from {shop.name} ends soon"
        text = f"You have not used your reward yet: {worth} your next order, with the code\n\n{use}"
    else:
        subject = f"Your reward from {shop.name}"
        thanks = _thanks(shop, reward)
        text = f"{thanks}\n\nYour reward: {worth} your next order, with the code\n\n{use}"
    return ctx.keys.open(address), subject, text


def _thanks(shop: Shop, reward: AnyRow) -> str:
    if reward.rule == GRANT:
        return f"{shop.name} has a present for you. Thank you for telling your friends!"
    if reward.side == Side.FRIEND:
        return f"You came to {shop.name} by a friend and have bought there. Thank you!"
    return f"A friend whom you sent to {shop.name} has bought there. Thank you!"


def _address(conn: Connection, shop: Shop, reward: AnyRow) -> bytes | None:
    """Sealed; None where it is not known any more."""
    if reward.side == Side.FRIEND:
        return people.friend_address(conn, shop.id, reward.referral_id)
    advocate = people.advocate_by_id(conn, shop.id, reward.advocate_id)
    sealed: bytes | None = advocate.email if advocate is not None else None
    return sealed
