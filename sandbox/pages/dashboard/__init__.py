"""A Dashboard, as much of one as an app needs to live in: pages, frames and the AppBridge."""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.pages import policy, wording
from sandbox.pages.dashboard import details, door, extensions, frames, installing, lists
from sandbox.pages.files import Pages
from sandbox.shop import Shop


def add(app: Flask, shop: Shop) -> None:
    pages = Pages(
        "dashboard", __name__, template_folder="templates", static_folder="static",
        static_url_path="/assets", url_prefix="/dashboard",
    )  # fmt: skip

    @pages.before_request
    def guard() -> AnyResponse | None:
        g.shop = shop
        g.staff = door.staff_of(shop)
        if g.staff is None and request.endpoint not in door.OPEN:
            return redirect(url_for("dashboard.login", next=request.full_path))
        return None

    @pages.after_request
    def protect(answer: Response) -> Response:
        return policy.protect(answer, shop.app_origins())

    @pages.context_processor
    def words() -> dict[str, object]:
        return {
            "staff": g.staff,
            "shop": shop,
            "entries": frames.navigation(g.staff) if g.staff else [],
            "money": wording.money,
            "day": wording.day,
            "plain": wording.plain,
        }

    for part in (door, lists, details, extensions, installing):
        part.add(pages)
    app.register_blueprint(pages)
