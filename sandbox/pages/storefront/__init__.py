"""The shop as customers see it."""

from flask import Flask, Response, g, request

from sandbox.pages import policy, wording
from sandbox.pages.files import Pages
from sandbox.pages.storefront import account, basket, goods, ordering
from sandbox.pages.storefront.visitor import Visitor, link
from sandbox.shop import Shop


def add(app: Flask, shop: Shop) -> None:
    pages = Pages(
        "storefront", __name__, template_folder="templates", static_folder="static",
        static_url_path="/shop-assets",
    )  # fmt: skip

    @pages.before_request
    def meet() -> None:
        g.visitor = Visitor(shop, request)

    @pages.after_request
    def protect(answer: Response) -> Response:
        return policy.protect(answer, shop.app_origins())

    @pages.context_processor
    def words() -> dict[str, object]:
        return {
            "visitor": g.visitor,
            "link": link,
            "money": wording.money,
            "day": wording.day,
            "plain": wording.plain,
        }

    for part in (goods, basket, ordering, account):
        part.add(pages)
    app.register_blueprint(pages)
