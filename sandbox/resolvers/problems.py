"""What an app tells the shop's staff is wrong."""

from datetime import timedelta
from typing import Any

from sandbox.apps import App, AppProblem
from sandbox.permissions import Permission
from sandbox.refusals import Refused, permission_denied
from sandbox.registry import Call, answers

SHORTEST, LONGEST_KEY, LONGEST_MESSAGE = 3, 128, 2048
SLIDING_MINUTES = 60


@answers("Mutation.appProblemCreate")
def app_problem_create(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    app = call.caller.app
    if app is None:
        raise permission_denied(["AUTHENTICATED_APP"])
    _check("message", input["message"], LONGEST_MESSAGE)
    _check("key", input["key"], LONGEST_KEY)
    now = call.shop.clock()
    problem = AppProblem(
        pk=call.shop.next_pk("AppProblem"),
        key=input["key"],
        message=input["message"],
        created_at=now,
        updated_at=now,
    )
    within = timedelta(minutes=int(input.get("aggregationPeriod") or SLIDING_MINUTES))
    return {"appProblem": app.report(problem, input.get("criticalThreshold"), within)}


def _check(name: str, text: str, longest: int) -> None:
    if len(text) < SHORTEST:
        raise Refused(name, "INVALID", f"String should have at least {SHORTEST} characters")
    if len(text) > longest:
        raise Refused(name, "INVALID", f"String should have at most {longest} characters")


@answers("Mutation.appProblemDismiss")
def app_problem_dismiss(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    if by_app := input.get("byApp"):
        if call.caller.app is None:
            raise permission_denied(["AUTHENTICATED_APP"])
        _dismiss([call.caller.app], by_app, "APP")
        return {}
    if not call.caller.may(Permission.MANAGE_APPS):
        raise permission_denied([Permission.MANAGE_APPS])
    chosen = input.get("byStaffWithIds") or input.get("byStaffWithKeys")
    if chosen is None:
        raise Refused("input", "REQUIRED", "Choose which problems to dismiss.")
    everyone = call.shop.living_apps()
    _dismiss([a for a in everyone if chosen.get("app") in {None, a.id}], chosen, "USER")
    return {}


def _dismiss(apps: list[App], chosen: dict[str, Any], by: str) -> None:
    ids, keys = chosen.get("ids") or [], chosen.get("keys") or []
    for app in apps:
        for problem in app.problems:
            if problem.id in ids or problem.key in keys:
                problem.dismissed_by = by


@answers("App.problems")
def problems(source: App, _call: Call, limit: int | None = None) -> list[AppProblem]:
    return sorted(source.problems, key=lambda p: p.updated_at, reverse=True)[:limit]
