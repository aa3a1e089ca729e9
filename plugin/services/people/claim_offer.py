"""A friend accepts an offer and gets a personal code at once."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection

from plugin.domain.audience import Who
from plugin.domain.calendar import ends_at, months_after
from plugin.domain.consent import Purpose
from plugin.domain.evidence import Via
from plugin.domain.identity import Person
from plugin.domain.names import initial_of
from plugin.domain.offer import Side
from plugin.domain.program import Offer
from plugin.domain.reward import CodeState
from plugin.domain.sighting import Seen
from plugin.domain.terms import Terms
from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.saleor.tokens import sign_checkout_token
from plugin.services.context import Context, now
from plugin.services.instruments.mint_codes import mint_one
from plugin.services.people.find_offer import Found, find_offer_for
from plugin.services.people.refill_pools import SMALLEST_POOL, codes_end_on, pool_voucher
from plugin.services.people.take_consent import Consent, check_consent, keep_consent
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import codes, people
from plugin.storage.database import at_once
from plugin.storage.new_claims import add_claim_with_code
from plugin.storage.newcomers import Newcomer
from plugin.storage.programs import Program, promised
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
    """via: how the friend came to the advocate whose share word this is. language: the friend's.

    consent_text: the id of the text that the friend agreed to.
    """

    word: str
    channel: str
    friend: Friend
    consent: bool
    via: Via = Via.LINK
    seen: Seen = field(default_factory=Seen)
    language: str = "en"
    consent_text: int | None = None

    @property
    def agreed(self) -> Consent:
        return Consent(self.consent, self.consent_text)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the friend gets: a code for the checkout and a token for its metadata.

    code: None where the friend is rewarded after the order, or not at all (terms is None).
    """

    code: str | None
    checkout_token: str
    expires_at: datetime
    terms: Terms | None


@dataclass(frozen=True, slots=True)
class _Claim:
    """program: as it stood when the claim was made."""

    id: int
    program: Program
    offer: Offer
    made_at: datetime

    @property
    def discount(self) -> Terms | None:
        return self.offer.arm.friend_discount


def claim_offer(ctx: Context, shop: Shop, request: ClaimRequest) -> Claimed:
    """Give the friend a code; the same claim again gives the same code. Raises Refused."""
    email = valid_email(request.friend.email)
    friend = ctx.keys.person(email=email, user_id=request.friend.user_id)
    claim, code = _claim(ctx, shop, request, friend)
    if code is not None:
        if code.state == CodeState.PLANNED:
            _mint_now(ctx, shop, code)
        if _pool_is_low(ctx, claim, code.voucher_id):
            ctx.wake(shop.id)
    window = timedelta(days=claim.program.promise.window_days)
    expires_at = ends_at(code.expires_on) if code is not None else claim.made_at + window
    token = sign_checkout_token(ctx.keys.signing, shop.id, claim.id, int(expires_at.timestamp()))
    return Claimed(
        code=ctx.keys.code(code.id) if code is not None else None,
        checkout_token=token,
        expires_at=expires_at,
        terms=claim.offer.arm.reward(Side.FRIEND),
    )


def valid_email(email: str) -> str:
    """The address as it will be used. Raises Refused."""
    if not email.strip():
        raise Refused(RefusalCode.EMAIL_NEEDED)
    try:
        # Telephones put a space behind a completed word.
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise Refused(RefusalCode.EMAIL_INVALID) from error


def _claim(
    ctx: Context, shop: Shop, request: ClaimRequest, friend: Person
) -> tuple[_Claim, AnyRow | None]:
    """The claim, made before or now, and its code: None where the friend gets none for it."""
    marks = [*friend.fingerprints, ctx.keys.mail_domain(request.friend.email)]
    with at_once(ctx.engine) as conn:
        newcomer = Newcomer(shop.id, friend, marks)
        found, known = find_offer_for(conn, shop, request.word, request.channel, newcomer)
        _check_consent(conn, shop, request, found)
        if known.claim_id is None:
            _check_friend(shop, found, friend, known)
            new = _make(ctx, conn, shop, request, found, friend, known)
    if known.claim_id is not None:
        return _claim_again(ctx, shop, request, found, known)
    if new is None:
        # The same claim came twice at once; the other one is committed by now.
        return _claim(ctx, shop, request, friend)
    claim, code = new
    if code is None and claim.discount is not None:
        # The claim stands by now: should this fail, to claim again gives the code.
        with ctx.engine.begin() as conn:
            code = _give_code(ctx, conn, shop, claim, claim.discount)
    return claim, code


def _check_consent(conn: Connection, shop: Shop, request: ClaimRequest, found: Found) -> None:
    """Raises Refused."""
    if request.via is not Via.VOICE:
        # What staff hear on the telephone is for them to ask.
        is_needed = found.advocate.consent_needed
        check_consent(conn, shop.id, Purpose.CLAIM, request.agreed, is_needed=is_needed)


def _make(
    ctx: Context,
    conn: Connection,
    shop: Shop,
    request: ClaimRequest,
    found: Found,
    friend: Person,
    known: AnyRow,
) -> tuple[_Claim, AnyRow | None] | None:
    """None if the friend has claimed meanwhile; without a code where the pool has none ready."""
    program, offer, moment = found.program, found.offer, now()
    discount = offer.arm.friend_discount
    row = add_claim_with_code(
        conn,
        {
            **_facts(ctx, found, request, friend, known),
            **asdict(ctx.keys.sighting(shop.id, request.seen, moment)),
            "shop_id": shop.id,
            "created_at": moment,
        },
        request.agreed.text_id if request.agreed.given else None,
        codes.pool_of(shop.id, offer.id, discount, codes_end_on(program)),
    )
    if row is None:
        return None
    return _Claim(row.made_id, program, offer, moment), row if row.id is not None else None


