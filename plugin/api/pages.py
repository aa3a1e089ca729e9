"""Pages for people and for machines: share links, Dashboard pages, health and metrics."""

from __future__ import annotations

import hmac
from io import BytesIO
from typing import Any

import segno
from flask import (
    Blueprint,
    Response,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from secure import ContentSecurityPolicy, ReferrerPolicy, Secure, XContentTypeOptions
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from plugin import VERSION
from plugin.api.seen import seen_in
from plugin.config import ROOT
from plugin.domain.codes import is_word
from plugin.services.context import Context
from plugin.services.people.follow_link import follow_link
from plugin.services.refusals import Refused

_UI = ROOT / "admin_ui"

# Which page stands at which address of the Dashboard's frames; they must not change after install.
_PAGES = {
    "": "referrals",
    "referrals": "referrals",
    "widgets/order": "order",
    "widgets/customer": "customer",
    "widgets/voucher": "voucher",
    "widgets/home": "home",
    "privacy": "privacy",
    "support": "support",
}


def pages(ctx: Context) -> Blueprint:
    blueprint = Blueprint("pages", __name__, template_folder=str(_UI))
    _add_links(blueprint, ctx)
    _add_dashboard(blueprint, ctx)
    _add_operations(blueprint, ctx)
    return blueprint


def _add_links(blueprint: Blueprint, ctx: Context) -> None:
    @blueprint.get("/r/<word>")
    def share_link(word: str) -> AnyResponse:
        try:
            kind = "qr" if request.args.get("via") == "qr" else "redirect"
            seen = seen_in(request, ctx.settings.trusted_proxies)
            target = follow_link(ctx, word, seen, kind)
        except Refused as error:
            page = render_template("message.html", title="Link not found", text=str(error))
            return make_response(page, 404)
        answer = redirect(target, 302)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @blueprint.get("/qr/<word>.svg")
    def qr_code(word: str) -> AnyResponse:
        if not is_word(word):
            raise NotFound
        out = BytesIO()
        link = f"{ctx.settings.app_url}/r/{word}?via=qr"
        segno.make(link, error="m").save(out, kind="svg", scale=8, border=2, title="Share link")
        answer = Response(out.getvalue(), mimetype="image/svg+xml")
        answer.headers["Cache-Control"] = "public, max-age=86400"
        return answer


def _add_dashboard(blueprint: Blueprint, ctx: Context) -> None:
    policy = (
        ContentSecurityPolicy()
        .default_src("'self'")
        .frame_ancestors(*ctx.settings.dashboard_origins.split())
    )
    headers = Secure(
        csp=policy, referrer=ReferrerPolicy().strict_origin(), xcto=XContentTypeOptions()
    )

    @blueprint.get("/dashboard/", defaults={"path": ""})
    @blueprint.get("/dashboard/<path:path>")
    def dashboard(path: str) -> AnyResponse:
        path = path.rstrip("/")
        if path in _PAGES:
            dark = request.args.get("theme") == "dark"
            answer = make_response(render_template(f"{_PAGES[path]}.html", dark=dark))
        elif path in ("page.css", "logo.png"):
            answer = send_from_directory(_UI, path, max_age=3600)
        else:
            raise NotFound
        headers.set_headers(answer)
        return answer

    @blueprint.get("/")
    def front() -> AnyResponse:
        return redirect("/dashboard/")


def _add_operations(blueprint: Blueprint, ctx: Context) -> None:
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
