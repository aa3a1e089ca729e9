"""An app's pages inside the Dashboard: where each is mounted and what it is told."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from flask import url_for

from sandbox.pages.dashboard import documents
from sandbox.people import ShopSaidNo, Staff
from sandbox.shop import origin


@dataclass(frozen=True)
class Frame:
    """What the page's script needs to open one frame and to talk with it."""

    label: str
    app_id: str
    url: str
    target: str
    method: str
    context: dict[str, str]
    api_url: str
    token_url: str

    @property
    def origin(self) -> str:
        return origin(self.url)

    @property
    def source(self) -> str:
        """The address without the theme, which the script adds: it alone knows it."""
        told = {
            "domain": urlsplit(self.api_url).netloc,
            "saleorApiUrl": self.api_url,
            "id": self.app_id,
            "featureFlags": "",
            **self.context,
        }
        join = "&" if urlsplit(self.url).query else "?"
        return f"{self.url}{join}{urlencode(told)}"


def _apps(staff: Staff) -> list[dict[str, Any]]:
    try:
        edges = staff.ask(documents.APPS)["edges"]
    except ShopSaidNo:
        return []
    return [edge["node"] for edge in edges if edge["node"]["isActive"]]


def _absolute(app: dict[str, Any], url: str) -> str:
    return f"{(app['appUrl'] or '').rstrip('/')}{url}" if url.startswith("/") else url


def navigation(staff: Staff) -> list[dict[str, str]]:
    """What apps add to the menu, under Discounts: a page of their own."""
    return [
        {
            "label": extension["label"],
            "href": url_for(
                "dashboard.app_page", app_id=app["id"], path=extension["url"].lstrip("/")
            ),
        }
        for app in _apps(staff)
        for extension in app["extensions"]
        if extension["mountName"].startswith("NAVIGATION_")
    ]


def widgets(staff: Staff, mount: str, **context: str) -> list[Frame]:
    """The widgets apps have for a page, each with the id of what the page shows."""
    return [
        Frame(
            label=extension["label"],
            app_id=app["id"],
            url=_absolute(app, extension["url"]),
            target="WIDGET",
            method=_method(mount, extension["settings"]),
            context=context,
            api_url=staff.shop.api_url,
            token_url=url_for("dashboard.token", app_id=app["id"], extension=extension["id"]),
        )
        for app in _apps(staff)
        for extension in app["extensions"]
        if extension["mountName"] == mount and extension["targetName"] == "WIDGET"
    ]


def _method(mount: str, settings: dict[str, Any]) -> str:
    """As the Dashboard takes it: the home page posts unless told otherwise, all others get."""
    if mount == "HOMEPAGE_WIDGETS":
        return str((settings.get("homeWidgetTarget") or {}).get("method", "POST"))
    return str((settings.get("widgetTarget") or {}).get("method", "GET"))


def app_frame(
    staff: Staff, app: dict[str, Any], path: str, query: str, back: str | None = None
) -> Frame:
    """back: where the app wanted staff to come back to, put behind its address as it is."""
    url = f"{app['appUrl'].rstrip('/')}/{quote(path)}".rstrip("/")
    if back:
        url = f"{url}/{quote(back)}"
    return Frame(
        label=app["name"],
        app_id=app["id"],
        url=f"{url}?{query}" if query else url,
        target="APP_PAGE",
        method="GET",
        context={},
        api_url=staff.shop.api_url,
        token_url=url_for("dashboard.token", app_id=app["id"]),
    )
