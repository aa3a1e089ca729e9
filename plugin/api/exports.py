"""The door of the Dashboard's downloads: `GET /export/ledger.csv` and the like."""

from __future__ import annotations

from flask import Blueprint, Request, Response, jsonify, request
from strawberry import ID

from plugin.api.admin.caller import program_key
from plugin.api.views import Closed, Doors, closed
from plugin.services.books.export_books import Book, export_book, scope_of
from plugin.services.books.write_table import Form
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.recognise_shop import ShopDirectory

_TYPES = {Form.CSV: "text/csv; charset=utf-8", Form.JSON: "application/json"}
_STATUSES = {RefusalCode.PROGRAM_UNKNOWN: 404, RefusalCode.MOMENT_INVALID: 400}


def export_door(ctx: Context, shops: ShopDirectory) -> Blueprint:
    doors = Doors(ctx, shops)
    blueprint = Blueprint("exports", __name__)

    @blueprint.get("/export/<any(ledger, rewards):book>.<any(csv, json):form>")
    def export(book: str, form: str) -> Response:
        caller = doors.staff(request)
        if "MANAGE_DISCOUNTS" not in caller.staff.permissions:
            raise Closed("PERMISSION_DENIED")
        asked = request.args.get("from"), request.args.get("to")
        scope = scope_of(ctx, caller.shop, _program(request), *asked)
        orders = "MANAGE_ORDERS" in caller.staff.permissions
        text = export_book(ctx, caller.shop, Book(book), Form(form), scope, with_orders=orders)
        answer = Response(text, content_type=_TYPES[Form(form)])
        answer.headers["Content-Disposition"] = f'attachment; filename="{book}.{form}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer

    blueprint.register_error_handler(Closed, closed)
    blueprint.register_error_handler(Refused, _refused)
    return blueprint


def _program(asked: Request) -> int | None:
    named = asked.args.get("program")
    return None if named is None else program_key(ID(named))


def _refused(error: Refused) -> tuple[Response, int]:
    body = {"errors": [{"message": str(error), "extensions": {"code": error.code}}]}
    return jsonify(body), _STATUSES[error.code]
