"""The doors apps and storefronts knock at: GraphQL and the keys."""

import socket
from typing import Any

from flask import Blueprint, Response, jsonify, request
from graphql import GraphQLError

from sandbox import engine, tokens
from sandbox.accounts import Caller
from sandbox.engine import BadRequest
from sandbox.shop import Shop


def blueprint(shop: Shop) -> Blueprint:
    doors = Blueprint("api", __name__)

    @doors.before_request
    def stay_away() -> Response | None:
        if shop.outage == "503":
            return Response("Service Unavailable", status=503, content_type="text/plain")
        if shop.outage == "drop":
            return _hang_up()
        return None

    @doors.post("/graphql/")
    def graphql() -> tuple[Response, int]:
        try:
            body = _body()
            caller = tokens.caller_of(shop, _authorization())
            return jsonify(_answer(shop, body, caller)), 200
        except BadRequest as bad:
            return jsonify({"errors": [engine.formatted(error) for error in bad.errors]}), 400
        except tokens.TokenExpired as expired:
            return jsonify(_expired(expired)), 200

    @doors.get("/.well-known/jwks.json")
    def jwks() -> Response:
        return jsonify(shop.key.jwks)

    return doors


def _hang_up() -> Response:
    """Close the line without a word; the answer made here reaches nobody."""
    line = request.environ.get("werkzeug.socket")
    if line is not None:
        line.shutdown(socket.SHUT_RDWR)
    return Response(status=503)


def _body() -> dict[str, Any]:
    body = request.get_json(force=True, silent=True)
    if isinstance(body, list):
        raise BadRequest([GraphQLError("Number of batch queries exceeded.")])
    if not isinstance(body, dict) or not isinstance(body.get("query"), str):
        raise BadRequest([GraphQLError("Unable to parse query.")])
    return body


def _authorization() -> str | None:
    own = request.headers.get("Authorization-Bearer")
    return f"Bearer {own}" if own else request.headers.get("Authorization")


def _answer(shop: Shop, body: dict[str, Any], caller: Caller) -> dict[str, Any]:
    return shop.execute(
        body["query"],
        body.get("variables") or {},
        caller=caller,
        operation=body.get("operationName"),
        count=True,
    )


def _expired(expired: Exception) -> dict[str, Any]:
    error = {
        "message": str(expired),
        "extensions": {"exception": {"code": "ExpiredSignatureError"}},
    }
    return {"errors": [error], "data": None}
