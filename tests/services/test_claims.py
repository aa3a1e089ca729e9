"""The way of a friend: from the share link to a personal code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from sqlalchemy import func, select, text, update

from plugin.domain.program import ProgramState
from plugin.domain.reward import CodeState
from plugin.saleor.tokens import claim_of_checkout_token
from plugin.services.people.claim_offer import ClaimRequest, Friend, claim_offer
from plugin.services.people.refill_pools import SMALLEST_POOL, codes_end_on
from plugin.services.programs.change_program import move_program
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import codes as codes_of
from plugin.storage.programs import programs_of, running_programs
from plugin.storage.tables import claims, codes
from tests.promises import sums
from tests.world import ALICE, BOB, CAROL, Person, World

_READ = text(
    "SELECT seq_tup_read AS one_by_one, idx_tup_fetch AS found"
    " FROM pg_stat_xact_user_tables WHERE relname = 'codes'"
)


def refusal_of(world: World, friend: Person = BOB, **request: str) -> RefusalCode:
    asked = {"word": world.page_of(ALICE).word, "channel": "eu", **request}
    who = Friend(friend.email, friend.user_id)
    with pytest.raises(Refused) as refused:
        claim_offer(world.ctx, world.shop, ClaimRequest(asked["word"], asked["channel"], who, True))
    return refused.value.code


def test_a_claim_gives_a_code_that_the_shop_honours_without_asking_the_shop(
    world: World,
) -> None:
    word = world.page_of(ALICE).word
    world.fake.calls.clear()
    request = ClaimRequest(word, "eu", Friend(BOB.email), consent=True)
    claimed = claim_offer(world.ctx, world.shop, request)

    assert world.fake.honours(claimed.code)
    assert not world.fake.calls


def test_the_same_claim_again_gives_the_same_code(world: World) -> None:
    first = world.claim(friend=BOB)
    again = world.claim(friend=Person(" BOB@example.com "))

    assert again.code == first.code


def test_ten_claims_at_once_of_one_friend_give_one_code(world: World) -> None:
    word = world.page_of(ALICE).word
    request = ClaimRequest(word, "eu", Friend(BOB.email), consent=True)
    with ThreadPoolExecutor(10) as threads:
        all_at_once = [
            threads.submit(claim_offer, world.ctx, world.shop, request) for _ in range(10)
        ]
        given = {claim.result().code for claim in all_at_once}

    assert len(given) == 1
    with world.ctx.engine.connect() as conn:
        assert conn.execute(select(func.count()).select_from(claims)).scalar_one() == 1


def test_many_friends_at_once_never_share_a_code(world: World) -> None:
    word = world.page_of(ALICE).word

    def claim(number: int) -> str | None:
        friend = Friend(f"friend{number}@example.com")
        return claim_offer(world.ctx, world.shop, ClaimRequest(word, "eu", friend, True)).code

    with ThreadPoolExecutor(10) as threads:
        given = list(threads.map(claim, range(50)))

    assert len(set(given)) == 50


def test_a_friend_of_two_advocates_has_a_code_from_each(world: World) -> None:
    assert world.claim(advocate=ALICE).code != world.claim(advocate=CAROL).code


def test_the_checkout_token_stands_for_the_claim_in_this_shop_only(world: World) -> None:
    token = world.claim().checkout_token
    key = world.ctx.keys.signing

    assert claim_of_checkout_token(key, world.shop.id, token) is not None
    assert claim_of_checkout_token(key, world.shop.id + 1, token) is None
    assert claim_of_checkout_token(b"another key of thirty-two bytes!", 1, token) is None


def test_a_dry_pool_mints_the_code_while_the_friend_waits(world: World) -> None:
    with world.ctx.engine.begin() as conn:
        conn.execute(codes.update().values(state=CodeState.RETIRED))

    assert world.fake.honours(world.claim().code)


def test_a_dry_pool_and_a_shop_that_is_away_keep_the_claim_for_later(world: World) -> None:
    world.page_of(ALICE)
    with world.ctx.engine.begin() as conn:
        conn.execute(codes.update().values(state=CodeState.RETIRED))
    world.fake.is_away = True
    assert refusal_of(world) is RefusalCode.CODE_NOT_READY

    world.fake.is_away = False
    assert world.fake.honours(world.claim().code)


def test_the_pool_is_filled_again_before_it_runs_dry(world: World) -> None:
    for number in range(SMALLEST_POOL // 2 + 1):
        world.claim(friend=Person(f"friend{number}@example.com"))
    assert world.shop.id in world.woken
    world.turns()

    (voucher,) = world.fake.vouchers.values()
    assert len(voucher.codes) > SMALLEST_POOL


@pytest.mark.parametrize("is_counted", [False, True])
def test_no_code_is_read_that_others_have(world: World, is_counted: bool) -> None:
    """Whether or not the database has counted the codes of a voucher by now."""
    world.claim()
    with world.ctx.engine.connect() as conn:
        (program,) = running_programs(conn, world.shop.id)
        (offer,) = program.version.offers
        (claim_id,) = conn.execute(select(claims.c.id)).scalars()
        conn.execute(update(codes).where(codes.c.claim_id == claim_id).values(state="retired"))
        conn.execute(
            text(
                "INSERT INTO codes (id, shop_id, voucher_id, state, code_hmac)"
                " SELECT gen_random_uuid(), shop_id, id, 'burnt', number"
                " FROM vouchers, generate_series(1, 3000) AS number"
            )
        )
        # Written anew, they stand behind all of these.
        again = update(codes).where(codes.c.state == "minted").values(attempts=1)
        free = conn.execute(again).rowcount
        if is_counted:
            conn.execute(text("ANALYZE codes"))
        before = conn.execute(_READ).one()
        pool = codes_of.pool_of(
            world.shop.id, offer.id, offer.arm.friend_discount, codes_end_on(program)
        )
        given = codes_of.take_from_pool(conn, pool, claim_id)
        after = conn.execute(_READ).one()
        conn.rollback()

    assert given is not None
    assert after.one_by_one == before.one_by_one
    # The one that is given, and once more to write on it; at most, all that are free.
    assert after.found - before.found <= 1 + (1 if is_counted else free)


def test_nobody_is_their_own_friend(world: World) -> None:
    assert refusal_of(world, ALICE) is RefusalCode.OWN_LINK
    alias = Person("Alice+bob@example.com")
    assert refusal_of(world, alias) is RefusalCode.OWN_LINK


def test_who_has_bought_before_gets_no_code_for_new_customers(world: World) -> None:
    world.buys(buyer=BOB).is_paid()

    assert refusal_of(world, BOB) is RefusalCode.OFFER_NOT_AVAILABLE


def test_a_code_is_not_given_anew_once_it_was_used(world: World) -> None:
    world.buys(claimed=world.claim())

    assert refusal_of(world) is RefusalCode.CODE_USED


@pytest.mark.parametrize("word", ["nobody-0000", "", "a b", "x" * 100, "';--", "ANNA-7K2"])
def test_an_unknown_word_is_refused(world: World, word: str) -> None:
    assert refusal_of(world, word=word) is RefusalCode.WORD_UNKNOWN


@pytest.mark.parametrize("email", ["", "bob", "bob@", "@example.com", "bob @example.com"])
def test_what_is_no_address_is_refused(world: World, email: str) -> None:
    expected = RefusalCode.EMAIL_INVALID if email else RefusalCode.EMAIL_NEEDED
    assert refusal_of(world, Person(email)) is expected


def test_a_channel_without_terms_is_refused(world: World) -> None:
    world.starts(friend=sums(eu=5, pl=20))
    assert refusal_of(world, channel="us") is RefusalCode.CHANNEL_NOT_COVERED


def test_a_paused_program_takes_no_claims_and_honours_the_old_ones(world: World) -> None:
    claimed = world.claim(friend=BOB)
    move_program(world.ctx, world.shop, program_of(world), ProgramState.PAUSED, "staff")
    assert refusal_of(world, Person("late@example.com")) is RefusalCode.PROGRAM_NOT_RUNNING
    world.buys(claimed=claimed).is_paid()

    assert len(world.rewards_of(ALICE)) == 1


def program_of(world: World) -> int:
    with world.ctx.engine.connect() as conn:
        return programs_of(conn, world.shop.id)[0].id


def test_a_code_that_has_ended_is_replaced(world: World) -> None:
    first = world.claim()
    with time_machine.travel(first.expires_at, tick=True):
        world.turns()
        again = world.claim()

    assert again.code != first.code
    assert again.expires_at > first.expires_at


def test_the_database_holds_no_code_that_can_be_redeemed(world: World) -> None:
    code = world.claim().code or ""
    with world.ctx.engine.connect() as conn:
        dump = " ".join(str(tuple(row)) for row in conn.execute(select(codes)))

    assert code
    assert code not in dump
