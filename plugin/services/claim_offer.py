"""A friend accepts an offer and gets a personal code at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection

from plugin.domain.calendar import ends_at
from plugin.domain.codes import is_word
from plugin.domain.identity import Person
from plugin.domain.reward import CodeState
from plugin.domain.terms import Terms, channels_of
from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.saleor.tokens import sign_checkout_token
from plugin.services.context import Context, now
from plugin.services.mint_codes import mint_one
from plugin.services.refill_pools import SMALLEST_POOL, pool_voucher
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import codes, people, shops
from plugin.storage.orders import has_bought
from plugin.storage.programs import Program, promised, running_program
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# Counting the pool costs a claim as much as taking a code from it.
_LOOK_EVERY = 8


@dataclass(frozen=True, slots=True)
class Friend:
    """Who claims: an e-mail, and the Saleor user id of somebody who is signed in."""

    email: str
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    word: str
    channel: str
    friend: Friend
    consent: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the friend gets: a code for the checkout and a token for its metadata."""

    code: str
    checkout_token: str
    expires_at: datetime
    terms: Terms


@dataclass(frozen=True, slots=True)
class _Claim:
    """program: as it stood when the claim was made. is_new: it cannot have a code yet."""

    id: int
    program: Program
    is_new: bool


def claim_offer(ctx: Context, shop: Shop, request: ClaimRequest) -> Claimed:
    """Give the friend a code; the same claim again gives the same code. Raises Refused."""
    email = valid_email(request.friend.email)
    friend = ctx.keys.person(email=email, user_id=request.friend.user_id)
    with ctx.engine.begin() as conn:
        claim = _claim(conn, shop, request, friend)
        code = _code_of(ctx, conn, shop, claim)
        is_low = claim.id % _LOOK_EVERY == 0 and _pool_is_low(conn, code.voucher_id)
        terms = claim.program.offer.friend
        _check_channel(terms, request.channel)
    if code.state == CodeState.PLANNED:
        _mint_now(ctx, shop, code)
    if is_low:
        ctx.wake(shop.id)
    expires_at = ends_at(code.expires_on)
    token = sign_checkout_token(ctx.keys.signing, shop.id, claim.id, int(expires_at.timestamp()))
    return Claimed(ctx.keys.code(code.id), token, expires_at, terms)


def valid_email(email: str) -> str:
    """The address as it will be used. Raises Refused."""
    if not email.strip():
        raise Refused(RefusalCode.EMAIL_NEEDED)
    try:
        # Telephones put a space behind a completed word.
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise Refused(RefusalCode.EMAIL_INVALID) from error


def find_offer(conn: Connection, shop: Shop, word: str, channel: str) -> tuple[AnyRow, Program]:
    """The advocate behind a share link, and the program it stands for now. Raises Refused."""
    advocate = people.advocate_by_word(conn, word) if is_word(word) else None
    if advocate is None or advocate.shop_id != shop.id:
        raise Refused(RefusalCode.WORD_UNKNOWN)
    program = running_program(conn, shop.id)
    if program is None:
        raise Refused(RefusalCode.PROGRAM_NOT_RUNNING)
    if channel not in {known.slug for known in shops.channels_of(conn, shop.id)}:
        raise Refused(RefusalCode.CHANNEL_NOT_COVERED)
    for terms in (program.offer.friend, program.offer.advocate):
        _check_channel(terms, channel)
    return advocate, program


def _check_channel(terms: Terms, channel: str) -> None:
    covered = channels_of(terms)
    if covered is not None and channel not in covered:
        raise Refused(RefusalCode.CHANNEL_NOT_COVERED)


def _claim(conn: Connection, shop: Shop, request: ClaimRequest, friend: Person) -> _Claim:
    advocate, program = find_offer(conn, shop, request.word, request.channel)
    existing = people.existing_claim(conn, shop.id, program.id, advocate.id, friend.email or "")
    if existing is not None:
        if existing.offer_id != program.offer.id:
            program = promised(conn, shop.id, existing.offer_id)
        return _Claim(existing.id, program, is_new=False)
    if friend.same_as(Person(advocate.email_hmac, advocate.user_hmac)):
        raise Refused(RefusalCode.OWN_LINK)
    if program.version.rules.new_customers_only and has_bought(conn, shop.id, friend):
        raise Refused(RefusalCode.OFFER_NOT_AVAILABLE)
    claim_id = people.add_claim(
        conn,
        shop.id,
        program_id=program.id,
        version_id=program.version.id,
        offer_id=program.offer.id,
        advocate_id=advocate.id,
        friend_email_hmac=friend.email,
        friend_user_hmac=friend.user,
        channel=request.channel,
        consent=request.consent,
        created_at=now(),
    )
    if claim_id is None:
        # The same claim came twice at once; the other one is committed by now.
        return _claim(conn, shop, request, friend)
    return _Claim(claim_id, program, is_new=True)


def _code_of(ctx: Context, conn: Connection, shop: Shop, claim: _Claim) -> AnyRow:
    if claim.is_new:
        return _give_code(ctx, conn, shop, claim)
    code = codes.good_code_of(conn, claim_id=claim.id)
    if code is None:
        if codes.used_code_of(conn, claim.id) is not None:
            raise Refused(RefusalCode.CODE_USED)
        return _give_code(ctx, conn, shop, claim)
    if ends_at(code.expires_on) <= now():
        codes.change_codes(conn, [code.id], state=CodeState.RETIRED)
        return _give_code(ctx, conn, shop, claim)
    return code


def _give_code(ctx: Context, conn: Connection, shop: Shop, claim: _Claim) -> AnyRow:
    """A code out of the pool, or one that is still to be minted."""
    voucher_id = pool_voucher(conn, shop.id, claim.program)
    code = codes.take_from_pool(conn, voucher_id, claim.id)
    if code is None:
        owner = {"claim_id": claim.id}
        codes.plan_codes(conn, shop.id, voucher_id, [owner], ctx.keys.code_hmac, now())
        code = codes.good_code_of(conn, claim_id=claim.id)
    if code is None:
        raise Refused(RefusalCode.CODE_NOT_READY)
    return code


def _pool_is_low(conn: Connection, voucher_id: int) -> bool:
    return codes.free_codes(conn, voucher_id, SMALLEST_POOL // 2) < SMALLEST_POOL // 2


def _mint_now(ctx: Context, shop: Shop, code: AnyRow) -> None:
    """The pool was dry: mint this one code while the friend waits.

    If the shop does not answer, the claim stands, the worker mints the code later, and the same
    claim then gives it.
    """
    with ctx.engine.begin() as conn:
        voucher = codes.voucher_by_id(conn, shop.id, code.voucher_id)
    ctx.wake(shop.id)
    if voucher is None or voucher.saleor_id is None or not voucher.listed:
        # The very first code of a voucher: only one may create it, and that is the worker.
        raise Refused(RefusalCode.CODE_NOT_READY)
    try:
        mint_one(ctx, ctx.port(shop), voucher.saleor_id, code)
    except (ShopUnavailable, ShopRefused) as error:
        raise Refused(RefusalCode.CODE_NOT_READY) from error
