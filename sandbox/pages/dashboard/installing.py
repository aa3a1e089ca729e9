"""Letting an app in: what it asks for is shown before it is granted."""

from typing import Any

import requests
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox import documents as shop_documents
from sandbox import manifest as manifests
from sandbox.manifest import ManifestRejected
from sandbox.pages.dashboard import documents
from sandbox.pages.dashboard.door import staff
from sandbox.people import ShopSaidNo
from sandbox.permissions import Permission, described


def add(pages: Blueprint) -> None:
    pages.add_url_rule("/extensions/app/install", "install", look)
    pages.add_url_rule("/extensions/app/install", "install_now", install, methods=["POST"])
    pages.add_url_rule("/installations/<id_>/<action>", "installation", again, methods=["POST"])
    pages.add_url_rule("/extensions/app/<app_id>/edit/permissions", "consent", consent)
    pages.add_url_rule(
        "/extensions/app/<app_id>/edit/permissions", "grant", grant, methods=["POST"]
    )


def look() -> str:
    url = request.args.get("manifestUrl", "").strip()
    manifest, problem = _read(url) if url else (None, None)
    asked = _known((manifest or {}).get("permissions") or [])
    return render_template(
        "dashboard/install.html", url=url, manifest=manifest, problem=problem, asked=asked
    )


def _read(url: str) -> tuple[dict[str, Any] | None, str | None]:
    try:
        manifest = dict(manifests.fetch(url, staff().shop.timeout))
        manifests.check(manifest, frozenset(Permission), None)
    except requests.RequestException as error:
        return None, f"No manifest could be read there: {error}"
    except ManifestRejected as rejected:
        return None, str(rejected)
    return manifest, None


def _known(names: list[str]) -> list[dict[str, str]]:
    return described(
        frozenset(Permission(name) for name in names if name in Permission.__members__)
    )


def install() -> Response:
    app_input = {
        "appName": request.form.get("name", "")[:60],
        "manifestUrl": request.form.get("manifestUrl", ""),
        "permissions": request.form.getlist("permissions"),
    }
    try:
        staff().ask(shop_documents.INSTALL, input=app_input)
    except ShopSaidNo as refused:
        flash(str(refused), "problem")
    return redirect(url_for("dashboard.extensions"))


def again(id_: str, action: str) -> Response:
    wanted = {"retry": documents.RETRY, "forget": documents.FORGET}.get(action)
    if wanted is None:
        abort(404)
    try:
        staff().ask(wanted, id=id_)
    except ShopSaidNo as refused:
        flash(str(refused), "problem")
    return redirect(url_for("dashboard.extensions"))


def consent(app_id: str) -> str:
    """Where an app's `requestPermissions` leads."""
    app = staff().ask(documents.APP, id=app_id)
    if app is None:
        abort(404)
    asked = _known(request.args.get("requestedPermissions", "").split(","))
    return render_template(
        "dashboard/consent.html",
        app=app,
        asked=asked,
        back=request.args.get("redirectPath", ""),
    )


def grant(app_id: str) -> Response:
    app = staff().ask(documents.APP, id=app_id)
    if app is None:
        abort(404)
    held = {row["code"] for row in app["permissions"]}
    wanted = sorted(held | set(request.form.getlist("permissions")))
    try:
        staff().ask(documents.GRANT, id=app_id, input={"permissions": wanted})
    except ShopSaidNo as refused:
        flash(str(refused), "problem")
    return redirect(url_for("dashboard.app_page", app_id=app_id, appPath=request.form.get("back")))
