"""Installed apps: their pages, their tokens, their troubles."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request
from flask import url_for as page
from werkzeug.wrappers import Response as AnyResponse

from sandbox.pages.dashboard import documents
from sandbox.pages.dashboard.door import staff
from sandbox.pages.dashboard.frames import app_frame
from sandbox.people import ShopSaidNo


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/extensions/installed", "extensions", installed)
    pages.add_url_rule("/extensions/app/<app_id>/", "app_page", app_page, defaults={"path": ""})
    pages.add_url_rule("/extensions/app/<app_id>/<path:path>", "app_page", app_page)
    pages.add_url_rule(
        "/extensions/app/<app_id>/do/<action>", "change_app", change, methods=["POST"]
    )
    pages.add_url_rule("/problems/<problem_id>/dismiss", "dismiss", dismiss, methods=["POST"])
    pages.add_url_rule("/tokens/<app_id>", "token", token)


def installed() -> str:
    edges = staff().ask(documents.APPS)["edges"]
    rows = staff().ask(documents.INSTALLATIONS)
    return render_template(
        "dashboard/extensions.html",
        apps=[edge["node"] for edge in edges],
        installations=rows,
        pending=any(row["status"] == "PENDING" for row in rows),
    )


def app_page(app_id: str, path: str) -> str:
    app = staff().ask(documents.APP, id=app_id)
    if app is None or not app["appUrl"]:
        abort(404)
    query, back = request.query_string.decode(), request.args.get("appPath")
    return render_template(
        "dashboard/app.html", app=app, frame_view=app_frame(staff(), app, path, query, back)
    )


def token(app_id: str) -> Response:
    """A fresh token for an app's frame: the page never holds one that it was served with."""
    extension_id = request.args.get("extension")
    if extension_id is None:
        found = staff().ask(documents.APP_ACCESS, id=app_id)["accessToken"]
    else:
        rows = staff().ask(documents.EXTENSION_ACCESS, id=app_id)["extensions"]
        found = next((row["accessToken"] for row in rows if row["id"] == extension_id), None)
    answer = jsonify({"token": found or ""})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def change(app_id: str, action: str) -> AnyResponse:
    actions: dict[str, Callable[[str], None]] = {
        "activate": staff().activates,
        "deactivate": staff().deactivates,
        "remove": staff().removes,
    }
    if action not in actions:
        abort(404)
    actions[action](app_id)
    return redirect(page("dashboard.extensions"))


def dismiss(problem_id: str) -> AnyResponse:
    try:
        staff().ask(documents.DISMISS, ids=[problem_id])
    except ShopSaidNo as refused:
        flash(str(refused), "problem")
    return redirect(page("dashboard.extensions"))
