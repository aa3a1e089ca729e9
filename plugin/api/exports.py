"""The door of the Dashboard's downloads: `/export/ledger.csv` and the like."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Request, Response, jsonify, request
from graphql import GraphQLError
from strawberry import ID

from plugin.api.admin.caller import Caller, NeedsOrders, program_key
from plugin.api.admin.written_filters import wanted_of
from plugin.api.views import Closed, Doors, closed
from plugin.services.books.export_books import Book, export_book
from plugin.services.books.write_table import Form
from plugin.services.context import Context
from plugin.services.programs.change_program import find
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.recognise_shop import ShopDirectory

_TYPES = {Form.CSV: "text/csv; charset=utf-8", Form.JSON: "application/json"}
_STATUSES = {
    RefusalCode.PROGRAM_UNKNOWN: 404,
    RefusalCode.MOMENT_INVALID: 400,
    RefusalCode.FILTER_INVALID: 400,
}
# An address in an address would stand in the log of every proxy.
_ONLY_POSTED = "email"


def export_door(ctx: Context, shops: ShopDirectory) -> Blueprint:
    doors = Doors(ctx, shops)
    blueprint = Blueprint("exports", __name__)

    @blueprint.route(
        "/export/<any(ledger, rewards, referrals, advocates):book>.<any(csv, json):form>",
        methods=["GET", "POST"],
    )
    def export(book: str, form: str) -> Response:
        caller = doors.staff(request)
        if "MANAGE_DISCOUNTS" not in caller.staff.permissions:
            raise Closed("PERMISSION_DENIED")
        wanted = wanted_of(caller, Book(book), _written(caller, request))
        orders = NeedsOrders.is_right_of(caller)
        text = export_book(ctx, caller.shop, Book(book), Form(form), wanted, with_orders=orders)
        answer = Response(text, content_type=_TYPES[Form(form)])
        answer.headers["Content-Disposition"] = f'attachment; filename="{book}.{form}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer

    blueprint.register_error_handler(Closed, closed)
    blueprint.register_error_handler(Refused, _refused)
    blueprint.register_error_handler(GraphQLError, _not_allowed)
    return blueprint


def _written(caller: Caller, asked: Request) -> Mapping[str, str]:
    """The filter as text. `program` is a program that there must be. Raises Refused."""
    if asked.method == "GET" and _ONLY_POSTED in asked.args:
        raise Refused(RefusalCode.FILTER_INVALID, "Post an e-mail address as a form.")
    written = {**asked.args.to_dict(), **asked.form.to_dict()}
    named = written.pop("program", None)
    if named is not None:
        with caller.ctx.engine.connect() as conn:
            find(conn, caller.shop, program_key(ID(named)))
        written["programId"] = named
    return written


def _refused(error: Refused) -> tuple[Response, int]:
    body = {"errors": [{"message": str(error), "extensions": {"code": error.code}}]}
    return jsonify(body), _STATUSES[error.code]


def _not_allowed(error: GraphQLError) -> tuple[Response, int]:
    """What is asked by needs another right than what is asked for."""
    return jsonify({"errors": [{"message": error.message, "extensions": error.extensions}]}), 403
