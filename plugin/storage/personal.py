"""What each column says of people; docs/privacy.md has it for readers, with why and how long.

A new column fails a test until it stands here.
"""

from __future__ import annotations

_EMAIL = "keyed fingerprint of the e-mail address"
_USER = "keyed fingerprint of the shop's user id"
_NETWORK = "keyed mark of the network, of one period of 30 days"
_DEVICE = "keyed mark of browser and languages, of one period of 30 days"
_ORDER = "the shop's id of the order"
_STAFF = "the shop's user id of a member of staff"

# What columns with something about people mean, by table.
MEANINGS: dict[str, dict[str, str]] = {
    "advocates": {
        "word": "the word of the share link; begins with the first name",
        "email_hmac": _EMAIL,
        "user_hmac": _USER,
        "email": "the e-mail address; encrypted in the database",
        "first_name": "the first name",
        "language": "the language of the person's mails",
        "flags": "names of metadata keys that are set for the account in the shop",
        "signed_up_at": "when the account was made",
        "account_changed_at": "when the account was last changed",
        "account_told_at": "when the shop told of that",
        "banned_at": "since when staff let the person refer no more",
        "network_mark": _NETWORK,
        "device_mark": _DEVICE,
        "seen_at": "when these marks were left",
    },
    "advocate_names": {
        "advocate_id": "whose name it is",
        "key_hmac": "keyed fingerprint of the name that the person lets themselves be found by",
    },
    "former_words": {
        "advocate_id": "whose word it was",
        "word": "a word of the person's share link before they chose another",
    },
    "touches": {
        "journey_id": "ties the visits of one browser together",
        "friend_email_hmac": _EMAIL,
        "friend_user_hmac": _USER,
        "landing_url": "the page that was visited, without its query",
        "utm": "tags of the campaign",
        "ads": "names, not values, of what advertisements write into the page's address",
        "network_mark": _NETWORK,
        "device_mark": _DEVICE,
        "referrer_host": "the website that the person came from",
        "share_channel": "by which way the link was shared with the person",
    },
    "claims": {
        "advocate_id": "who brought the person",
        "advocate_flags": "flags of the one who brought the person",
        "friend_email_hmac": _EMAIL,
        "friend_user_hmac": _USER,
        "friend_domain_hmac": "keyed fingerprint of the domain of the e-mail address",
        "friend_initial": "the first letter of the person's name, or of the e-mail address",
        "friend_email": "the e-mail address, if rewards are sent there; encrypted in the database",
        "language": "the language of the person's mails",
        "consent": "whether the person agreed to mails",
        "network_mark": _NETWORK,
        "device_mark": _DEVICE,
        "referrer_host": "the website that the person came from",
        "touch_id": "the visit that the claim was made of",
    },
    "consents": {
        "text_id": "what the person agreed to, among the texts",
        "email_hmac": _EMAIL,
        "user_hmac": _USER,
        "claim_id": "what the person accepted with it",
    },
    "orders": {
        "id": _ORDER,
        "number": "the number of the order",
        "country": "where the order goes to",
        "household_hmac": "keyed fingerprint of the postal address",
        "name_hmac": "keyed fingerprint of first name and surname at the address",
        "surname_hmac": "keyed fingerprint of the surname at the address",
        "phone_hmac": "keyed fingerprint of the telephone number",
        "email_hmac": _EMAIL,
        "user_hmac": _USER,
        "journey_id": "ties the order to visits before it",
        "domain_hmac": "keyed fingerprint of the domain of the e-mail address",
        "gift_cards": "the shop's ids of gift cards that paid for it",
        "language": "the language of the order",
    },
    "decisions": {"order_id": _ORDER},
    "referrals": {
        "advocate_id": "who brought the person",
        "friend_email_hmac": _EMAIL,
        "order_id": _ORDER,
    },
    "rewards": {
        "advocate_id": "whose friend it was for",
        "owner_hmac": _EMAIL,
        "order_id": _ORDER,
        "household_hmac": "keyed fingerprint of the postal address of the friend's order",
        "grant_key": "given by whoever granted the reward",
    },
    "ledger": {"order_id": _ORDER, "actor": _STAFF},
    "codes": {"code_hmac": "keyed fingerprint of the code", "order_id": _ORDER},
    "gift_cards": {"owner_hmac": _EMAIL, "saleor_id": "the shop's id of the gift card"},
    "card_uses": {"order_id": _ORDER},
    "flags": {"owner_hmac": _EMAIL, "name": "a metadata key that the person's rewards ask for"},
    "points_accounts": {"owner_hmac": _EMAIL},
    "program_people": {
        "entry_hmac": "keyed fingerprint of an e-mail address, or of its domain",
        "label": "the beginning and the domain of the address",
        "added_by": _STAFF,
    },
    "watched_people": {
        "entry_hmac": "keyed fingerprint of an e-mail address, or of its domain",
        "label": "the beginning and the domain of the address",
        "added_by": _STAFF,
    },
    "rate_windows": {
        "who_hmac": "keyed fingerprint of the e-mail address or account that asked, or keyed mark "
        "of the network"
    },
    "judgements": {"order_id": _ORDER},
    "leaks": {"advocate_id": "whose link or codes go round among strangers"},
    "cases": {"advocate_id": "whose referrals look dishonest", "decided_by": _STAFF},
    "case_orders": {"order_id": _ORDER},
    "messages": {
        "key": "what the message is about, for a guest with " + _EMAIL,
        "body": "what the message is made of; encrypted in the database",
    },
    "audit": {"actor": _STAFF, "note": "why, in the words of staff"},
    "erased_people": {
        "email_hmac": _EMAIL,
        "user_hmac": _USER,
        "last_bought_at": "when the person last bought before they were erased",
    },
    "program_versions": {"created_by": _STAFF},
    "saved_filters": {"created_by": _STAFF},
    "consent_texts": {"created_by": _STAFF},
}

