"""Write the mails that the app sends."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from babel.dates import format_date
from sqlalchemy import Connection

from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.phrase_terms import phrase
from plugin.storage import codes, people, rewards
from plugin.storage.promise_json import terms_from_json
from plugin.storage.shops import Shop


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
            to, subject, text = _reward_issued(ctx, conn, shop, body["reward_id"])
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content(text)
    return mail


def _reward_issued(
    ctx: Context, conn: Connection, shop: Shop, reward_id: int
) -> tuple[str, str, str]:
    reward = rewards.find_reward(conn, shop.id, reward_id)
    code = codes.good_code_of(conn, reward_id=reward_id)
    if reward is None or code is None or reward.state != RewardState.ISSUED:
        raise NobodyToTell
    advocate = people.advocate_by_id(conn, shop.id, reward.advocate_id)
    if advocate is None or advocate.email is None:
        raise NobodyToTell
    worth = phrase(terms_from_json(reward.terms), reward.channel, "en")
    until = format_date(reward.expires_at, "long", locale="en")
    text = (
        f"A friend whom you sent to {shop.name} has bought there. Thank you!\n\n"
        f"Your reward: {worth} your next order, with the code\n\n"
        f"    {ctx.keys.code(code.id)}\n\n"
        f"It can be used once, until {until}."
    )
    return ctx.keys.open(advocate.email), f"Your reward from {shop.name}", text
