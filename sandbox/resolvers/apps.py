"""Apps: installed, switched on and off, removed."""

from typing import Any

from sandbox import tokens
from sandbox.apps import App, AppExtension, AppInstallation
from sandbox.events import EventType
from sandbox.ids import from_global_id
from sandbox.installing import install
from sandbox.manifest import is_url
from sandbox.permissions import Permission, described
from sandbox.refusals import Refused, permission_denied
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, by_pk, connection
from sandbox.resolvers.lookups import app_of

MANAGES_APPS = [Permission.MANAGE_APPS]


@answers("Query.app", staff_or_app=True)
def app(_source: None, call: Call, id: str | None = None) -> App | None:  # noqa: A002
    if id is None:
        return call.caller.app
    found = call.shop.apps.get(int(from_global_id(id, "App")))
    if call.caller.app is not None and call.caller.app is not found:
        raise permission_denied(MANAGES_APPS)
    return None if found is None or found.is_removed else found


@answers("Query.apps")
def apps(
    _source: None, call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    if not (call.caller.user and call.caller.user.is_staff):
        raise permission_denied(["AUTHENTICATED_STAFF_USER", *MANAGES_APPS])
    return connection("apps", call.shop.living_apps(), by_pk, first, after)


@answers("Query.appsInstallations", needs=MANAGES_APPS)
def installations(_source: None, call: Call) -> list[AppInstallation]:
    return list(call.shop.installations.values())


@answers("Mutation.appInstall", needs=MANAGES_APPS)
def app_install(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    if not is_url(input["manifestUrl"]):
        raise Refused("manifestUrl", "INVALID_URL_FORMAT", "Enter a valid URL.")
    granted = _grantable(call, input.get("permissions") or [])
    now = call.shop.clock()
    made = AppInstallation(
        pk=call.shop.next_pk("AppInstallation"),
        app_name=input["appName"],
        manifest_url=input["manifestUrl"],
        created_at=now,
        updated_at=now,
        granted=granted,
        activate=input.get("activateAfterInstallation", True),
    )
    call.shop.installations[int(made.pk)] = made
    call.shop.background.submit(lambda: install(call.shop, made))
    return {"appInstallation": _snapshot(made)}


def _snapshot(made: AppInstallation) -> AppInstallation:
    """The row as it is now: the background may be done before the answer is written."""
    return AppInstallation(**vars(made))


def _grantable(call: Call, names: list[str]) -> frozenset[Permission]:
    asked = frozenset(Permission(name) for name in names)
    if beyond := asked - call.caller.granted:
        raise Refused(
            "permissions",
            "OUT_OF_SCOPE_PERMISSION",
            "You can't add permission that you don't have.",
            permissions=sorted(beyond),
        )
    return asked


@answers("Mutation.appRetryInstall", needs=MANAGES_APPS)
def app_retry_install(
    call: Call,
    id: str,  # noqa: A002
    activate_after_installation: bool = True,
) -> dict[str, Any]:
    found = _failed(call, id)
    found.status, found.message, found.activate = "PENDING", None, activate_after_installation
    call.shop.background.submit(lambda: install(call.shop, found))
    return {"appInstallation": _snapshot(found)}


@answers("Mutation.appDeleteFailedInstallation", needs=MANAGES_APPS)
def app_delete_failed_installation(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    found = _failed(call, id)
    del call.shop.installations[int(found.pk)]
    return {"appInstallation": found}


def _failed(call: Call, global_id: str) -> AppInstallation:
    found = call.shop.installations.get(int(from_global_id(global_id, "AppInstallation")))
    if found is None:
        raise Refused.missing(global_id)
    if found.status != "FAILED":
        raise Refused("id", "INVALID_STATUS", "Only failed installations can be chosen.")
    return found


@answers("Mutation.appUpdate", needs=MANAGES_APPS)
def app_update(
    call: Call,
    id: str,  # noqa: A002
    input: dict[str, Any],  # noqa: A002
) -> dict[str, Any]:
    found = app_of(call.shop, id)
    if input.get("permissions") is not None:
        found.granted = _grantable(call, input["permissions"])
    if input.get("name"):
        found.name = input["name"]
    call.tell(EventType.APP_UPDATED, found)
    return {"app": found}


@answers("Mutation.appDelete", needs=MANAGES_APPS)
def app_delete(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    found = app_of(call.shop, id)
    found.is_removed, found.is_active = True, False
    call.tell(EventType.APP_DELETED, found)
    return {"app": found}


@answers("Mutation.appActivate", needs=MANAGES_APPS)
def app_activate(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    return _switch(call, id, on=True)


@answers("Mutation.appDeactivate", needs=MANAGES_APPS)
def app_deactivate(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    return _switch(call, id, on=False)


def _switch(call: Call, global_id: str, *, on: bool) -> dict[str, Any]:
    found = app_of(call.shop, global_id)
    found.is_active = on
    call.tell(EventType.APP_STATUS_CHANGED, found)
    return {"app": found}


@answers("App.permissions")
def app_permissions(source: App, _call: Call) -> list[dict[str, str]]:
    return described(source.granted)


@answers("AppExtension.permissions")
def extension_permissions(source: AppExtension, _call: Call) -> list[dict[str, str]]:
    return described(source.allowed)


@answers("App.accessToken")
def app_access_token(source: App, call: Call) -> str | None:
    user = call.caller.user
    return tokens.app_token(call.shop, user, source) if user and user.is_staff else None


@answers("AppExtension.accessToken")
def extension_access_token(source: AppExtension, call: Call) -> str | None:
    user = call.caller.user
    # Staff without the extension's rights see its frame, and it gets no token.
    if user is None or not user.is_staff or not source.allowed <= user.permissions:
        return None
    return tokens.app_token(call.shop, user, source.app, source)
