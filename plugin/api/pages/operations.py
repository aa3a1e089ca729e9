"""Health and metrics, for whoever runs the app."""

from __future__ import annotations

import hmac
from typing import Any

from flask import Blueprint, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound

from plugin import VERSION
from plugin.services.context import Context


def add(blueprint: Blueprint, ctx: Context) -> None:
    @blueprint.get("/health")
    def health() -> tuple[Response, int]:
        try:
            with ctx.engine.connect() as conn:
                conn.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return jsonify(ok=False, version=VERSION, database=False), 503
        return jsonify(ok=True, version=VERSION, database=True), 200

    @blueprint.get("/metrics")
    def metrics() -> Any:
        token = ctx.settings.metrics_token
        given = request.headers.get("Authorization", "")
        if token is None:
            raise NotFound
        if not hmac.compare_digest(given.encode(), f"Bearer {token.get_secret_value()}".encode()):
            return jsonify(error="Send METRICS_TOKEN as a bearer token."), 401
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