def _claim_again(
    ctx: Context, shop: Shop, request: ClaimRequest, found: Found, known: AnyRow
) -> tuple[_Claim, AnyRow | None]:
    with ctx.engine.begin() as conn:
        claim = _made_before(conn, shop, found, known)
        if request.consent and not known.claimed_with_consent:
            _agree_later(ctx, conn, shop, request, claim)
        covered = claim.offer.channels
        if covered is not None and request.channel not in covered:
            raise Refused(RefusalCode.CHANNEL_NOT_COVERED)
        discount = claim.discount
        return claim, _code_of(ctx, conn, shop, claim, discount) if discount else None


def _facts(
    ctx: Context, found: Found, request: ClaimRequest, friend: Person, known: AnyRow
) -> dict[str, Any]:
    """The columns of the claim, but for its moment and where it was made."""
    return {
        "program_id": found.program.id,
        "version_id": found.program.version.id,
        "offer_id": found.offer.id,
        "advocate_id": found.advocate.id,
        "advocate_flags": found.advocate.flags,
        "friend_email_hmac": friend.email,
        "friend_user_hmac": friend.user,
        "friend_domain_hmac": ctx.keys.mail_domain(request.friend.email),
        "friend_initial": initial_of(known.friend_name, request.friend.email),
        "friend_email": _address_to_keep(ctx, found.offer, request),
        "channel": request.channel,
        "language": request.language,
        "consent": request.consent,
        "via": request.via,
    }


def _agree_later(
    ctx: Context, conn: Connection, shop: Shop, request: ClaimRequest, made: _Claim
) -> None:
    """Whoever did not agree when they claimed may do so when they come back."""
    address = _address_to_keep(ctx, made.offer, request)
    people.change_claim(conn, shop.id, made.id, consent=True, friend_email=address)
    friend = ctx.keys.person(email=request.friend.email, user_id=request.friend.user_id)
    keep_consent(conn, shop.id, request.agreed, friend, made.id)


def _made_before(conn: Connection, shop: Shop, found: Found, known: AnyRow) -> _Claim:
    """What was promised then is honoured, whatever the program says by now."""
    program, offer = found.program, found.offer
    if known.claimed_offer_id != offer.id:
        program = promised(conn, shop.id, known.claimed_offer_id)
        offer = program.version.offer(known.claimed_offer_id)
    return _Claim(known.claim_id, program, offer, known.claimed_at)


def _check_friend(shop: Shop, found: Found, friend: Person, known: AnyRow) -> None:
    """Refuse now what the order would be refused for; raises Refused."""
    if friend.same_as(Person(found.advocate.email_hmac, found.advocate.user_hmac)):
        raise Refused(RefusalCode.OWN_LINK)
    program = found.program
    wanted, lists, last = program.promise.friends, known.lists, known.last_bought
    if "blocked" in lists or (wanted.allowed_only and "allowed" not in lists):
        raise Refused(RefusalCode.OFFER_NOT_AVAILABLE)
    if wanted.who is Who.NEW and last is not None:
        raise Refused(RefusalCode.OFFER_NOT_AVAILABLE)
    if wanted.who is Who.LAPSED:
        since = months_after(now(), -wanted.lapsed_months, shop.zone)
        if last is None or last > since:
            raise Refused(RefusalCode.OFFER_NOT_AVAILABLE)


def _address_to_keep(ctx: Context, offer: Offer, request: ClaimRequest) -> bytes | None:
    """Sealed, and only where something is to be sent after the order to a friend who agreed."""
    if not request.consent:
        return None
    arm = offer.arm
    is_sent = arm.friend.repeat or (arm.reward(Side.FRIEND) and not arm.friend_discount)
    return ctx.keys.seal(valid_email(request.friend.email)) if is_sent else None


def _code_of(ctx: Context, conn: Connection, shop: Shop, claim: _Claim, discount: Terms) -> AnyRow:
    code = codes.good_code_of(conn, claim_id=claim.id)
    if code is None:
        if codes.used_code_of(conn, claim.id) is not None:
            raise Refused(RefusalCode.CODE_USED)
        return _give_code(ctx, conn, shop, claim, discount)
    if ends_at(code.expires_on) <= now():
        codes.change_codes(conn, [code.id], state=CodeState.RETIRED)
        return _give_code(ctx, conn, shop, claim, discount)
    return code


def _give_code(
    ctx: Context, conn: Connection, shop: Shop, claim: _Claim, discount: Terms
) -> AnyRow:
    """A code out of the pool, or one that is still to be minted."""
    pool = codes.pool_of(shop.id, claim.offer.id, discount, codes_end_on(claim.program))
    code = codes.take_from_pool(conn, pool, claim.id)
    if code is None:
        voucher_id = pool_voucher(conn, shop.id, claim.program, claim.offer, discount)
        owner = {"claim_id": claim.id}
        codes.plan_codes(conn, shop.id, voucher_id, [owner], ctx.keys.code_hmac, now())
        code = codes.good_code_of(conn, claim_id=claim.id)
    if code is None:
        raise Refused(RefusalCode.CODE_NOT_READY)
    return code


def _pool_is_low(ctx: Context, claim: _Claim, voucher_id: int) -> bool:
    if claim.id % _LOOK_EVERY:
        return False
    few = SMALLEST_POOL // 2
    with at_once(ctx.engine) as conn:
        return codes.free_codes(conn, voucher_id, few) < few


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
