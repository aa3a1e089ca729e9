"""The admin schema. Each field names the Saleor permission that opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.permission import BasePermission
from strawberry.scalars import JSON
from strawberry.types import Info

from plugin.api.admin.inputs import promise_of
from plugin.api.admin.presets import Preset, presets_for
from plugin.api.admin.types import (
    Channel,
    Import,
    ListedPeople,
    ListedPerson,
    PeopleList,
    PeopleResult,
    Program,
    ProgramResult,
    RewardPage,
    Shop,
    ShopResult,
    Trouble,
    Version,
    Why,
    listed_view,
    program_view,
    reward_view,
    trouble_view,
    version_views,
    why_view,
)
from plugin.api.shared import Schema, extensions, refusal
from plugin.domain.program import ProgramState
from plugin.domain.reward import RewardState
from plugin.saleor.tokens import StaffMember
from plugin.services.change_program import (
    move_program,
    save_version,
    set_storefront,
    set_time_zone,
)
from plugin.services.context import Context
from plugin.services.edit_lists import add_people, entries_of, remove_person
from plugin.services.explain_order import explain_order
from plugin.services.install_shop import missing_permissions
from plugin.services.list_troubles import list_troubles
from plugin.services.manage_programs import (
    archive_program,
    create_program,
    duplicate_program,
    restore_program,
    undo_change,
)
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import programs, rewards, shops
from plugin.storage.programs import Program as StoredProgram
from plugin.storage.promise_json import promise_schema
from plugin.storage.shops import Shop as StoredShop

_LARGEST_PAGE = 100


@dataclass(frozen=True)
class Caller:
    """One request: the shop, and the member of staff whose rights count."""

    ctx: Context
    shop: StoredShop
    staff: StaffMember

    @property
    def actor(self) -> str:
        return self.staff.user_id


AdminInfo = Info[Caller, None]


class _Needs(BasePermission):
    permission: str
    error_extensions = {"code": "PERMISSION_DENIED"}  # noqa: RUF012 - Strawberry's own contract

    def has_permission(self, source: Any, info: AdminInfo, **kwargs: Any) -> bool:  # noqa: ARG002
        return self.permission in info.context.staff.permissions


class NeedsDiscounts(_Needs):
    permission = "MANAGE_DISCOUNTS"
    message = "You need the permission MANAGE_DISCOUNTS for this."


class NeedsOrders(_Needs):
    permission = "MANAGE_ORDERS"
    message = "You need the permission MANAGE_ORDERS for this."


@strawberry.type
class Query:
    @strawberry.field(permission_classes=[NeedsDiscounts])
    def shop(self, info: AdminInfo) -> Shop:
        return _shop(info.context)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def programs(self, info: AdminInfo, archived: bool = False) -> list[Program]:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            found = programs.programs_of(conn, caller.shop.id, archived=archived)
        return [program_view(program) for program in found]

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="All versions of a program, the newest first.",
    )
    def versions(self, info: AdminInfo, program_id: strawberry.ID) -> list[Version]:
        caller = info.context
        wanted = _known_id(program_id)
        if wanted is None:
            return []
        with caller.ctx.engine.begin() as conn:
            return version_views(programs.versions_of(conn, caller.shop.id, wanted))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Who is on the program's lists. Addresses are not kept, only their beginning.",
    )
    def program_people(self, info: AdminInfo, program_id: strawberry.ID) -> list[ListedPerson]:
        caller, wanted = info.context, _known_id(program_id)
        if wanted is None:
            return []
        return [listed_view(row) for row in entries_of(caller.ctx, caller.shop, wanted)]

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The JSON Schema of `promise`, which is also that of a program's file.",
    )
    def program_schema(self) -> JSON:
        return JSON(promise_schema())

    @strawberry.field(
        permission_classes=[NeedsDiscounts], description="Programs that a new one can start from."
    )
    def presets(self, info: AdminInfo) -> list[Preset]:
        with info.context.ctx.engine.begin() as conn:
            return presets_for(conn, info.context.shop.id)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def rewards(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        state: RewardState | None = None,
    ) -> RewardPage:
        caller = info.context
        if not 1 <= first <= _LARGEST_PAGE:
            raise GraphQLError(f"`first` is from 1 to {_LARGEST_PAGE}.")
        with caller.ctx.engine.begin() as conn:
            rows = rewards.page_of_rewards(
                conn, caller.shop.id, after=_row_id(after), first=first + 1, state=state
            )
        nodes = [reward_view(row) for row in rows[:first]]
        return RewardPage(
            nodes=nodes,
            end_cursor=nodes[-1].id if nodes else None,
            has_next_page=len(rows) > first,
        )

    @strawberry.field(
        permission_classes=[NeedsOrders],
        description="What became of an order, and why; null for an order never heard of.",
    )
    def why(self, info: AdminInfo, order_id: strawberry.ID) -> Why | None:
        explanation = explain_order(info.context.ctx, info.context.shop, order_id)
        return why_view(explanation) if explanation else None

    @strawberry.field(
        permission_classes=[NeedsDiscounts], description="What failed and is being tried again."
    )
    def troubles(self, info: AdminInfo) -> list[Trouble]:
        return [trouble_view(t) for t in list_troubles(info.context.ctx, info.context.shop)]


@strawberry.type
class Mutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Write a new version. Promises made under older versions stay as they are.",
    )
    def save_program(
        self,
        info: AdminInfo,
        id: strawberry.ID,
        promise: JSON,
    ) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: save_version(
                caller.ctx, caller.shop, _program_id(id), promise_of(promise), caller.actor
            )
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="A new draft, out of the editor or out of a file.",
    )
    def create_program(self, info: AdminInfo, promise: JSON) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: create_program(caller.ctx, caller.shop, promise_of(promise), caller.actor)
        )

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def duplicate_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: duplicate_program(caller.ctx, caller.shop, _program_id(id), caller.actor)
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Put away a draft or a program that has ended; `restoreProgram` undoes it.",
    )
    def archive_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(lambda: archive_program(caller.ctx, caller.shop, _program_id(id)))

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def restore_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(lambda: restore_program(caller.ctx, caller.shop, _program_id(id)))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Promise again what the version before the newest said, as a new version.",
    )
    def undo_program_change(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: undo_change(caller.ctx, caller.shop, _program_id(id), caller.actor)
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Put people on a list, by e-mail, or as `@example.com` all of a mail domain.",
    )
    def add_program_people(
        self,
        info: AdminInfo,
        program_id: strawberry.ID,
        list: PeopleList,
        entries: list[str],
    ) -> PeopleResult:
        caller = info.context

        def add(wanted: int) -> None:
            add_people(caller.ctx, caller.shop, wanted, list.value, entries, caller.actor)

        return _people(caller, program_id, add)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def remove_program_person(
        self, info: AdminInfo, program_id: strawberry.ID, id: strawberry.ID
    ) -> PeopleResult:
        caller = info.context

        def remove(wanted: int) -> None:
            remove_person(caller.ctx, caller.shop, wanted, _known_id(id) or 0)

        return _people(caller, program_id, remove)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def activate_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        return _move(info.context, id, ProgramState.ACTIVE)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="No new claims; what was claimed before is honoured.",
    )
    def pause_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        return _move(info.context, id, ProgramState.PAUSED)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def end_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        return _move(info.context, id, ProgramState.ENDED)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say where customers shop; share links lead there.",
    )
    def set_storefront(self, info: AdminInfo, url: str) -> ShopResult:
        caller = info.context
        try:
            set_storefront(caller.ctx, caller.shop, url)
        except Refused as error:
            return refusal(error)
        return _shop(caller)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say in which zone months, days and schedules are counted.",
    )
    def set_time_zone(self, info: AdminInfo, name: str) -> ShopResult:
        caller = info.context
        try:
            set_time_zone(caller.ctx, caller.shop, name)
        except Refused as error:
            return refusal(error)
        return _shop(caller)


def _shop(caller: Caller) -> Shop:
    with caller.ctx.engine.begin() as conn:
        shop = shops.shop_by_id(conn, caller.shop.id) or caller.shop
        channels = shops.channels_of(conn, shop.id)
        imports = [shops.import_of(conn, shop.id, kind) for kind in ("backfill", "reconcile")]
    return Shop(
        name=shop.name,
        api_url=shop.api_url,
        storefront_url=shop.storefront_url,
        time_zone=shop.time_zone,
        missing_permissions=missing_permissions(shop.permissions),
        channels=[
            Channel(slug=c.slug, name=c.name, currency=c.currency, is_active=c.is_active)
            for c in channels
        ],
        imports=[
            Import(
                kind=i.kind,
                state=i.state,
                done=i.done,
                total=i.total,
                started_at=i.started_at,
                finished_at=i.finished_at,
                error=i.last_error,
            )
            for i in imports
            if i is not None
        ],
    )


def _move(caller: Caller, program_id: strawberry.ID, state: ProgramState) -> ProgramResult:
    return _answered(lambda: move_program(caller.ctx, caller.shop, _program_id(program_id), state))


def _answered(change: Callable[[], StoredProgram]) -> ProgramResult:
    try:
        return program_view(change())
    except Refused as error:
        return refusal(error)


def _people(
    caller: Caller, program_id: strawberry.ID, change: Callable[[int], None]
) -> PeopleResult:
    try:
        wanted = _program_id(program_id)
        change(wanted)
    except Refused as error:
        return refusal(error)
    return ListedPeople(
        people=[listed_view(row) for row in entries_of(caller.ctx, caller.shop, wanted)]
    )


def _known_id(value: strawberry.ID) -> int | None:
    """The row that an id of ours may mean, None for what cannot be one."""
    return int(value) if value.isdecimal() and len(value) <= 18 else None


def _program_id(value: strawberry.ID) -> int:
    wanted = _known_id(value)
    if wanted is None:
        raise Refused(RefusalCode.PROGRAM_UNKNOWN)
    return wanted


def _row_id(value: strawberry.ID | None) -> int | None:
    if value is None:
        return None
    found = _known_id(value)
    if found is None:
        raise GraphQLError("`after` is an `endCursor` of an earlier page.")
    return found


schema = Schema(query=Query, mutation=Mutation, extensions=extensions())
