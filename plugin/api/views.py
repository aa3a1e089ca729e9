"""The two GraphQL doors over HTTP: which shop, and who is asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from flask import Blueprint, Request, Response, jsonify
from flask.typing import ResponseReturnValue
from flask_cors import CORS
from joserfc.jwk import KeySet
from strawberry.flask.views import GraphQLView

from plugin.api.admin.caller import Caller as AdminCaller
from plugin.api.admin.schema import schema as admin_schema
from plugin.api.seen import seen_in, spoken_in
from plugin.api.storefront.schema import Caller as StorefrontCaller
from plugin.api.storefront.schema import schema as storefront_schema
from plugin.domain.origins import may_ask
from plugin.domain.rates import Asked
from plugin.keys import KeyLost
from plugin.saleor import tokens
from plugin.saleor.signatures import KeysUnavailable, UnknownKey
from plugin.services.context import Context
from plugin.services.people.count_questions import Questions
from plugin.services.people.show_advocate import Visitor
from plugin.services.people.slow_down import asker_of
from plugin.services.shops.recognise_shop import Known, ShopDirectory
from plugin.storage.database import planned_each_time
from plugin.turns import Turns

_T = TypeVar("_T")

# Questions by one door that a process works on. Each door has its own: staff who ask for much keep
# no shopper waiting.
_AT_ONCE = 4

# The reasons for which a door stays closed, and what the caller is told.
_CLOSED = {
    "QUESTION_NEEDED": (400, "Post one JSON object with a `query`."),
    "SHOP_NEEDED": (400, "Name the shop in the header Saleor-Api-Url."),
    "TOKEN_NEEDED": (401, "Send the Dashboard's token in the header Authorization-Bearer."),
    "TOKEN_INVALID": (401, "The token is not valid here, or not any more."),
    "PERMISSION_DENIED": (403, "You need the permission MANAGE_DISCOUNTS for this."),
    "ORIGIN_NOT_ALLOWED": (403, "The shop has not listed the origin of this page."),
    "SHOP_UNKNOWN": (404, "This shop has not installed the app."),
    "RATE_LIMITED": (429, "That was too often. Ask again after the time in Retry-After."),
    "KEYS_UNAVAILABLE": (503, "The shop's keys cannot be fetched just now; try again."),
}


class Closed(Exception):
    """The door stays closed; code is a key of _CLOSED. retry_after: in seconds, 0 for not said."""

    def __init__(self, code: str, retry_after: int = 0):
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


class _View(GraphQLView[Any, None]):
    # Flask makes one for each request unless told not to, and turns are for all of them.
    init_every_request = False

    def __init__(self, caller: Callable[[Request], Any], **options: Any):
        super().__init__(graphql_ide=None, allow_queries_via_get=False, **options)
        self._caller = caller
        self._turns = Turns(_AT_ONCE)

    def dispatch_request(self) -> ResponseReturnValue:
        with self._turns.taken():
            return super().dispatch_request()

    def get_context(self, request: Request, response: Response) -> Any:  # noqa: ARG002
        return self._caller(request)

    def parse_json(self, data: str | bytes) -> Any:
        try:
            question = super().parse_json(data)
        except RecursionError as error:
            raise Closed("QUESTION_NEEDED") from error
        if not isinstance(question, dict):
            raise Closed("QUESTION_NEEDED")
        return question


class Doors:
    """Who comes in: a shop that we know, and a token that it signed."""

    def __init__(self, ctx: Context, shops: ShopDirectory):
        self._ctx = ctx
        self._for_staff = replace(ctx, engine=planned_each_time(ctx.engine))
        self._shops = shops
        self._questions = Questions(ctx)

    def staff(self, request: Request) -> AdminCaller:
        known = self._shop(request)
        token = request.headers.get("Authorization-Bearer", "")
        if not token:
            raise Closed("TOKEN_NEEDED")
        try:
            return self._staff(known, token)
        except tokens.ForAnotherApp:
            # Perhaps installed anew a moment ago, and this process remembers the old id.
            known = self._shops.read(known.shop.api_url) or known
        try:
            return self._staff(known, token)
        except tokens.ForAnotherApp as error:
            raise Closed("TOKEN_INVALID") from error

    def _staff(self, known: Known, token: str) -> AdminCaller:
        api_url, app_id = known.shop.api_url, known.shop.app_id or ""
        member = self._checked(known, lambda k: tokens.staff_member(token, k, api_url, app_id))
        return AdminCaller(self._for_staff, known.shop, member)

    def visitor(self, request: Request) -> StorefrontCaller:
        known = self._shop(request)
        # A storefront's own server names no origin.
        origin = request.headers.get("Origin")
        if not may_ask(origin, known.shop.origins, known.shop.storefront_url):
            raise Closed("ORIGIN_NOT_ALLOWED")
        speaks = spoken_in(request)
        seen = seen_in(request, self._ctx.settings.trusted_proxies)
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        visitor = None
        if scheme.lower() == "bearer" and token:
            visitor = replace(self._visitor(known, token), seen=seen)
        asker = asker_of(self._ctx, known.shop, visitor, seen, by_server=origin is None)
        if wait := self._questions.seconds_to_wait(known.shop, Asked.ASK, asker):
            raise Closed("RATE_LIMITED", wait)
        return StorefrontCaller(
            self._ctx, known.shop, visitor, seen, speaks, asker, self._questions
        )

    def _visitor(self, known: Known, token: str) -> Visitor:
        if tokens.is_ours(token):
            try:
                sealed = tokens.guest_of_token(self._ctx.keys.signing, known.shop.id, token)
                return Visitor(self._ctx.keys.open(sealed.encode()))
            except (tokens.BadToken, KeyLost) as error:
                # A link may outlive the key that its address was sealed with.
                raise Closed("TOKEN_INVALID") from error
        found = self._checked(known, lambda keys: tokens.customer(token, keys, known.shop.api_url))
        return Visitor(found.email, found.user_id)

    def _shop(self, request: Request) -> Known:
        api_url = request.headers.get("Saleor-Api-Url", "")
        if not api_url:
            raise Closed("SHOP_NEEDED")
        known = self._shops.find(api_url)
        if known is None or not known.shop.is_active:
            known = self._shops.read(api_url)
        if known is None or not known.shop.is_active:
            raise Closed("SHOP_UNKNOWN")
        return known

    def _checked(self, known: Known, check: Callable[[KeySet], _T]) -> _T:
        try:
            return self._shops.verify(known, check)
        except tokens.ForAnotherApp:
            raise
        except (tokens.BadToken, UnknownKey) as error:
            raise Closed("TOKEN_INVALID") from error
        except KeysUnavailable as error:
            raise Closed("KEYS_UNAVAILABLE") from error


def graphql_doors(ctx: Context, shops: ShopDirectory) -> Blueprint:
    doors = Doors(ctx, shops)
    blueprint = Blueprint("graphql", __name__)
    storefront = _View.as_view("storefront", caller=doors.visitor, schema=storefront_schema)
    admin = _View.as_view("admin", caller=doors.staff, schema=admin_schema)
    blueprint.add_url_rule("/graphql/storefront", view_func=storefront, strict_slashes=False)
    blueprint.add_url_rule("/graphql/admin", view_func=admin, strict_slashes=False)
    blueprint.register_error_handler(Closed, closed)
    # No cookie means anything here, and the shop is not known before the question itself comes: so
    # any page may ask whether it may, and its question is refused where the shop lists others.
    CORS(
        blueprint,
        resources={r"/graphql/storefront": {"origins": "*"}},
        allow_headers=["Authorization", "Content-Type", "Saleor-Api-Url"],
        methods=["POST"],
        # A page that is told to wait can read for how long.
        expose_headers=["Retry-After"],
        max_age=3600,
    )
    return blueprint


def closed(error: Closed) -> tuple[Response, int]:
    status, message = _CLOSED[error.code]
    body = {"errors": [{"message": message, "extensions": {"code": error.code}}]}
    answer = jsonify(body)
    if error.retry_after:
        answer.headers["Retry-After"] = str(error.retry_after)
    return answer, status
