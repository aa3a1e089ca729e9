"""What the referral app answers the storefront, by hand: Alice has a link, Bob may claim."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

from sandbox.server import QuietHandler

WORD = "alice-7k2"
TERMS = {"kind": "PERCENT", "text": "10% off"}


@dataclass
class ReferralDouble:
    url: str = ""
    code: str = "BOB-GIFT-10"
    refusal: dict[str, str] | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    """Variables, operation and headers of every request."""

    def answer(self, name: str, variables: dict[str, Any], signed_in: bool) -> Any:
        if name == "Offer" and variables["word"] != WORD:
            return None
        if self.refusal and name in {"Claim", "Join"}:
            return {"__typename": "Refusal", **self.refusal}
        if name == "Me" and not signed_in:
            return {"__typename": "Refusal", "code": "SIGN_IN_NEEDED", "message": "Sign in."}
        return {
            "Offer": {
                "advocateName": "Alice",
                "friendReward": TERMS,
                "disclosure": "Alice gets 10% off when you buy.",
                "consent": {"id": "7", "text": "The shop may write to me."},
            },
            "Visit": {"journeyToken": "signed-journey"},
            "Claim": {
                "__typename": "Claim",
                "code": self.code,
                "checkoutToken": "signed-token",
                "expiresAt": "2999-01-01T00:00:00+00:00",
                "discount": TERMS,
            },
            "Me": self.advocate(),
            "Join": {"__typename": "Joined"},
        }[name]

    def advocate(self) -> dict[str, Any]:
        return {
            "__typename": "Advocate",
            "word": WORD,
            "shareUrl": f"https://fernweh.example/?ref={WORD}",
            "friends": [
                {"since": "2026-10-02", "status": "BOUGHT", "why": "Your friend has bought."}
            ],
            "rewards": [
                {
                    "id": "1",
                    "state": "ISSUED",
                    "terms": TERMS,
                    "left": "10",
                    "unit": "percent",
                    "code": "ALICE-THANKS",
                    "expiresAt": None,
                    "dueAt": None,
                    "why": "For the friend who bought.",
                }
            ],
            "points": [{"program": "Refer a friend", "points": "80", "at": 100}],
        }


FIELDS = {"Offer": "offer", "Visit": "visit", "Claim": "claim", "Me": "me", "Join": "join"}


@contextmanager
def referral_double() -> Iterator[ReferralDouble]:
    double = ReferralDouble()
    flask = Flask("referrals", static_folder=None)

    @flask.post("/graphql/storefront")
    def storefront() -> Response:
        body = request.get_json()
        name = body["query"].split()[1].split("(")[0]
        double.asked.append(
            {"operation": name, **body["variables"], "headers": dict(request.headers)}
        )
        signed_in = "Authorization" in request.headers
        return jsonify({"data": {FIELDS[name]: double.answer(name, body["variables"], signed_in)}})

    server = make_server("127.0.0.1", 0, flask, threaded=True, request_handler=QuietHandler)
    double.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
