"""Share links, what is shown of them before anybody follows one, and their QR codes."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from plugin.api.seen import seen_in, spoken_in
from plugin.domain.codes import is_word
from plugin.domain.sharing import share_channel
from plugin.services.context import Context
from plugin.services.people.follow_link import follow_link, is_crawler
from plugin.services.people.preview_link import preview_link
from plugin.services.refusals import Refused


def add(blueprint: Blueprint, ctx: Context) -> None:
    @blueprint.get("/r/<word>")
    def share_link(word: str) -> AnyResponse:
        seen = seen_in(request, ctx.settings.trusted_proxies)
        try:
            if is_crawler(seen):
                return _preview(ctx, word)
            target = follow_link(ctx, word, seen, share_channel(request.args.get("via")))
        except Refused as error:
            page = render_template("message.html", title="Link not found", text=str(error))
            return make_response(page, 404)
        answer = redirect(target, 302)
        answer.headers["Cache-Control"] = "no-store"
        # Whoever asks by another name is shown something else.
        answer.headers["Vary"] = "User-Agent"
        return answer

    @blueprint.get("/qr/<word>.svg")
    def qr_code(word: str) -> AnyResponse:
        return _picture(_drawn(ctx, word, "svg", title="Share link"), "image/svg+xml")

    @blueprint.get("/qr/<word>.png")
    def qr_picture(word: str) -> AnyResponse:
        return _picture(_drawn(ctx, word, "png"), "image/png")


def _preview(ctx: Context, word: str) -> AnyResponse:
    """Raises Refused."""
    preview = preview_link(ctx, word, spoken_in(request))
    url = f"{ctx.settings.app_url}/r/{word}"
    answer = make_response(render_template("preview.html", preview=preview, url=url))
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Vary"] = "User-Agent, Accept-Language"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _picture(drawn: bytes, mimetype: str) -> AnyResponse:
    answer = Response(drawn, mimetype=mimetype)
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


def _drawn(ctx: Context, word: str, kind: str, **options: str) -> bytes:
    if not is_word(word):
        raise NotFound
    # A web process that draws no code need not hold what draws them.
    import segno

    out = BytesIO()
    link = f"{ctx.settings.app_url}/r/{word}?via=qr"
    segno.make(link, error="m").save(out, kind=kind, scale=8, border=2, **options)
    return out.getvalue()