# Those that name somebody by themselves; the others need a key, or the shop's own books.
PERSONAL = frozenset(
    {
        "advocates.word",
        "advocates.email",
        "advocates.first_name",
        "former_words.word",
        "claims.friend_email",
        "messages.body",
        "audit.note",
    }
)

_WORK = "due_at lease_until attempts last_error"
_OFFER = "program_id version_id offer_id"
# Columns that say nothing about anybody.
_NOTHING: dict[str, str] = {
    "shops": "id api_url state switched_at app_id token jwks name storefront_url event_url "
    "event_secret consent_needed retention honesty brand sender mail_words origins sharing "
    "setup_aside review_days review_then review_remind_days time_zone saleor_version permissions "
    "created_at updated_at",
    "channels": "shop_id slug saleor_id name currency is_active",
    "imports": "shop_id kind state watermark cursor done total started_at finished_at last_error "
    "failed",
    "deliveries": "shop_id family answer times last_at",
    "programs": "id shop_id name state state_reason limit_level due_at priority version_id "
    "archived_at created_at",
    "program_versions": "id shop_id program_id number promise created_at",
    "offers": "id shop_id version_id position",
    "vouchers": "id shop_id offer_id kind expires_on terms terms_key saleor_id asked_at listed "
    f"tagged_at created_at {_WORK}",
    "consent_texts": "id shop_id purpose language number text created_at",
    "advocates": "id shop_id created_at",
    "advocate_names": "id shop_id is_exact",
    "former_words": "id shop_id created_at",
    "touches": "id shop_id advocate_id kind offer_id channel created_at",
    "claims": f"id shop_id {_OFFER} channel via withdrawn_at created_at",
    "consents": "id shop_id withdrawn_at created_at",
    "orders": "shop_id channel currency status charge_status total discount charged refunded "
    "shipping lines code_hmac claim_id placed_at updated_at paid_at fulfilled_at erased_at "
    f"created_at {_WORK}",
    "decisions": "id shop_id version_id claim_id outcome reason trace created_at",
    "referrals": "id shop_id program_id claim_id converted_at held created_at",
    "rewards": "id shop_id referral_id program_id offer_id side rule milestone channel terms "
    "instrument gift_card_id amount unit credited used netted owed_back paid_back cost currency "
    "paid_ahead earned_at ruling corrected_from state reason expires_at remind_at created_at "
    f"{_WORK}",
    "ledger": "id shop_id reward_id from_account to_account amount unit reason audit_id created_at",
    "codes": f"id shop_id voucher_id state claim_id reward_id created_at {_WORK}",
    "gift_cards": "id shop_id program_id currency state tops_up expires_on asked_at paused_at "
    f"target created_at {_WORK}",
    "card_uses": "id shop_id gift_card_id amount given_back",
    "flags": f"id shop_id is_set created_at {_WORK}",
    "points_accounts": f"id shop_id program_id created_at {_WORK}",
    "program_people": "id shop_id program_id list created_at",
    "watched_people": "id shop_id list created_at",
    "cases": "id shop_id kind state merged_into opened_at deadline_at due_at reminded_at "
    "decided_at",
    "rate_windows": "shop_id asked times ends_at",
    # Sums, and ids of advocates that lead to nobody who was erased.
    "kept_figures": "shop_id question answer counted_at due_at",
    "case_orders": "id shop_id case_id points state created_at",
    "leaks": "id shop_id rule created_at ended_at",
    "judgements": "id shop_id ruled rules created_at",
    "messages": f"id shop_id kind state created_at {_WORK}",
    "audit": "id shop_id what subject subject_id before after undoes created_at",
    "erased_people": "id shop_id created_at",
    "saved_filters": "id shop_id list name filter created_at",
}


def classified() -> dict[str, str]:
    """`personal`, `pseudonymous` or `none` for each column, as `table.column`."""
    kinds = {
        f"{table}.{column}": "none"
        for table, columns in _NOTHING.items()
        for column in columns.split()
    }
    for table, columns in MEANINGS.items():
        for name in (f"{table}.{column}" for column in columns):
            if name in kinds:
                raise ValueError(f"{name} is classified twice")
            kinds[name] = "personal" if name in PERSONAL else "pseudonymous"
    return kinds
