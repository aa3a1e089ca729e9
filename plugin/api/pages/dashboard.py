"""What the Dashboard frames: the built pages, and a few plain ones."""

from __future__ import annotations

from pathlib import Path

from flask import (
    Blueprint,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from secure import ContentSecurityPolicy, ReferrerPolicy, Secure, XContentTypeOptions
from werkzeug.wrappers import Response as AnyResponse

from plugin.api.pages.built import PLAIN, built_file, page, root_of
from plugin.services.context import Context

# Which address shows what; those of the manifest must not change after install.
TABS = ("start", "overview", "programs", "referrals", "advocates", "rewards", "review", "settings")
WIDGETS = ("widgets/order", "widgets/customer", "widgets/voucher", "widgets/home")
_RENDERED = ("privacy", "support")


def add(blueprint: Blueprint, ctx: Context, built: Path) -> None:
    root = root_of(ctx.settings.app_url)
    headers = _headers(ctx)

    @blueprint.get("/dashboard/", defaults={"path": ""})
    @blueprint.get("/dashboard/<path:path>")
    def dashboard(path: str) -> AnyResponse:
        answer = _file(path, built) or _page(path.rstrip("/"), built, root)
        headers.set_headers(answer)
        return answer

    @blueprint.get("/")
    def front() -> AnyResponse:
        return redirect(f"{root}/")


def _headers(ctx: Context) -> Secure:
    policy = (
        ContentSecurityPolicy()
        .default_src("'self'")
        # The shop's logo is wherever the shop keeps it.
        .img_src("'self'", "https:")
        .frame_ancestors(*ctx.settings.dashboard_origins.split())
    )
    return Secure(csp=policy, referrer=ReferrerPolicy().strict_origin(), xcto=XContentTypeOptions())


def _file(path: str, built: Path) -> AnyResponse | None:
    if path in ("page.css", "logo.png"):
        return send_from_directory(PLAIN, path, max_age=3600)
    folder, _, name = path.partition("/")
    if folder != "assets":
        return None
    return built_file(built / folder, name)


def _page(path: str, built: Path, root: str) -> AnyResponse:
    dark = request.args.get("theme") == "dark"
    if path in _RENDERED:
        return make_response(render_template(f"{path}.html", dark=dark))
    text = page(built, root, dark=dark)
    if text is None:
        return make_response(render_template("unbuilt.html", dark=dark), 503)
    is_ours = path in ("", *WIDGETS) or path.partition("/")[0] in TABS
    # The page says itself, in the reader's language, that there is nothing here.
    answer = make_response(text, 200 if is_ours else 404)
    # It names what was built last.
    answer.cache_control.no_cache = True
    return answer
