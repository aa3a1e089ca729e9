"""A mail server for tests, and what it was given."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from pydantic import SecretStr

from tests.world import World


class Letterbox:
    """Takes mail as an SMTP server does."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.is_full = False

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802
        if self.is_full:
            return "451 try again later"
        self.mails.append(message_from_bytes(envelope.content))  # type: ignore[attr-defined]
        return "250 OK"


@contextmanager
def delivering(world: World, letterbox: Letterbox) -> Iterator[World]:
    """The shop's mails go into this letterbox."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(letterbox, hostname="127.0.0.1", port=port)
    server.start()
    url = SecretStr(f"smtp://127.0.0.1:{port}")
    settings = world.ctx.settings.model_copy(update={"smtp_url": url})
    world.ctx = replace(world.ctx, settings=settings)
    yield world
    server.stop()
