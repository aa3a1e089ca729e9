"""Check how far a shop has come on the way to its first reward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugin.domain.instrument import Instrument, instrument_of
from plugin.domain.program import ProgramState
from plugin.domain.promise import rewards_in
from plugin.domain.setup import SetupStep
from plugin.saleor import manifest
from plugin.services.context import Context
from plugin.services.programs.check_ready import MANAGE_GIFT_CARD
from plugin.services.shops.install_shop import missing_permissions
from plugin.storage import shops
from plugin.storage.programs import Program, programs_of
from plugin.storage.setup import Signs, signs_of, tried_order
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# How far a program has come, the furthest first.
_FURTHEST = (
    ProgramState.ACTIVE,
    ProgramState.SCHEDULED,
    ProgramState.PAUSED,
    ProgramState.DRAFT,
    ProgramState.ENDED,
)


@dataclass(frozen=True, slots=True)
class Permission:
    """is_needed: without it the app, or one of the shop's programs, cannot do its work."""

    name: str
    is_granted: bool
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Setup:
    """program: the one that has come furthest, of several the newest. tried: the last decision on
    an order that somebody brought."""

    shop: Shop
    channels: Sequence[AnyRow]
    permissions: Sequence[Permission]
    history: AnyRow | None
    program: Program | None
    signs: Signs
    tried: AnyRow | None

    @property
    def steps(self) -> Mapping[SetupStep, bool]:
        """Whether each is done."""
        state = self.program.state if self.program is not None else None
        history = self.history
        return {
            SetupStep.PERMISSIONS: all(p.is_granted for p in self.permissions if p.is_needed),
            SetupStep.CHANNELS: any(channel.is_active for channel in self.channels),
            SetupStep.HISTORY: history is not None and history.finished_at is not None,
            SetupStep.STOREFRONT_ADDRESS: self.shop.storefront_url is not None,
            SetupStep.PROGRAM_CHOSEN: self.signs.has_chosen,
            SetupStep.PROGRAM_RUNNING: state in (ProgramState.ACTIVE, ProgramState.SCHEDULED),
            SetupStep.STOREFRONT_SEEN: self.signs.storefront_at is not None,
            SetupStep.TEST_ORDER: self.signs.has_referred,
        }


def check_setup(ctx: Context, shop: Shop) -> Setup:
    with ctx.engine.begin() as conn:
        fresh = shops.shop_by_id(conn, shop.id) or shop
        programs = programs_of(conn, shop.id)
        return Setup(
            shop=fresh,
            channels=shops.channels_of(conn, shop.id),
            permissions=_permissions(fresh, programs),
            history=shops.import_of(conn, shop.id, "backfill"),
            program=min(programs, key=_nearest, default=None),
            signs=signs_of(conn, shop.id),
            tried=tried_order(conn, shop.id),
        )


def _nearest(program: Program) -> tuple[int, int]:
    return _FURTHEST.index(program.state), -program.id


def _permissions(shop: Shop, programs: Sequence[Program]) -> list[Permission]:
    missing = missing_permissions(shop.permissions)
    needed = [Permission(p, p not in missing, True) for p in manifest.facts().permissions]
    pays_with = {instrument_of(one) for p in programs for one in rewards_in(p.promise)}
    cards = Permission(
        MANAGE_GIFT_CARD,
        MANAGE_GIFT_CARD in shop.permissions,
        Instrument.GIFT_CARD in pays_with,
    )
    return [*needed, cards]
