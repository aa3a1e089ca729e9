"""Who comes in by the admin door, and what their rights open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plugin.domain.goods import OrderConditions
from plugin.domain.money import Money
from plugin.saleor.addresses import jwks_url
from tests.http import review, shop_asks, staff
from tests.http.doors import Door, customer_token, seconds, staff_token
from tests.keys import serving_jwks
from tests.world import ALICE, API_URL, World

NEEDS_DISCOUNTS: dict[str, tuple[str, dict[str, Any]]] = {
    "shop": (shop_asks.SHOP, {}),
    "overview": (shop_asks.OVERVIEW, {}),
    "programResults": (shop_asks.RESULTS, {}),
    "attention": (shop_asks.ATTENTION, {}),
    "definitions": (shop_asks.DEFINITIONS, {}),
    "health": (shop_asks.HEALTH, {}),
    "mailPreview": (shop_asks.MAIL_PREVIEW, {}),
    "sendTestMail": (shop_asks.SEND_TEST_MAIL, {}),
    "setBrand": (shop_asks.SET_BRAND, {"name": "Evil"}),
    "setSender": (shop_asks.SET_SENDER, {"name": "Evil"}),
    "setMailText": (shop_asks.SET_MAIL_TEXT, {"kind": "PRESENT", "language": "en"}),
    "setOrigins": (shop_asks.SET_ORIGINS, {"origins": ["https://evil.example"]}),
    "setSharing": (shop_asks.SET_SHARING, {"channels": ["X"]}),
    "setup": (shop_asks.SETUP, {}),
    "putSetupAside": (shop_asks.PUT_ASIDE, {}),
    "lookAgain": (shop_asks.LOOK_AGAIN, {}),
    "tryAsAdvocate": (shop_asks.TRY, {}),
    "offerPreview": (shop_asks.OFFER_PREVIEW, {"promise": staff.promise()}),
    "goods": (shop_asks.GOODS, {"kind": "PRODUCT"}),
    "goodsNamed": (shop_asks.GOODS_NAMED, {"kind": "PRODUCT", "ids": ["UHJvZHVjdDox"]}),
    "programs": (staff.PROGRAMS, {}),
    "rewards": (staff.REWARDS, {}),
    "savedFilters": (shop_asks.SAVED_FILTERS, {}),
    "saveFilter": (shop_asks.SAVE_FILTER, {"filter": {}}),
    "removeFilter": (shop_asks.REMOVE_FILTER, {"id": "1"}),
    "troubles": (staff.TROUBLES, {}),
    "versions": (staff.VERSIONS, {"id": "1"}),
    "programPeople": (staff.PEOPLE, {"id": "1"}),
    "addProgramPeople": (staff.ADD_PEOPLE, {"id": "1", "list": "BLOCKED", "entries": []}),
    "removeProgramPerson": (staff.REMOVE_PERSON, {"program": "1", "id": "1"}),
    "programSchema": (staff.PROGRAM_SCHEMA, {}),
    "presets": (staff.PRESETS, {}),
    "saveProgram": (staff.SAVE, {"id": "1", "promise": staff.promise()}),
    "createProgram": (staff.CREATE, {"promise": staff.promise()}),
    "programFile": (staff.PROGRAM_FILE, {"id": "1"}),
    "fileChanges": (staff.FILE_CHANGES, {"text": "name: Ours"}),
    "importProgram": (staff.IMPORT, {"text": "name: Ours"}),
    "duplicateProgram": (staff.move("duplicateProgram"), {"id": "1"}),
    "archiveProgram": (staff.move("archiveProgram"), {"id": "1"}),
    "restoreProgram": (staff.move("restoreProgram"), {"id": "1"}),
    "undoProgramChange": (staff.move("undoProgramChange"), {"id": "1"}),
    "setTimeZone": (staff.SET_TIME_ZONE, {"name": "Europe/Berlin"}),
    "activateProgram": (staff.move("activateProgram"), {"id": "1"}),
    "pauseProgram": (staff.move("pauseProgram"), {"id": "1"}),
    "endProgram": (staff.move("endProgram"), {"id": "1"}),
    "auditLog": (staff.AUDIT_LOG, {}),
    "auditActors": (staff.AUDIT_ACTORS, {}),
    "advocates": (staff.ADVOCATES, {}),
    "advocate": (staff.ADVOCATE, {"id": "1"}),
    "voucher": (staff.VOUCHER, {"id": "Voucher:1"}),
    "referrals": (staff.REFERRALS, {}),
    "referral": (staff.REFERRAL, {"id": "1"}),
    "whyClaim": (staff.WHY_CLAIM, {"id": "1"}),
    "whyReward": (staff.WHY_REWARD, {"id": "1"}),
    "whyAdvocate": (staff.WHY_ADVOCATE, {"id": "1"}),
    "ledger": (staff.LEDGER, {}),
    "liability": (staff.LIABILITY, {}),
    "replay": (staff.REPLAY, {"programId": "1"}),
    "balances": (staff.BALANCES, {}),
    "grantReward": (staff.GRANT, {"advocate": "1", "program": "1", "terms": staff.TENTH}),
    "voidReward": (staff.VOID, {"id": "1"}),
    "correctReward": (staff.CORRECT, {"id": "1", "amount": "5"}),
    "decideReward": (staff.DECIDE, {"id": "1", "review": "KEEP"}),
    "undoAct": (staff.UNDO, {"id": "1"}),
    "handOverRewards": (staff.HAND_OVER, {"ids": ["1"]}),
    "pledges": (staff.PLEDGES, {}),
    "eventDeliveries": (staff.EVENTS, {}),
    "replayEvent": (staff.REPLAY_EVENT, {"id": "1"}),
    "setEventUrl": (staff.SET_EVENT_URL, {"url": "https://evil.example/"}),
    "setStorefront": (staff.SET_STOREFRONT, {"url": "https://evil.example/"}),
    "credit": (staff.CREDIT, {}),
    "retention": (shop_asks.RETENTION, {}),
    "setRetention": (shop_asks.SET_RETENTION, {"days": {"visits": 1}}),
    "shownTexts": (shop_asks.SHOWN_TEXTS, {}),
    "setShownText": (shop_asks.SET_TEXT, {"purpose": "CLAIM", "language": "en", "text": "Yes"}),
    "setConsentNeeded": (shop_asks.SET_CONSENT_NEEDED, {"needed": True}),
    "linkFriend": (staff.LINK, {"orderId": "Order:1", "advocate": "1"}),
    "unlinkFriend": (staff.UNLINK, {"id": "1"}),
    "claimForFriend": (staff.CLAIM_FOR, {"advocate": "1", "email": "dave@example.com"}),
    "rotateCodes": (staff.ROTATE, {"advocate": "1"}),
    "honesty": (review.HONESTY, {}),
    "setHonesty": (review.SET_HONESTY, {"said": {}}),
    "watchedPeople": (review.WATCHED, {}),
    "watchPeople": (review.WATCH, {"list": "BLOCKED", "entries": []}),
    "unwatchPerson": (review.UNWATCH, {"id": "1"}),
    "judgeOrder": (review.JUDGE, {"orderId": "Order:1", "ruled": "HONEST"}),
    "reviewFigures": (review.REVIEW_FIGURES, {}),
    "setReview": (review.SET_REVIEW, {}),
    "cases": (review.CASES, {}),
    "case": (review.CASE, {"id": "1"}),
    "approveCase": (review.on_case("approveCase"), {"id": "1"}),
    "refuseCase": (review.on_case("refuseCase"), {"id": "1"}),
    "noteCase": (review.on_case("noteCase"), {"id": "1"}),
    "mergeCases": (review.MERGE_CASES, {"into": "1", "ids": ["2"]}),
    "actOnCases": (review.ACT_ON_CASES, {"ids": ["1"]}),
    "banAdvocate": (review.on_advocate("banAdvocate"), {"id": "1"}),
    "unbanAdvocate": (review.on_advocate("unbanAdvocate"), {"id": "1"}),
}
NEEDS_ORDERS: dict[str, tuple[str, dict[str, Any]]] = {
    "why": (staff.WHY, {"orderId": "Order:1"}),
    "credit": NEEDS_DISCOUNTS["credit"],
    "linkFriend": NEEDS_DISCOUNTS["linkFriend"],
    "unlinkFriend": NEEDS_DISCOUNTS["unlinkFriend"],
    "claimForFriend": NEEDS_DISCOUNTS["claimForFriend"],
    "judgeOrder": NEEDS_DISCOUNTS["judgeOrder"],
    "approveCase": NEEDS_DISCOUNTS["approveCase"],
    "refuseCase": NEEDS_DISCOUNTS["refuseCase"],
    "actOnCases": NEEDS_DISCOUNTS["actOnCases"],
}
NEEDS_USERS: dict[str, tuple[str, dict[str, Any]]] = {
    "personData": (shop_asks.PERSON, {"email": "bob@example.com"}),
    "erasePerson": (
        shop_asks.ERASE,
        {"email": "bob@example.com", "confirm": "bob@example.com"},
    ),
}

BAD_TOKENS = {
    "for another app": staff_token(app="QXBwOjI="),
    "for no app": staff_token(app=None),
    "for an app without a name": staff_token(app=""),
    "of a customer": customer_token(ALICE),
    "of staff, but not for an app": staff_token(type="access"),
    "of another shop": staff_token(iss="https://elsewhere.example/graphql/"),
    "signed by another shop": staff_token(key="other"),
    "expired": staff_token(exp=seconds(-60)),
    "nonsense": "a.b.c",
}


def test_staff_with_a_token_for_this_app_come_in(admin: Door) -> None:
    said = admin.asks(shop_asks.SHOP)

    assert (said.status, said.errors) == (200, [])
    assert said.data["shop"]["name"] == "Shop"
    assert said.data["shop"]["missingPermissions"] == []


def test_a_token_that_is_not_good_here_opens_nothing(admin: Door) -> None:
    with serving_jwks(jwks_url(API_URL)):
        said = {
            kind: admin.with_(Authorization_Bearer=bad).asks(shop_asks.SHOP)
            for kind, bad in BAD_TOKENS.items()
        }

    answers = {kind: (one.status, one.code, one.data) for kind, one in said.items()}
    assert answers == dict.fromkeys(BAD_TOKENS, (401, "TOKEN_INVALID", None))


def test_a_token_for_the_app_as_it_was_just_installed_anew_is_good(
    world: World, admin: Door
) -> None:
    assert admin.asks(shop_asks.SHOP).status == 200
    world.fake.app_id = "QXBwOjI="
    world.installs("u" * 30)

    assert admin.with_(Authorization_Bearer=staff_token(app="QXBwOjI=")).asks(shop_asks.SHOP).data


def test_nobody_comes_in_without_a_token(admin: Door) -> None:
    for nothing in (None, ""):
        said = admin.with_(Authorization_Bearer=nothing).asks(shop_asks.SHOP)
        assert (said.status, said.code, said.data) == (401, "TOKEN_NEEDED", None)


def test_the_storefronts_header_is_no_way_into_the_admin_door(admin: Door) -> None:
    said = admin.with_(Authorization_Bearer=None, Authorization=f"Bearer {staff_token()}").asks(
        shop_asks.SHOP
    )

    assert (said.status, said.code) == (401, "TOKEN_NEEDED")


def test_a_caller_names_the_shop(admin: Door) -> None:
    assert admin.with_(Saleor_Api_Url=None).asks(shop_asks.SHOP).code == "SHOP_NEEDED"
    elsewhere = admin.with_(Saleor_Api_Url="https://elsewhere.example/graphql/")
    assert elsewhere.asks(shop_asks.SHOP).code == "SHOP_UNKNOWN"


def test_who_may_not_manage_discounts_sees_and_changes_nothing(admin: Door, world: World) -> None:
    packer = admin.with_(Authorization_Bearer=staff_token("MANAGE_ORDERS", "MANAGE_USERS"))

    for field, (query, variables) in NEEDS_DISCOUNTS.items():
        said = packer.asks(query, **variables)
        assert said.data in (None, {field: None})
        assert said.code == "PERMISSION_DENIED"
        assert said.message == "You need the permission MANAGE_DISCOUNTS for this."
    assert world.shop.storefront_url == "https://shop.example/"


def test_who_may_not_manage_orders_learns_nothing_of_them(admin: Door, world: World) -> None:
    world.story()
    token = staff_token("MANAGE_DISCOUNTS")
    for field, (query, variables) in NEEDS_ORDERS.items():
        said = admin.with_(Authorization_Bearer=token).asks(query, **variables)
        assert said.data in (None, {field: None})
        assert said.code == "PERMISSION_DENIED"


def test_who_may_not_manage_customers_neither_sees_nor_erases_one(
    admin: Door, world: World
) -> None:
    world.story()
    packer = admin.with_(Authorization_Bearer=staff_token("MANAGE_ORDERS", "MANAGE_DISCOUNTS"))
    for field, (query, variables) in NEEDS_USERS.items():
        said = packer.asks(query, **variables)
        assert said.data in (None, {field: None})
        assert said.code == "PERMISSION_DENIED"
    assert admin.asks(shop_asks.PERSON, email="bob@example.com").data["personData"]["data"]["held"]


def test_rights_are_the_users_own_not_those_of_the_page(admin: Door) -> None:
    """Saleor cuts `permissions` down to those of the extension that was opened."""
    token = staff_token(permissions=[], user_permissions=["MANAGE_DISCOUNTS"])
    assert admin.with_(Authorization_Bearer=token).asks(shop_asks.SHOP).errors == []

    token = staff_token(permissions=["MANAGE_DISCOUNTS"], user_permissions=[])
    assert admin.with_(Authorization_Bearer=token).asks(shop_asks.SHOP).code == "PERMISSION_DENIED"


def test_the_lists_above_have_every_field_of_the_schema(admin: Door) -> None:
    kinds = ("queryType", "mutationType")
    asked = " ".join(f"{kind} {{ fields {{ name }} }}" for kind in kinds)
    schema = admin.asks(f"{{ __schema {{ {asked} }} }}").data["__schema"]

    named = {field["name"] for kind in kinds for field in schema[kind]["fields"]}
    assert named == {*NEEDS_DISCOUNTS, *NEEDS_ORDERS, *NEEDS_USERS}


# What staff do


def test_staff_learn_why_an_order_was_rewarded(admin: Door, world: World) -> None:
    _, bought = world.story()
    why = admin.asks(staff.WHY, orderId=bought.id).data["why"]

    assert (why["outcome"], why["reason"]) == ("QUALIFIED", "QUALIFIED")
    assert all(step["passed"] for step in why["trace"])
    assert {"attribution", "window", "paid"} <= {step["rule"] for step in why["trace"]}
    (attributed,) = [step for step in why["trace"] if step["rule"] == "attribution"]
    assert attributed["title"] == "Who brought the friend"
    assert attributed["sentence"].startswith("What counts is this: the code on the order (#")
    assert {reward["side"] for reward in why["rewards"]} == {"FRIEND", "ADVOCATE"}
    assert admin.asks(staff.WHY, orderId="Order:999").data == {"why": None}


def test_staff_learn_it_in_their_language(admin: Door, world: World) -> None:
    world.starts(order_conditions=OrderConditions(minimum={"eu": Money(Decimal(200), "EUR")}))
    bought = world.buys(claimed=world.claim()).is_paid()

    why = admin.asks(staff.WHY, orderId=bought.id, locale="de").data["why"]
    last = why["trace"][-1]
    assert (last["rule"], last["passed"], last["reason"]) == ("goods", False, "BELOW_MINIMUM")
    assert why["sentence"].startswith("Die Waren, die zählen, ergeben weniger")
    assert {one["name"]: one["text"] for one in last["saw"]} == {
        "goods": "90,00\xa0€",
        "minimum": "200,00\xa0€",
    }


def test_staff_page_through_rewards(admin: Door, world: World) -> None:
    world.story()
    first = admin.asks(staff.REWARDS, first=1).data["rewards"]
    second = admin.asks(staff.REWARDS, first=1, after=first["endCursor"]).data["rewards"]
    third = admin.asks(staff.REWARDS, first=1, after=second["endCursor"]).data["rewards"]

    assert [page["hasNextPage"] for page in (first, second, third)] == [True, False, False]
    assert {page["nodes"][0]["side"] for page in (first, second)} == {"FRIEND", "ADVOCATE"}
    assert (third["nodes"], third["endCursor"]) == ([], None)
    spent = admin.asks(staff.REWARDS, filter={"state": "SPENT"}).data["rewards"]["nodes"]
    assert [(reward["side"], reward["amount"], reward["unit"]) for reward in spent] == [
        ("FRIEND", "10", "percent")
    ]


def test_a_page_has_a_size_that_it_can_have(admin: Door) -> None:
    for first in (0, -1, 101):
        assert admin.asks(staff.REWARDS, first=first).message == "`first` is from 1 to 100."


def test_a_cursor_that_is_none_is_named_as_such(admin: Door) -> None:
    for cursor in ("", "x", "-1", "1.5", "²", "9" * 19, "1; DROP TABLE shops"):
        said = admin.asks(staff.REWARDS, after=cursor)
        assert said.message == "`after` is an `endCursor` of an earlier page."


def test_the_shops_time_zone_is_one_that_there_is(admin: Door) -> None:
    set_to = admin.asks(staff.SET_TIME_ZONE, name="Europe/Berlin").data["setTimeZone"]
    refused = admin.asks(staff.SET_TIME_ZONE, name="Europe/Nowhere").data["setTimeZone"]

    assert set_to["timeZone"] == "Europe/Berlin"
    assert refused["code"] == "TIME_ZONE_UNKNOWN"


def test_staff_say_where_customers_shop(admin: Door, world: World) -> None:
    said = admin.asks(staff.SET_STOREFRONT, url="https://new.example/de")

    assert said.data["setStorefront"]["storefrontUrl"] == "https://new.example/de"
    assert world.page_of(ALICE).share_url.startswith("https://new.example/de?ref=")
