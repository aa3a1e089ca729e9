"""What somebody of another shop tries, by every field of both doors that takes an id or a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.http import review, shop_asks, staff
from tests.http.both import Both
from tests.http.doors import CLAIM, OFFER, REFERRER, TERMS, VISIT
from tests.http.test_refusals import MOVES
from tests.world import ALICES_NAME, BOB

Attempt = Callable[[Both], Any]


def _on_case(name: str) -> Attempt:
    return lambda b: b.admin.asks(review.on_case(name), id=b.case_id).data[name]["code"]


# Every field that takes an id or a word, and what their shop is told of ours.
ATTEMPTS: dict[str, tuple[Attempt, Any]] = {
    "offer": (lambda b: b.storefront.asks(OFFER, word=b.word).data, {"offer": None}),
    "terms": (lambda b: b.storefront.asks(TERMS, word=b.word).data, {"terms": []}),
    "visit": (
        lambda b: b.storefront.asks(VISIT, word=b.word).data,
        {"visit": {"recorded": False}},
    ),
    "claim": (
        lambda b: b.storefront.asks(CLAIM, word=b.word, email=BOB.email).data["claim"]["code"],
        "WORD_UNKNOWN",
    ),
    "voucher": (
        lambda b: b.admin.asks(staff.VOUCHER, id=b.voucher_id).data,
        {"voucher": None},
    ),
    "why": (lambda b: b.admin.asks(staff.WHY, orderId=b.order_id).data, {"why": None}),
    "whyClaim": (
        lambda b: b.admin.asks(staff.WHY_CLAIM, id=b.link_id).data,
        {"whyClaim": None},
    ),
    "whyReward": (
        lambda b: b.admin.asks(staff.WHY_REWARD, id=b.reward_id).data,
        {"whyReward": None},
    ),
    "whyAdvocate": (
        lambda b: b.admin.asks(staff.WHY_ADVOCATE, id=b.advocate_id).data,
        {"whyAdvocate": None},
    ),
    "rewards": (
        lambda b: b.admin.asks(staff.REWARDS, after="999999").data["rewards"]["nodes"],
        [],
    ),
    "referral": (
        lambda b: [b.admin.asks(staff.REFERRAL, id=str(id_)).data for id_ in range(1, 200)],
        [{"referral": None}] * 199,
    ),
    "advocate": (
        lambda b: b.admin.asks(staff.ADVOCATE, id=b.advocate_id).data,
        {"advocate": None},
    ),
    **{
        name: (
            lambda b, name=name, document=document: b.admin.asks(document, after="999999").data[  # type: ignore[misc]
                name
            ]["nodes"],
            [],
        )
        for name, document in {
            "advocates": staff.ADVOCATES,
            "referrals": staff.REFERRALS,
            "ledger": staff.LEDGER,
        }.items()
    },
    "balances": (
        lambda b: b.admin.asks(staff.BALANCES, programId=b.program_id).data["balances"],
        [],
    ),
    "replay": (
        lambda b: b.admin.asks(staff.REPLAY, programId=b.program_id).data["replay"]["code"],
        "PROGRAM_UNKNOWN",
    ),
    "liability": (
        lambda b: b.admin.asks(staff.LIABILITY, programId=b.program_id).data["liability"],
        {
            "isCountedAnew": False,
            "redemption": {
                "spent": "0",
                "expired": "0",
                "rate": None,
                "note": "Not enough data: fewer than 20 rewards are over.",
            },
            "outstanding": [],
            "limits": [],
        },
    ),
    "auditLog": (
        lambda b: b.admin.asks(
            staff.AUDIT_LOG, subject="PROGRAM", subjectId=b.program_id, after="999999"
        ).data["auditLog"]["nodes"],
        [],
    ),
    "saveProgram": (
        lambda b: b.admin.asks(staff.SAVE, id=b.program_id, promise=staff.promise()).data[
            "saveProgram"
        ]["code"],
        "PROGRAM_UNKNOWN",
    ),
    "fileChanges": (
        lambda b: b.admin.asks(staff.FILE_CHANGES, id=b.program_id, text="name: Ours").data[
            "fileChanges"
        ]["code"],
        "PROGRAM_UNKNOWN",
    ),
    "importProgram": (
        lambda b: b.admin.asks(staff.IMPORT, id=b.program_id, text="name: Ours").data[
            "importProgram"
        ]["code"],
        "PROGRAM_UNKNOWN",
    ),
    "programFile": (
        lambda b: b.admin.asks(staff.PROGRAM_FILE, id=b.program_id).data["programFile"],
        None,
    ),
    **{
        name: (
            lambda b, name=name: b.admin.asks(staff.move(name), id=b.program_id).data[name]["code"],  # type: ignore[misc]
            "PROGRAM_UNKNOWN",
        )
        for name in MOVES
    },
    "versions": (lambda b: b.admin.asks(staff.VERSIONS, id=b.program_id).data["versions"], []),
    "programPeople": (
        lambda b: b.admin.asks(staff.PEOPLE, id=b.program_id).data["programPeople"],
        [],
    ),
    "addProgramPeople": (
        lambda b: b.admin.asks(
            staff.ADD_PEOPLE, id=b.program_id, list="BLOCKED", entries=[BOB.email]
        ).data["addProgramPeople"]["code"],
        "PROGRAM_UNKNOWN",
    ),
    "removeProgramPerson": (
        lambda b: b.admin.asks(staff.REMOVE_PERSON, program=b.program_id, id="1").data[
            "removeProgramPerson"
        ]["code"],
        "PROGRAM_UNKNOWN",
    ),
    "grantReward": (
        lambda b: b.admin.asks(
            staff.GRANT, advocate=b.advocate_id, program=b.their_program_id, terms=staff.TENTH
        ).data["grantReward"]["code"],
        "ADVOCATE_UNKNOWN",
    ),
    "voidReward": (
        lambda b: b.admin.asks(staff.VOID, id=b.reward_id).data["voidReward"]["code"],
        "REWARD_UNKNOWN",
    ),
    "correctReward": (
        lambda b: b.admin.asks(staff.CORRECT, id=b.reward_id, amount="5").data["correctReward"][
            "code"
        ],
        "REWARD_UNKNOWN",
    ),
    "decideReward": (
        lambda b: b.admin.asks(staff.DECIDE, id=b.reward_id, review="KEEP").data["decideReward"][
            "code"
        ],
        "REWARD_UNKNOWN",
    ),
    "handOverRewards": (
        lambda b: b.admin.asks(staff.HAND_OVER, ids=[b.reward_id]).data["handOverRewards"]["code"],
        "REWARD_UNKNOWN",
    ),
    "referrer": (
        lambda b: b.storefront.asks(REFERRER, name=ALICES_NAME).data["referrer"],
        {"match": "NONE", "token": None},
    ),
    "linkFriend": (
        lambda b: b.admin.asks(staff.LINK, orderId=b.order_id, advocate=b.advocate_id).data[
            "linkFriend"
        ]["code"],
        "ORDER_UNKNOWN",
    ),
    "rotateCodes": (
        lambda b: b.admin.asks(staff.ROTATE, advocate=b.advocate_id).data["rotateCodes"]["code"],
        "ADVOCATE_UNKNOWN",
    ),
    "unwatchPerson": (
        lambda b: b.admin.asks(review.UNWATCH, id=b.watched_id).data["unwatchPerson"]["people"],
        [],
    ),
    "judgeOrder": (
        lambda b: b.admin.asks(review.JUDGE, orderId=b.order_id, ruled="DISHONEST").data[
            "judgeOrder"
        ]["code"],
        "ORDER_UNKNOWN",
    ),
    "unlinkFriend": (
        lambda b: b.admin.asks(staff.UNLINK, id=b.link_id).data["unlinkFriend"]["code"],
        "LINK_UNKNOWN",
    ),
    "claimForFriend": (
        lambda b: b.admin.asks(staff.CLAIM_FOR, advocate=b.advocate_id, email=BOB.email).data[
            "claimForFriend"
        ]["code"],
        "ADVOCATE_UNKNOWN",
    ),
    "cases": (
        lambda b: b.admin.asks(review.CASES, after="999999").data["cases"]["nodes"],
        [],
    ),
    "case": (lambda b: b.admin.asks(review.CASE, id=b.case_id).data, {"case": None}),
    **{
        name: (_on_case(name), "CASE_UNKNOWN") for name in ("approveCase", "refuseCase", "noteCase")
    },
    "mergeCases": (
        lambda b: b.admin.asks(review.MERGE_CASES, into=b.case_id, ids=["999999"]).data[
            "mergeCases"
        ]["code"],
        "CASE_UNKNOWN",
    ),
    "actOnCases": (
        lambda b: b.admin.asks(review.ACT_ON_CASES, ids=[b.case_id]).data["actOnCases"]["answers"][
            0
        ]["result"]["code"],
        "CASE_UNKNOWN",
    ),
    **{
        name: (
            lambda b, name=name: b.admin.asks(review.on_advocate(name), id=b.advocate_id).data[  # type: ignore[misc]
                name
            ]["code"],
            "ADVOCATE_UNKNOWN",
        )
        for name in ("banAdvocate", "unbanAdvocate")
    },
    "personData": (
        lambda b: b.admin.asks(shop_asks.PERSON, email=BOB.email).data["personData"]["data"][
            "held"
        ],
        {},
    ),
    "erasePerson": (
        lambda b: b.admin.asks(shop_asks.ERASE, email=BOB.email, confirm=BOB.email).data[
            "erasePerson"
        ]["code"],
        "PERSON_UNKNOWN",
    ),
    "removeFilter": (
        lambda b: b.admin.asks(shop_asks.REMOVE_FILTER, id=b.filter_id).data["removeFilter"][
            "filters"
        ],
        [],
    ),
    "replayEvent": (
        lambda b: b.admin.asks(staff.REPLAY_EVENT, id=b.event_id).data["replayEvent"]["code"],
        "EVENT_UNKNOWN",
    ),
    "undoAct": (
        lambda b: b.admin.asks(staff.UNDO, id=b.act_id).data["undoAct"]["code"],
        "ACT_UNKNOWN",
    ),
}
# Fields that take nothing by which another shop's rows could be named.
NOTHING_NAMED = {
    "me",
    "join",
    "beFound",
    "sharing",
    "leaderboard",
    "invitation",
    "chooseWord",
    "shop",
    "overview",
    "programResults",
    "attention",
    "definitions",
    "brand",
    "health",
    "mailPreview",
    "sendTestMail",
    "setBrand",
    "setSender",
    "setMailText",
    "setOrigins",
    "setSharing",
    "savedFilters",
    "saveFilter",
    "setup",
    "putSetupAside",
    "lookAgain",
    "tryAsAdvocate",
    "offerPreview",
    "programs",
    "programSchema",
    # They ask the Saleor of the shop whose token it is.
    "goods",
    "goodsNamed",
    "presets",
    "createProgram",
    "troubles",
    "pledges",
    "credit",
    "setEventUrl",
    "eventDeliveries",
    "setStorefront",
    "setTimeZone",
    "setReview",
    "reviewFigures",
    "consentText",
    "shownTexts",
    "setShownText",
    "setConsentNeeded",
    "retention",
    "setRetention",
    "honesty",
    "watchedPeople",
    "watchPeople",
    "setHonesty",
    "auditActors",
}
