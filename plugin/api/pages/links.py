"""Share links and their QR codes."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from plugin.api.seen import seen_in
from plugin.domain.codes import is_word
from plugin.services.context import Context
from plugin.services.people.follow_link import follow_link
from plugin.services.refusals import Refused


def add(blueprint: Blueprint, ctx: Context) -> None:
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
        # A web process that draws no code need not hold what draws them.
        import segno

        out = BytesIO()
        link = f"{ctx.settings.app_url}/r/{word}?via=qr"
        segno.make(link, error="m").save(out, kind="svg", scale=8, border=2, title="Share link")
        answer = Response(out.getvalue(), mimetype="image/svg+xml")
        answer.headers["Cache-Control"] = "public, max-age=86400"
        return answer
