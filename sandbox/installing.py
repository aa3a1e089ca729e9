"""Installing an app: manifest, rows, then the one POST that hands over the token."""

import secrets
import string
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests

from sandbox import manifest as manifests
from sandbox.apps import App, AppExtension, AppInstallation
from sandbox.deliveries import USER_AGENT
from sandbox.events import EventType
from sandbox.manifest import Manifest, ManifestRejected
from sandbox.permissions import Permission
from sandbox.webhooks import Webhook

if TYPE_CHECKING:
    from sandbox.shop import Shop

TOKEN_ALPHABET = string.ascii_letters + string.digits
TOKEN_LENGTH = 30
CANNOT_CONNECT = "Failed to connect to app. Try later or contact with app support."


class AppSaidNo(Exception):
    pass


def install(shop: "Shop", installation: AppInstallation) -> None:
    """Run in the background. Whatever fails, no app is left and the installation says why."""
    try:
        manifest = manifests.fetch(installation.manifest_url, shop.timeout)
        app = _create(shop, installation, manifest)
    except ManifestRejected as rejected:
        _fail(shop, installation, str(rejected))
    except requests.HTTPError as error:
        _fail(shop, installation, _internal_error(error))
    except requests.RequestException:
        _fail(shop, installation, CANNOT_CONNECT)
    else:
        _hand_over(shop, installation, app, manifest.get("tokenTargetUrl"))


def _hand_over(shop: "Shop", installation: AppInstallation, app: App, target: str | None) -> None:
    try:
        if target is not None:
            _post_token(shop, target, app.token)
    except (requests.RequestException, AppSaidNo) as error:
        with shop.lock:
            del shop.apps[int(app.pk)]
        if isinstance(error, requests.HTTPError):
            _fail(shop, installation, _internal_error(error))
        else:
            said = str(error) if isinstance(error, AppSaidNo) else CANNOT_CONNECT
            _fail(shop, installation, said)
        return
    with shop.lock:
        shop.installations.pop(int(installation.pk), None)
        shop.announce(EventType.APP_INSTALLED, app, None)
        shop.dispatch()


def _fail(shop: "Shop", installation: AppInstallation, message: str) -> None:
    with shop.lock:
        installation.fail(message, shop.clock())


def _internal_error(error: requests.HTTPError) -> str:
    status = error.response.status_code
    return f"App internal error ({status}). Try later or contact with app support."


def _post_token(shop: "Shop", target: str, token: str) -> None:
    domain = urlsplit(shop.api_url).netloc
    headers = {
        "User-Agent": USER_AGENT,
        "Content-Type": "application/json",
        "X-Saleor-Domain": domain,
        "Saleor-Domain": domain,
        "Saleor-Api-Url": shop.api_url,
        "Saleor-Schema-Version": manifests.SCHEMA_VERSION,
    }
    with requests.Session() as session:
        session.trust_env = False
        response = session.post(
            target,
            json={"auth_token": token},
            headers=headers,
            timeout=shop.timeout,
            allow_redirects=False,
        )
    # As in Saleor a redirect passes for success: raise_for_status minds only 4xx and 5xx.
    try:
        response.raise_for_status()
    except requests.HTTPError as error:
        if said := _own_words(response):
            raise AppSaidNo(said) from error
        raise


def _own_words(response: requests.Response) -> str | None:
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return None


def _create(shop: "Shop", installation: AppInstallation, manifest: Manifest) -> App:
    with shop.lock:
        twin = next((a for a in shop.living_apps() if a.identifier == manifest.get("id")), None)
        manifests.check(manifest, installation.granted, twin.name if twin else None)
        app = App(
            pk=shop.next_pk("App"),
            identifier=manifest["id"],
            name=installation.app_name,
            version=manifest["version"],
            created=shop.clock(),
            token="".join(secrets.choice(TOKEN_ALPHABET) for _ in range(TOKEN_LENGTH)),
            manifest_url=installation.manifest_url,
            granted=installation.granted,
            is_active=installation.activate,
            app_url=manifest.get("appUrl"),
            about_app=manifest.get("about"),
            author=manifest.get("author"),
            data_privacy_url=manifest.get("dataPrivacyUrl"),
            homepage_url=manifest.get("homepageUrl"),
            support_url=manifest.get("supportUrl"),
            audience=manifest.get("audience"),
        )
        app.extensions = [_extension(shop, app, e) for e in manifest.get("extensions") or []]
        app.webhooks = [_webhook(shop, app, w) for w in manifest.get("webhooks") or []]
        shop.apps[int(app.pk)] = app
    return app


def _extension(shop: "Shop", app: App, row: dict[str, Any]) -> AppExtension:
    return AppExtension(
        pk=shop.next_pk("AppExtension"),
        app=app,
        label=row["label"],
        url=row["url"],
        mount_name=row["mount"].upper(),
        target_name=(row.get("target") or "popup").upper(),
        allowed=frozenset(Permission(name) for name in row.get("permissions") or []),
        settings=row.get("options") or {},
        identifier=(row.get("identifier") or "").strip() or None,
    )


def _webhook(shop: "Shop", app: App, row: dict[str, Any]) -> Webhook:
    listed = [EventType(name) for name in row.get("asyncEvents") or []]
    return Webhook(
        pk=shop.next_pk("Webhook"),
        app=app,
        name=row["name"],
        target_url=row["targetUrl"],
        query=row["query"],
        events=listed or manifests.events_in(row["query"]),
        is_active=row.get("isActive", True),
        headers={k.lower(): v for k, v in (row.get("customHeaders") or {}).items()},
    )
