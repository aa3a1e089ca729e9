"""A sandbox shop that has installed the app and runs a program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Engine

from bench.app import App
from plugin.assembly import make_context
from plugin.config import Settings
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.program import ProgramState
from plugin.domain.terms import PercentOff
from plugin.logs import configure_logs
from plugin.saleor import manifest
from plugin.services.context import Context, now
from plugin.services.instruments.mint_codes import mint_due_codes
from plugin.services.orders.read_orders import read_orders
from plugin.services.people.claim_offer import Claimed, ClaimRequest, Friend, claim_offer
from plugin.services.people.refill_pools import pool_voucher
from plugin.services.people.show_advocate import Visitor, show_advocate
from plugin.services.programs.change_program import move_program, save_version, set_storefront
from plugin.services.shops.set_honesty import set_honesty
from plugin.storage import codes
from plugin.storage.programs import programs_of, running_programs
from plugin.storage.shops import Shop, find_shop
from sandbox import Shop as Saleor
from sandbox.little_shop import USD
from sandbox.people import Customer, Staff
from sandbox.server import serving

_TENTH = PercentOff(Decimal(10))


def bench_context(app: App, engine: Engine) -> Context:
    """The app's services in this process, with the settings of the app under test."""
    named = {name.lower(): value for name, value in app.settings.items()}
    settings = Settings.model_validate({**named, "log_level": "ERROR"})
    configure_logs(settings)
    return make_context(settings, engine, lambda _shop_id: None)


@dataclass(frozen=True)
class Merchant:
    """saleor: the shop itself, which counts how often it is called."""

    ctx: Context
    saleor: Saleor
    shop: Shop
    word: str

    def claim(self, email: str) -> Claimed:
        request = ClaimRequest(self.word, USD, Friend(email), consent=True)
        return claim_offer(self.ctx, self.shop, request)

    def friend_buys(self, email: str) -> None:
        """A friend claims, and pays for an order with the code."""
        claimed = self.claim(email)
        token = {"referrals.token": claimed.checkout_token}
        Customer(self.saleor, email).buys(claimed.code, token, paid=True)

    def fill_pool(self, count: int) -> None:
        """Mint friends' codes as the worker would."""
        with self.ctx.engine.begin() as conn:
            (program,) = running_programs(conn, self.shop.id)
            (offer,) = program.version.offers
            voucher_id = pool_voucher(conn, self.shop.id, program, offer, _TENTH)
            owners: list[dict[str, int]] = [{}] * count
            codes.plan_codes(conn, self.shop.id, voucher_id, owners, self.ctx.keys.code_hmac, now())
        mint_due_codes(self.ctx, self.shop)


@contextmanager
def merchant(ctx: Context, app: App) -> Iterator[Merchant]:
    """Serve a shop from this process; it installs the app by the real handshake."""
    saleor = Saleor()
    with serving(saleor) as url:
        Staff(saleor).installs(f"{app.url}/api/manifest", manifest.facts().permissions)
        with ctx.engine.connect() as conn:
            shop = find_shop(conn, saleor.api_url)
        assert shop is not None
        for kind in ("backfill", "reconcile"):
            read_orders(ctx, shop, kind)
        _start_program(ctx, shop, url)
        visitor = Visitor("anna@example.com", first_name="Anna")
        yield Merchant(ctx, saleor, shop, show_advocate(ctx, shop, visitor).word)


def _start_program(ctx: Context, shop: Shop, storefront: str) -> None:
    """Ten per cent for both sides, and no hold, so that rewards are due at once."""
    with ctx.engine.connect() as conn:
        program = programs_of(conn, shop.id)[0]
    at_once = Arm(friend=SidePromise(_TENTH), advocate=SidePromise(_TENTH, hold_days=0))
    promise = replace(program.promise, offers=(at_once,))
    save_version(ctx, shop, program.id, promise, "bench")
    set_storefront(ctx, shop, storefront, "staff")
    move_program(ctx, shop, program.id, ProgramState.ACTIVE, "staff")
    # So many friends of one advocate, at one address, would wait for a person.
    set_honesty(ctx, shop, {"hold": 1000}, "staff")
