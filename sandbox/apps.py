"""Installed apps, what they put into the Dashboard, and what they complain about."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.entity import Entity, EntityWithMetadata
from sandbox.permissions import Permission
from sandbox.webhooks import Webhook

MOST_PROBLEMS = 100


@dataclass(kw_only=True, eq=False)
class AppExtension(Entity):
    app: "App"
    label: str
    url: str
    mount_name: str
    target_name: str
    allowed: frozenset[Permission]
    settings: dict[str, Any]
    identifier: str | None = None


@dataclass(kw_only=True, eq=False)
class AppProblem(Entity):
    key: str
    message: str
    created_at: datetime
    updated_at: datetime
    count: int = 1
    is_critical: bool = False
    dismissed_by: str | None = None

    @property
    def dismissed(self) -> dict[str, str] | None:
        return None if self.dismissed_by is None else {"by": self.dismissed_by}


@dataclass(kw_only=True, eq=False)
class App(EntityWithMetadata):
    identifier: str
    name: str
    version: str
    created: datetime
    token: str
    manifest_url: str
    granted: frozenset[Permission]
    is_active: bool = True
    is_removed: bool = False
    app_url: str | None = None
    about_app: str | None = None
    author: str | None = None
    data_privacy_url: str | None = None
    homepage_url: str | None = None
    support_url: str | None = None
    audience: str | None = None
    webhooks: list[Webhook] = field(default_factory=list)
    extensions: list[AppExtension] = field(default_factory=list)
    problems: list[AppProblem] = field(default_factory=list)

    def report(self, problem: AppProblem, critical_at: int | None, within: timedelta) -> AppProblem:
        """Add the problem, or count it again while the last one of its key is fresh."""
        found = next((p for p in self.problems if p.key == problem.key and not p.dismissed), None)
        if found is None or problem.updated_at - found.updated_at > within:
            found = problem
            self.problems = [*self.problems, found][-MOST_PROBLEMS:]
        else:
            found.count += 1
            found.message, found.updated_at = problem.message, problem.updated_at
        found.is_critical = critical_at is not None and found.count >= critical_at
        return found


@dataclass(kw_only=True, eq=False)
class AppInstallation(Entity):
    app_name: str
    manifest_url: str
    created_at: datetime
    updated_at: datetime
    granted: frozenset[Permission]
    activate: bool
    status: str = "PENDING"
    message: str | None = None

    def fail(self, message: str, now: datetime) -> None:
        self.status, self.message, self.updated_at = "FAILED", message, now
