"""Every expected no is data, with a code that never changes and a sentence for people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plugin.services.refusals import MESSAGES, RefusalCode
from plugin.storage.shops import change_shop
from tests.http import staff
from tests.http.doors import CLAIM, JOIN, ME, Door, bearer, customer_token
from tests.promises import TENTH, sums
from tests.world import ALICE, BOB, World

# Storefronts are written against these: new ones are added, none is changed.
PUBLIC = [
    "WORD_UNKNOWN",
    "PROGRAM_NOT_RUNNING",
    "CHANNEL_NOT_COVERED",
    "EMAIL_NEEDED",
    "EMAIL_INVALID",
    "EMAIL_NOT_CONFIRMED",
    "OWN_LINK",
    "OFFER_NOT_AVAILABLE",
    "CODE_USED",
    "CODE_NOT_READY",
    "SIGN_IN_NEEDED",
    "MAIL_NOT_SET_UP",
    "PROGRAM_UNKNOWN",
    "PROGRAM_INVALID",
    "PROGRAM_STATE",
    "TIME_ZONE_UNKNOWN",
    "STOREFRONT_MISSING",
    "STOREFRONT_INVALID",
    "PERMISSION_MISSING",
    "EVENT_URL_INVALID",
    "EVENT_URL_MISSING",
    "ADVOCATE_UNKNOWN",
    "TERMS_INVALID",
    "HOLD_INVALID",
    "KEY_INVALID",
    "KEY_TAKEN",
    "WHY_NEEDED",
    "WHY_NAMES_AN_ADDRESS",
    "REWARD_UNKNOWN",
    "REWARD_STATE",
    "REWARD_SPENT",
    "REWARD_PAID_AHEAD",
    "REWARD_NOT_MONEY",
    "AMOUNT_INVALID",
    "MOMENT_INVALID",
    "NAME_TOO_SHORT",
    "REFERRER_UNKNOWN",
    "ORDER_UNKNOWN",
    "ORDER_WITHOUT_BUYER",
    "LINK_TO_SELF",
    "LINK_IN_CIRCLE",
    "LINK_UNKNOWN",
    "NOTHING_TO_JUDGE",
    "ADVOCATE_STATE",
    "REVIEW_INVALID",
    "CASE_UNKNOWN",
    "CASE_STATE",
    "HONESTY_INVALID",
    "ACT_UNKNOWN",
    "ACT_FINAL",
    "ACT_UNDONE",
    "ACT_OVERTAKEN",
    "CONSENT_NEEDED",
    "CONSENT_TEXT_UNKNOWN",
    "CONSENT_TEXT_INVALID",
    "CONFIRMATION_WRONG",
    "PERSON_UNKNOWN",
    "SHOP_NOT_ANSWERING",
    "RETENTION_INVALID",
    "FILTER_INVALID",
    "BRAND_INVALID",
    "SENDER_INVALID",
    "MAIL_TEXT_INVALID",
    "ORIGIN_INVALID",
    "MAIL_NOT_SENT",
    "EVENT_UNKNOWN",
    "SHARING_INVALID",
    "WORD_INVALID",
    "WORD_RESERVED",
    "WORD_TAKEN",
    "WORD_CHANGES_USED",
    "RATE_LIMITED",
]


def test_the_list_of_refusals_is_closed() -> None:
    assert [code.value for code in RefusalCode] == PUBLIC
    assert all(MESSAGES[code].endswith(".") for code in RefusalCode)


def claimed(storefront: Door, world: World, **changes: Any) -> str:
    """What becomes of Bob's claim of Alice's offer, but for these changes."""
    asked = {"email": BOB.email, **changes}
    asked.setdefault("word", world.page_of(ALICE).word)
    result = storefront.asks(CLAIM, **asked).data["claim"]
    return str(result.get("code") if result["__typename"] == "Refusal" else "claimed")


def test_a_link_that_nobody_has(storefront: Door, world: World) -> None:
    for word in ("nobody-0000", "", "Not a word", "x" * 500, "a\u0000b"):
        assert claimed(storefront, world, word=word) == "WORD_UNKNOWN"


def test_a_claim_without_an_address(storefront: Door, world: World) -> None:
    for email in (None, ""):
        assert claimed(storefront, world, email=email) == "EMAIL_NEEDED"


NO_ADDRESS = [
    "bob",
    "bob@",
    "@example.com",
    "bob@exa mple.com",
    "bob@@example.com",
    "b\u0000b@example.com",
    "bob@example.com\nBcc: all@example.com",
    "x" * 400 + "@example.com",
    "\ud800@example.com",
]


def test_a_claim_with_what_is_no_address(storefront: Door, world: World) -> None:
    codes = {email: claimed(storefront, world, email=email) for email in NO_ADDRESS}

    assert codes == dict.fromkeys(NO_ADDRESS, "EMAIL_INVALID")


def test_a_claim_of_ones_own_offer(storefront: Door, world: World) -> None:
    assert claimed(storefront, world, email="Alice+1@Example.com") == "OWN_LINK"
    alices = storefront.with_(Authorization=bearer(customer_token(ALICE)))
    assert claimed(alices, world) == "OWN_LINK"


def test_a_claim_by_somebody_who_has_bought_before(storefront: Door, world: World) -> None:
    world.buys(buyer=BOB).is_paid()

    assert claimed(storefront, world) == "OFFER_NOT_AVAILABLE"


def test_a_claim_whose_code_was_used(storefront: Door, world: World) -> None:
    world.story()

    assert claimed(storefront, world) == "CODE_USED"


def test_a_claim_where_the_offer_has_no_terms(storefront: Door, world: World) -> None:
    for channel in ("us", "", "EU", "eu ", "a\u0000b"):
        assert claimed(storefront, world, channel=channel) == "CHANNEL_NOT_COVERED"


def test_a_claim_where_the_shop_has_no_such_channel(storefront: Door, world: World) -> None:
    world.starts(hold_days=0, friend=TENTH, advocate=TENTH)

    for channel in ("us", "a\u0000b", "\ud800"):
        assert claimed(storefront, world, channel=channel) == "CHANNEL_NOT_COVERED"
    assert claimed(storefront, world, channel="pl") == "claimed"


def test_a_claim_of_an_older_promise_where_only_the_new_one_has_terms(
    storefront: Door, world: World
) -> None:
    everywhere = sums(eu=10, pl=40)
    here = replace(everywhere, amounts={"eu": everywhere.amounts["eu"]})
    world.starts(hold_days=0, friend=here)
    assert claimed(storefront, world, channel="eu") == "claimed"
    world.starts(hold_days=0, friend=everywhere)

    assert claimed(storefront, world, channel="pl") == "CHANNEL_NOT_COVERED"
    assert claimed(storefront, world, channel="eu") == "claimed"


def test_a_claim_while_the_program_is_paused(storefront: Door, admin: Door, world: World) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    word = world.page_of(ALICE).word
    admin.asks(staff.move("pauseProgram"), id=program["id"])

    assert claimed(storefront, world, word=word) == "PROGRAM_NOT_RUNNING"


def test_a_claim_that_comes_before_the_first_code(storefront: Door, world: World) -> None:
    word = world.page_of(ALICE).word
    world.fake.is_away = True
    world.starts(hold_days=0, code_days=200)

    assert claimed(storefront, world, word=word) == "CODE_NOT_READY"
    assert claimed(storefront, world, word=word) == "CODE_NOT_READY"


def test_a_page_of_nobodys(storefront: Door) -> None:
    assert storefront.asks(ME).data["me"]["code"] == "SIGN_IN_NEEDED"


def test_a_page_in_a_shop_that_has_not_said_where_customers_shop(
    storefront: Door, world: World
) -> None:
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, storefront_url=None)

    said = storefront.with_(Authorization=bearer(customer_token(ALICE))).asks(ME)
    assert said.data["me"]["code"] == "STOREFRONT_MISSING"


def test_a_guests_page_where_no_mail_can_be_sent(storefront: Door) -> None:
    assert storefront.asks(JOIN, email=BOB.email).data["join"]["code"] == "MAIL_NOT_SET_UP"
    assert storefront.asks(JOIN, email="nobody").data["join"]["code"] == "EMAIL_INVALID"


def test_a_program_that_there_is_not(admin: Door) -> None:
    for program in ("0", "999999", "x", "", "-1", "²", "1.0", "9" * 30):
        for name in MOVES:
            said = admin.asks(staff.move(name), id=program)
            assert said.data[name]["code"] == "PROGRAM_UNKNOWN"
        saved = admin.asks(staff.SAVE, id=program, promise=staff.promise())
        assert saved.data["saveProgram"]["code"] == "PROGRAM_UNKNOWN"


EUR_10 = {"amount": "10", "currency": "EUR"}


def fixed(**amounts: Any) -> dict[str, object]:
    return staff.with_reward({"kind": "fixed", "amounts": amounts})


INVALID: dict[str, Any] = {
    "nothing at all": {},
    "no object": [1],
    "no kind": staff.with_reward({}),
    "more than all": staff.with_reward({"kind": "percent", "percent": "101"}),
    "nothing": staff.with_reward({"kind": "percent", "percent": "0"}),
    "no amounts": fixed(),
    "a negative amount": fixed(eu={**EUR_10, "amount": "-1"}),
    "not a number": fixed(eu={**EUR_10, "amount": "NaN"}),
    "half a cent": fixed(eu={**EUR_10, "amount": "0.005"}),
    "another currency": fixed(eu={**EUR_10, "currency": "USD"}),
    "another channel": fixed(us=EUR_10),
    "a minimum in another channel": staff.promise(order={"minimum": {"us": EUR_10}}),
    "a channel that is none": staff.promise(order={"channels": ["us"]}),
    "no window": staff.promise(window_days=0),
    "an endless hold": staff.with_reward(staff.TENTH, hold_days=366),
}
MOVES = (
    "activateProgram",
    "pauseProgram",
    "endProgram",
    "duplicateProgram",
    "archiveProgram",
    "restoreProgram",
    "undoProgramChange",
)


def test_a_program_that_cannot_be_kept(admin: Door) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    said = {
        kind: admin.asks(staff.SAVE, id=program["id"], promise=written)
        for kind, written in INVALID.items()
    }

    refused = {kind: one.data["saveProgram"] for kind, one in said.items()}
    codes = {kind: one.get("code") for kind, one in refused.items()}
    assert codes == dict.fromkeys(INVALID, "PROGRAM_INVALID")
    bare = MESSAGES[RefusalCode.PROGRAM_INVALID]
    assert all(len(one["message"]) > len(bare) for one in refused.values())
    assert admin.asks(staff.PROGRAMS).data["programs"] == [program]


def test_a_program_that_is_not_where_it_would_have_to_be(admin: Door) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    said = admin.asks(staff.move("activateProgram"), id=program["id"])

    assert said.data["activateProgram"]["code"] == "PROGRAM_STATE"
    assert said.data["activateProgram"]["message"].endswith("It is active.")


def test_a_program_that_is_not_ready_to_run(admin: Door, world: World) -> None:
    (program,) = admin.asks(staff.PROGRAMS).data["programs"]
    admin.asks(staff.move("pauseProgram"), id=program["id"])

    def starts() -> str:
        said = admin.asks(staff.move("activateProgram"), id=program["id"])
        return str(said.data["activateProgram"]["code"])

    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, permissions=["MANAGE_ORDERS", "MANAGE_USERS"])
    assert starts() == "PERMISSION_MISSING"
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, storefront_url=None)
    assert starts() == "STOREFRONT_MISSING"


NO_STOREFRONT = [
    "",
    "shop.example",
    "//shop.example",
    "ftp://shop.example",
    "javascript:alert(1)",
    "https://",
    "https://[::1",
    "https://shop.example/#part",
]


def test_a_storefront_that_is_no_address(admin: Door, world: World) -> None:
    said = {url: admin.asks(staff.SET_STOREFRONT, url=url) for url in NO_STOREFRONT}

    codes = {url: one.data["setStorefront"].get("code") for url, one in said.items()}
    assert codes == dict.fromkeys(NO_STOREFRONT, "STOREFRONT_INVALID")
    assert world.shop.storefront_url == "https://shop.example/"
