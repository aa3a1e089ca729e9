"""Pages for people and for machines: share links, the two UIs, health and metrics."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint

from plugin.api.pages import dashboard, elements, links, operations
from plugin.api.pages.built import BUILT, ELEMENTS, PLAIN, root_of
from plugin.services.context import Context


def pages(ctx: Context, built: Path = BUILT) -> Blueprint:
    """built: where the Dashboard pages lie, if they were built."""
    blueprint = Blueprint("pages", __name__, template_folder=str(PLAIN))
    blueprint.context_processor(lambda: {"root": root_of(ctx.settings.app_url)})
    links.add(blueprint, ctx)
    dashboard.add(blueprint, ctx, built)
    elements.add(blueprint, ELEMENTS)
    operations.add(blueprint, ctx)
    return blueprint
