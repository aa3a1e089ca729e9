"""Break the subjects of mails into lines without losing a space.

What Python 3.11 and some later ones fold by themselves lacks spaces between encoded words
(python/cpython#92081), and the first repair glued such words together (#144156), for which mails
are sent back. Subjects in letters beyond ASCII are nearly always long enough to be folded.
"""

from __future__ import annotations

from email.header import Header
from email.policy import EmailPolicy
from typing import Any


class Policy(EmailPolicy):
    def fold(self, name: str, value: Any) -> str:
        if name.lower() != "subject" or str(value).isascii():
            usual: str = super().fold(name, value)
            return usual
        folded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {folded}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower() != "subject":
            return super().fold_binary(name, value)
        return self.fold(name, value).encode("ascii")


POLICY = Policy()
