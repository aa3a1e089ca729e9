"""The door for Saleor's installation: the manifest, and the handshake."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from plugin.saleor import manifest
from plugin.services.context import Context
from plugin.services.shops.install_shop import InstallRefused, install_shop

_STATUS = {
    "SALEOR_URL_PROHIBITED": 403,
    "UNKNOWN_APP_ID": 401,
    "JWKS_NOT_AVAILABLE": 401,
}


def registration(ctx: Context) -> Blueprint:
    blueprint = Blueprint("registration", __name__)

    @blueprint.get("/api/manifest")
    def show_manifest() -> Response:
        version = request.headers.get("Saleor-Schema-Version", "")
        return jsonify(manifest.render(ctx.settings.app_url, version))

    @blueprint.post("/api/register")
    def register() -> tuple[Response, int]:
        api_url = request.headers.get("Saleor-Api-Url", "")
        body = request.get_json(silent=True)
        token = body.get("auth_token") if isinstance(body, dict) else None
        if not api_url:
            return _refused("MISSING_SALEOR_API_URL", "The header Saleor-Api-Url is missing."), 400
        if not isinstance(token, str) or not token:
            return _refused("MISSING_AUTH_TOKEN", "The body has no auth_token."), 400
        try:
            install_shop(ctx, api_url, token)
        except InstallRefused as error:
            return _refused(error.code, str(error)), _STATUS[error.code]
        return jsonify(success=True), 200

    return blueprint


def _refused(code: str, message: str) -> Response:
    """Saleor shows `error.message` to whoever installs the app."""
    return jsonify(success=False, error={"code": code, "message": message})
