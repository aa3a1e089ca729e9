"""One table: what can be wrong with a webhook, and the status that says so.

Saleor tries 5xx again, five times in five minutes, and 4xx never. So 5xx is for what is our own
fault or will be right soon, and 4xx only for what can never become right.
"""

from __future__ import annotations

from enum import Enum


class Answer(Enum):
    ACCEPTED = 200
    NOT_JSON = (400, "The body is not a JSON object.")
    EVENT_MISMATCH = (400, "The body is not of the event in its header.")
    HEADER_MISSING = (400, "A header that Saleor sends is missing.")
    SIGNATURE_INVALID = (401, "The signature does not match the body.")
    WRONG_RECIPIENT = (403, "The event was meant for another app.")
    UNKNOWN_SHOP = (404, "This shop has not installed the app.")
    UNKNOWN_WEBHOOK = (404, "There is no such webhook.")
    METHOD_NOT_ALLOWED = (405, "Webhooks are posted.")
    TOO_LARGE = (413, "The body is larger than 1 MB.")
    UNKNOWN_EVENT = (422, "This webhook does not take that event.")
    FIELD_MISSING = (422, "The body lacks a field that the webhook's query asks for.")
    VALUE_ABSURD = (422, "A field holds a value that no order can have.")
    PAYLOAD_ERRORS = (422, "Saleor could not build the payload; check the app's permissions.")
    NOT_STORED = (503, "The app cannot store this just now.")
    KEYS_UNAVAILABLE = (503, "The shop's keys cannot be fetched just now.")
    SHOP_REGISTERING = (503, "The shop is still being registered.")

    @property
    def status(self) -> int:
        return self.value if isinstance(self.value, int) else self.value[0]

    @property
    def message(self) -> str:
        return "" if isinstance(self.value, int) else self.value[1]


class Rejected(Exception):
    """Ends the handling of a webhook with an answer other than ACCEPTED."""

    def __init__(self, answer: Answer, detail: str = ""):
        super().__init__(f"{answer.message} {detail}".strip())
        self.answer = answer
