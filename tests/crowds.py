"""A shop with so many rows that it matters how they are found, written by the database itself."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, text

from plugin.storage.tables import orders
from tests.world import World

# Over two years, in two channels. Every second order is the first of a friend, one in ten of which
# was refunded; each friend claimed a day before and visited a day before that.
_ROWS = {
    "advocates": """
    INSERT INTO advocates (shop_id, word, email_hmac, created_at)
    SELECT :shop, 'crowd-' || :shop || '-' || n, 'advocate ' || n, now() - n * interval '1 hour'
    FROM generate_series(1, :orders / 20) n
    """,
    "touches": """
    INSERT INTO touches (shop_id, advocate_id, kind, channel, journey_id, created_at)
    SELECT :shop, a.id, 'visit', CASE WHEN n % 8 < 6 THEN 'eu' ELSE 'pl' END, 'journey ' || n,
        now() - interval '2 days' - n * interval '2 years' / :orders
    FROM generate_series(0, :orders - 1) n
    JOIN advocates a ON a.word = 'crowd-' || :shop || '-' || (1 + n % (:orders / 20))
    """,
    "claims": """
    INSERT INTO claims (shop_id, program_id, version_id, offer_id, advocate_id, friend_email_hmac,
        friend_domain_hmac, channel, consent, created_at)
    SELECT :shop, :program, :version, :offer, advocate_id, 'buyer ' || substr(journey_id, 9),
        'example.com', channel, true, created_at + interval '1 day'
    FROM touches WHERE shop_id = :shop AND right(journey_id, 1) IN ('0', '2', '4', '6', '8')
    """,
    "orders": """
    INSERT INTO orders (shop_id, id, number, channel, currency, status, charge_status, total,
        discount, charged, refunded, shipping, country, lines, email_hmac, user_hmac, code_hmac,
        gift_cards, language, placed_at, updated_at, paid_at)
    SELECT :shop, 'Order:' || n, n, channel, CASE channel WHEN 'eu' THEN 'EUR' ELSE 'PLN' END,
        'FULFILLED', 'FULL', 90, CASE WHEN n % 2 = 0 THEN 10 ELSE 0 END, 90,
        CASE WHEN n % 20 = 0 THEN 30 ELSE 0 END, 5, 'DE', repeat('a line ', 80),
        'buyer ' || CASE WHEN n % 2 = 0 THEN n ELSE n % 1000 END,
        CASE WHEN n % 4 = 0 THEN 'account ' || n END, CASE WHEN n % 2 = 0 THEN 'code ' || n END,
        '{}', 'EN', at, at, at
    FROM (SELECT substr(journey_id, 9)::bigint AS n, channel, created_at + interval '2 days' AS at
        FROM touches WHERE shop_id = :shop) bought
    """,
    "vouchers": """
    INSERT INTO vouchers (shop_id, offer_id, kind, expires_on, terms, terms_key)
    VALUES (:shop, :offer, 'friend', '2100-01-01', '{"kind": "percent", "percent": "10"}', 'x')
    """,
    "codes": """
    INSERT INTO codes (id, shop_id, voucher_id, state, code_hmac, claim_id, order_id)
    SELECT gen_random_uuid(), :shop, v.id, 'burnt', o.code_hmac, c.id, o.id
    FROM orders o JOIN claims c ON c.shop_id = :shop AND c.friend_email_hmac = o.email_hmac
    JOIN vouchers v ON v.shop_id = :shop AND v.terms_key = 'x'
    WHERE o.shop_id = :shop AND o.code_hmac IS NOT NULL
    """,
    "referrals": """
    INSERT INTO referrals (shop_id, program_id, claim_id, advocate_id, friend_email_hmac, order_id,
        converted_at, created_at)
    SELECT :shop, :program, c.id, c.advocate_id, o.email_hmac, o.id, o.placed_at, o.placed_at
    FROM claims c JOIN orders o ON o.shop_id = :shop AND o.email_hmac = c.friend_email_hmac
        AND o.code_hmac IS NOT NULL
    WHERE c.shop_id = :shop
    """,
    "rewards": """
    INSERT INTO rewards (shop_id, referral_id, program_id, advocate_id, offer_id, side, owner_hmac,
        rule, milestone, channel, terms, instrument, amount, unit, cost, currency, paid_ahead,
        order_id, earned_at, state, reason, expires_at, created_at)
    SELECT :shop, r.id, :program, r.advocate_id, :offer, side, r.friend_email_hmac, 'conversion', 1,
        o.channel, '{"kind": "fixed"}', 'code', 10, o.currency, 10, o.currency, side = 'friend',
        o.id, o.placed_at,
        CASE WHEN side = 'friend' OR r.id % 3 = 0 THEN 'spent' ELSE 'issued' END, 'QUALIFIED',
        o.placed_at + interval '180 days', o.placed_at
    FROM referrals r JOIN orders o ON o.shop_id = :shop AND o.id = r.order_id,
        unnest(ARRAY['friend', 'advocate']) side
    WHERE r.shop_id = :shop
    """,
}


def crowd(conn: Connection, shop_id: int, orders: int) -> None:
    """So many orders, and what belongs to them, in the shop's first program."""
    newest = text(
        "SELECT p.id, v.id, o.id FROM programs p JOIN program_versions v ON v.id = p.version_id"
        " JOIN offers o ON o.version_id = v.id WHERE p.shop_id = :shop LIMIT 1"
    )
    program, version, offer = conn.execute(newest, {"shop": shop_id}).one()
    said = {"shop": shop_id, "program": program, "version": version, "offer": offer}
    for table, rows in _ROWS.items():
        conn.execute(text(rows), {**said, "orders": orders})
        # What the database does by itself, if it is given time.
        conn.execute(text(f"ANALYZE {table}"))


def busily(world: World, count: int) -> None:
    """As if so many others had bought the same as the one who has, at the same time."""
    said = {c.name: c for c in orders.c if c.name not in {"id", "email_hmac", "code_hmac"}}
    each = func.generate_series(1, count).label("each")
    copied = select(func.concat("Order:many-", each), *said.values()).limit(count)
    with world.ctx.engine.begin() as conn:
        conn.execute(insert(orders).from_select(["id", *said], copied))
