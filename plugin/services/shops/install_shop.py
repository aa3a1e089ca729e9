"""A shop installs the app, again or for the first time."""

from __future__ import annotations

import structlog
from sqlalchemy import Connection, delete

from plugin.domain.audit import What
from plugin.saleor import manifest
from plugin.saleor.addresses import AddressRefused, ShopAddresses
from plugin.saleor.ports import AppFacts, Channel, ShopRefused, ShopUnavailable
from plugin.saleor.signatures import KeysUnavailable, fetch_jwks
from plugin.services.context import Context, now
from plugin.services.messages import announce
from plugin.services.shops.default_promise import default_promise
from plugin.storage import audit, codes, shops
from plugin.storage.programs import add_program, programs_of
from plugin.storage.shops import BEGINNING, OVERLAP, Shop
from plugin.storage.tables import shops as shops_table

log = structlog.get_logger()

PERMISSIONS_MISSING = "permissions-missing"


class InstallRefused(Exception):
    """The handshake failed; code is one of Saleor's app-sdk, which its Dashboard shows."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def install_shop(ctx: Context, api_url: str, token: str) -> None:
    """Check who is at the other end, then write all of the shop down in one transaction.

    Raises InstallRefused.
    """
    addresses = ShopAddresses.of(ctx.settings)
    try:
        addresses.check(api_url)
    except AddressRefused as error:
        raise InstallRefused("SALEOR_URL_PROHIBITED", str(error)) from error
    with ctx.engine.begin() as conn:
        shops.mark_registering(conn, api_url)
    try:
        facts, channels = _ask(ctx, api_url, token)
        jwks = fetch_jwks(api_url, addresses)
    except (ShopUnavailable, ShopRefused) as error:
        message = "The shop did not confirm that this token belongs to the app."
        raise _failed(ctx, api_url, "UNKNOWN_APP_ID", message) from error
    except KeysUnavailable as error:
        raise _failed(ctx, api_url, "JWKS_NOT_AVAILABLE", str(error)) from error
    if facts.identifier != manifest.facts().identifier:
        raise _failed(ctx, api_url, "UNKNOWN_APP_ID", "The token belongs to another app.")
    with ctx.engine.begin() as conn:
        shop_id = shops.save_shop(
            conn,
            api_url,
            state="active",
            switched_at=None,
            app_id=facts.app_id,
            token=ctx.keys.seal(token),
            jwks=jwks,
        )
        _write_facts(ctx, conn, shop_id, facts, channels)
        _ensure_program(conn, shop_id, channels)
        shops.start_import(conn, shop_id, "backfill", BEGINNING)
        shops.start_import(conn, shop_id, "reconcile", now() - OVERLAP)
    ctx.wake(shop_id)
    log.info("shop_installed", shop=api_url, permissions=facts.permissions)


def _ask(ctx: Context, api_url: str, token: str) -> tuple[AppFacts, list[Channel]]:
    candidate = Shop(
        id=0,
        api_url=api_url,
        state="registering",
        app_id=None,
        token=ctx.keys.seal(token),
        jwks=None,
        name="",
        permissions=(),
        storefront_url=None,
    )
    port = ctx.port(candidate)
    return port.app(), port.channels()


def _failed(ctx: Context, api_url: str, code: str, message: str) -> InstallRefused:
    """Forget a shop that was never installed; one that is installed stays as it was."""
    with ctx.engine.begin() as conn:
        conn.execute(
            delete(shops_table).where(
                shops_table.c.api_url == api_url, shops_table.c.state == "registering"
            )
        )
    return InstallRefused(code, message)


def refresh_shop(ctx: Context, shop: Shop) -> None:
    """Ask the shop again for our rights and its channels. May raise what the port raises."""
    port = ctx.port(shop)
    facts, channels = port.app(), port.channels()
    with ctx.engine.begin() as conn:
        _write_facts(ctx, conn, shop.id, facts, channels)


def _write_facts(
    ctx: Context, conn: Connection, shop_id: int, facts: AppFacts, channels: list[Channel]
) -> None:
    shops.change_shop(
        conn,
        shop_id,
        name=facts.shop_name,
        saleor_version=facts.saleor_version,
        permissions=list(facts.permissions),
    )
    found = (
        {
            "slug": c.slug,
            "saleor_id": c.id,
            "name": c.name,
            "currency": c.currency,
            "is_active": c.is_active,
        }
        for c in channels
    )
    if shops.replace_channels(conn, shop_id, found):
        codes.list_again(conn, shop_id, now())
    missing = missing_permissions(facts.permissions)
    if missing:
        text = f"Referrals lacks {', '.join(missing)}: open the app's page and grant it."
        announce.problem(ctx, conn, shop_id, PERMISSIONS_MISSING, text)
    else:
        announce.problem_gone(ctx, conn, shop_id, PERMISSIONS_MISSING)


def missing_permissions(granted: tuple[str, ...]) -> list[str]:
    """What the app needs and was not given; a scripted install may give nothing at all."""
    return [p for p in manifest.facts().permissions if p not in granted]


def _ensure_program(conn: Connection, shop_id: int, channels: list[Channel]) -> None:
    if programs_of(conn, shop_id, archived=True):
        return
    promise = default_promise({c.slug: c.currency for c in channels})
    program_id = add_program(conn, shop_id, promise, audit.APP)
    named = {"name": promise.name}
    audit.record(conn, shop_id, What.PROGRAM_CREATED, program_id, audit.APP, after=named)
