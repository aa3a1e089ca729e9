"""Statements that fill a shop with referrals, and what belongs to them, inside the database.

Over three years, in four channels: three friends claim for each two that buy, one order in three is
a friend's first, later ones follow, and the rest comes from nobody. `:count` is how many referrals.
"""

from __future__ import annotations

# Friends who claimed, in the order in which they did; the first advocates bring the most friends.
PREPARED = """
CREATE UNLOGGED TABLE bench_friends AS
SELECT i, at, buys, bought_at, channel, currency, rate, total, program_at, luck, fate,
    advocate_at, bought_at IS NOT NULL AND fate < 0.03 AS undone,
    bought_at > now() - interval '30 days' AND fate > 0.97 AS held
FROM (
    SELECT i, at, channel, currency, rate, luck, fate, buys,
        CASE WHEN buys THEN least(at + chance * interval '9 days', now()) END AS bought_at,
        round((20 + 180 * luck)::numeric * rate, 2) AS total,
        floor(:programs * pick * pick)::int AS program_at,
        1 + floor(greatest(1, :advocates * i / (1.5 * :count)) * draw * draw)::bigint AS advocate_at
    FROM (
        SELECT i, now() - interval '3 years' * (1 - i / (1.5 * :count)) AS at, i % 3 <> 0 AS buys,
            random() AS luck, random() AS chance, random() AS pick, random() AS draw,
            random() AS fate, random() AS place
        FROM generate_series(1, (1.5 * :count)::bigint) i
    ) thrown
    JOIN bench_channels ON place >= low AND place < high
) dealt
"""

ROWS = {
    "advocates": """
    INSERT INTO advocates (id, shop_id, word, email_hmac, user_hmac, first_name, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT :base + i, :shop, 'anna-' || to_hex(i * 7919 % 16777213) || to_hex(i),
        md5('advocate ' || i), CASE WHEN i % 3 > 0 THEN md5('account of advocate ' || i) END,
        'Anna', now() - interval '3 years 1 day' * (1 - i / (:advocates + 1.0))
    FROM generate_series(1, :advocates) i
    """,
    # One by the link for each claim, and one that came to nothing.
    "touches": """
    INSERT INTO touches (shop_id, advocate_id, kind, channel, journey_id, created_at, device_mark)
    SELECT :shop, :base + advocate_at, CASE WHEN i % 10 = 0 AND half = 0 THEN 'redirect'
        ELSE 'visit' END, channel, md5('journey ' || half || i),
        at - interval '1 hour' * (1 + 20 * luck), md5('device ' || i)
    FROM bench_friends, generate_series(0, 1) half
    """,
    "claims": """
    INSERT INTO claims (id, shop_id, program_id, version_id, offer_id, advocate_id,
        friend_email_hmac, friend_domain_hmac, channel, consent, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT :base + i, :shop, program, version, offer, :base + advocate_at, md5('friend ' || i),
        md5('example.com'), channel, true, at
    FROM bench_friends JOIN bench_programs USING (program_at)
    """,
    "orders of friends": """
    INSERT INTO orders (shop_id, id, number, channel, currency, status, charge_status, total,
        discount, charged, refunded, shipping, country, household_hmac, lines, email_hmac,
        code_hmac, claim_id, gift_cards, language, placed_at, updated_at, paid_at, fulfilled_at)
    SELECT :shop, 'Order:' || md5('friend' || i), 1000000 + i, channel, currency, 'FULFILLED',
        'FULL', total, round(total / 9, 2), CASE WHEN undone THEN 0 ELSE total END,
        CASE WHEN undone THEN total WHEN fate > 0.9 THEN round(total / 3, 2) ELSE 0 END, 5 * rate,
        'DE', md5('house ' || i), :lines, md5('friend ' || i), md5('code ' || i), :base + i, '{}',
        'EN', bought_at, bought_at, bought_at, bought_at
    FROM bench_friends WHERE buys
    """,
    "later orders of friends": """
    INSERT INTO orders (shop_id, id, number, channel, currency, status, charge_status, total,
        discount, charged, refunded, shipping, country, lines, email_hmac, gift_cards, language,
        placed_at, updated_at, paid_at)
    SELECT :shop, 'Order:' || md5('later' || i), 4000000 + i, channel, currency, 'FULFILLED',
        'FULL', total, 0, total, 0, 5 * rate, 'DE', :lines, md5('friend ' || i), '{}', 'EN', later,
        later, later
    FROM bench_friends, LATERAL (SELECT least(bought_at + interval '60 days', now())) AS a(later)
    WHERE buys AND i % 5 = 1
    """,
    "orders of others": """
    INSERT INTO orders (shop_id, id, number, channel, currency, status, charge_status, total,
        discount, charged, refunded, shipping, country, lines, email_hmac, user_hmac, gift_cards,
        language, placed_at, updated_at, paid_at)
    SELECT :shop, 'Order:' || md5('other' || i || half), 7000000 + 2 * i + half, channel, currency,
        'FULFILLED', 'FULL', total, 0, total, 0, 5 * rate, 'DE', :lines,
        md5('regular ' || (i * 31 + half) % (:count / 2 + 1)),
        CASE WHEN i % 2 = 0 THEN md5('account ' || (i * 31 + half) % (:count / 2 + 1)) END, '{}',
        'EN', at, at, at
    FROM bench_friends, generate_series(0, 1) half WHERE half = 0 OR i % 4 = 0
    """,
    "referrals": """
    INSERT INTO referrals (id, shop_id, program_id, claim_id, advocate_id, friend_email_hmac,
        order_id, converted_at, held, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT :base + i, :shop, program, :base + i, :base + advocate_at, md5('friend ' || i),
        CASE WHEN NOT undone THEN 'Order:' || md5('friend' || i) END,
        CASE WHEN NOT undone THEN bought_at END, held, bought_at
    FROM bench_friends JOIN bench_programs USING (program_at) WHERE buys
    """,
    "decisions": """
    INSERT INTO decisions (shop_id, order_id, version_id, claim_id, outcome, reason, trace,
        created_at)
    SELECT :shop, 'Order:' || md5('friend' || i), version, :base + i, 'qualified', 'QUALIFIED',
        CAST(:trace AS jsonb), bought_at
    FROM bench_friends JOIN bench_programs USING (program_at) WHERE buys
    """,
    "vouchers": """
    INSERT INTO vouchers (shop_id, offer_id, kind, expires_on, terms, terms_key, saleor_id)
    SELECT :shop, offer, kind, month,
        CASE kind WHEN 'friend' THEN '{"kind": "percent", "percent": "10"}' ELSE terms END,
        'bench', 'Voucher:' || kind || program_at || month
    FROM bench_programs, unnest(ARRAY['friend', 'advocate']) kind,
        generate_series(date_trunc('month', now() - interval '37 months'), now(), '1 month') m,
        LATERAL (SELECT m::date) AS a(month)
    """,
    "rewards": """
    INSERT INTO rewards (id, shop_id, referral_id, program_id, advocate_id, offer_id, side,
        owner_hmac, rule, milestone, channel, terms, instrument, amount, unit, cost, currency,
        paid_ahead, order_id, earned_at, household_hmac, state, reason, expires_at, owed_back,
        created_at)
    OVERRIDING SYSTEM VALUE
    SELECT :base + 2 * i + (side = 'advocate')::int, :shop, :base + i, program,
        :base + advocate_at, offer, side,
        CASE side WHEN 'friend' THEN md5('friend ' || i) ELSE md5('advocate ' || advocate_at) END,
        'conversion', 1, channel,
        CASE side WHEN 'friend' THEN '{"kind": "percent", "percent": "10"}' ELSE terms END,
        CASE side WHEN 'friend' THEN 'code' ELSE instrument END, worth, unit_, cost, currency,
        side = 'friend', 'Order:' || md5('friend' || i), bought_at, md5('house ' || i), state,
        CASE state WHEN 'pending' THEN CASE WHEN held THEN 'HELD_FOR_REVIEW' ELSE 'QUALIFIED' END
            WHEN 'void' THEN 'ORDER_REFUNDED' WHEN 'capped' THEN 'ADVOCATE_LIMIT_REACHED'
            WHEN 'review' THEN 'SPENT_BEFORE_REVERSAL' WHEN 'owed_back' THEN 'SPENT_BEFORE_REVERSAL'
            WHEN 'spent' THEN 'CODE_SPENT' WHEN 'expired' THEN 'REWARD_EXPIRED'
            ELSE 'QUALIFIED' END,
        CASE WHEN state <> 'pending' THEN bought_at + interval '194 days' END,
        CASE state WHEN 'owed_back' THEN worth ELSE 0 END, bought_at
    FROM bench_friends JOIN bench_programs USING (program_at),
        unnest(ARRAY['friend', 'advocate']) side,
        LATERAL (SELECT side = 'friend' OR unit = 'percent') AS a(share),
        LATERAL (SELECT CASE WHEN share THEN 'percent' ELSE currency END,
            CASE WHEN share THEN 10 ELSE 10 * rate END,
            CASE WHEN share THEN round(total / 10, 2) ELSE 10 * rate END) AS b(unit_, worth, cost),
        LATERAL (SELECT CASE
            WHEN undone THEN 'void'
            WHEN side = 'friend' THEN 'spent'
            WHEN held OR bought_at > now() - interval '14 days' THEN 'pending'
            WHEN luck < 0.02 THEN 'capped'
            WHEN luck < 0.022 THEN 'review'
            WHEN luck < 0.025 THEN 'owed_back'
            WHEN luck < 0.5 THEN 'spent'
            WHEN bought_at > now() - interval '194 days' THEN 'issued'
            ELSE 'expired' END) AS c(state)
    WHERE buys
    """,
    # One in twenty later orders earns something.
    "rewards of later orders": """
    INSERT INTO rewards (id, shop_id, referral_id, program_id, advocate_id, offer_id, side,
        owner_hmac, rule, milestone, channel, terms, instrument, amount, unit, cost, currency,
        paid_ahead, order_id, earned_at, state, reason, expires_at, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT :base + 4 * :count + i, :shop, :base + i, program, :base + advocate_at, offer,
        'advocate', md5('advocate ' || advocate_at), 'repeat Order:' || md5('later' || i), 1,
        channel, terms, instrument, 10 * rate, currency, 10 * rate, currency, false,
        'Order:' || md5('later' || i), bought_at, 'issued', 'REPEAT_ORDER',
        bought_at + interval '194 days', bought_at
    FROM bench_friends JOIN bench_programs USING (program_at)
    WHERE buys AND i % 100 = 1 AND unit IS NULL
    """,
    "codes": """
    INSERT INTO codes (id, shop_id, voucher_id, state, code_hmac, claim_id, order_id, created_at)
    SELECT gen_random_uuid(), :shop, v.id, CASE WHEN buys THEN 'burnt' ELSE 'minted' END,
        md5('code ' || i), :base + i,
        CASE WHEN buys THEN 'Order:' || md5('friend' || i) END, at
    FROM bench_friends JOIN bench_programs USING (program_at)
    JOIN vouchers v ON v.shop_id = :shop AND v.offer_id = offer AND v.kind = 'friend'
        AND v.terms_key = 'bench' AND v.expires_on = date_trunc('month', at)::date
    """,
    "codes of advocates": """
    INSERT INTO codes (id, shop_id, voucher_id, state, code_hmac, reward_id, order_id, created_at)
    SELECT gen_random_uuid(), :shop, v.id,
        CASE r.state WHEN 'issued' THEN 'minted' WHEN 'expired' THEN 'retired' ELSE 'burnt' END,
        md5('reward ' || r.id), r.id,
        CASE WHEN r.state = 'spent'
            THEN 'Order:' || md5('other' || (r.id - :base) / 2 || '0') END, r.created_at
    FROM rewards r
    JOIN vouchers v ON v.shop_id = :shop AND v.offer_id = r.offer_id AND v.kind = 'advocate'
        AND v.terms_key = 'bench' AND v.expires_on = date_trunc('month', r.created_at)::date
    WHERE r.shop_id = :shop AND r.side = 'advocate' AND r.instrument = 'code'
        AND r.state IN ('issued', 'spent', 'expired', 'review', 'owed_back')
    """,
    "ledger": """
    INSERT INTO ledger (shop_id, reward_id, from_account, to_account, amount, unit, reason, actor,
        order_id, created_at)
    SELECT :shop, r.id, source, aim, r.amount, r.unit, r.reason, 'app', r.order_id,
        r.earned_at + interval '1 day' * days
    FROM rewards r, (VALUES ('promise', 'owed', 0), ('owed', 'issued', 14), ('issued', 'spent', 30),
        ('issued', 'released', 194), ('owed', 'released', 1)) AS step(source, aim, days)
    WHERE r.shop_id = :shop AND r.state <> 'capped' AND CASE
        WHEN aim = 'owed' THEN true
        WHEN aim = 'issued' THEN r.state NOT IN ('pending', 'void')
        WHEN aim = 'spent' THEN r.state IN ('spent', 'review', 'owed_back')
        WHEN source = 'issued' THEN r.state = 'expired'
        ELSE r.state = 'void' END
    ORDER BY r.earned_at + interval '1 day' * days
    """,
    # One order in fifty was looked at; those of the last weeks still wait.
    "cases": """
    INSERT INTO cases (id, shop_id, advocate_id, kind, state, opened_at, deadline_at, decided_at,
        decided_by)
    OVERRIDING SYSTEM VALUE
    SELECT DISTINCT ON (advocate_at, kind, CASE WHEN waits THEN 0 ELSE i END) :base + i, :shop,
        :base + advocate_at, kind,
        CASE WHEN waits THEN 'open' WHEN luck < 0.3 THEN 'refused' ELSE 'approved' END, bought_at,
        bought_at + interval '7 days', CASE WHEN NOT waits THEN bought_at + luck * interval '6 days'
        END, CASE WHEN NOT waits THEN 'User:1' END
    FROM bench_friends,
        LATERAL (SELECT held, (ARRAY['household', 'same_device', 'velocity', 'circle'])
            [1 + i % 4]) AS a(waits, kind)
    WHERE buys AND (held OR i % 50 = 1)
    """,
    "orders in cases": """
    INSERT INTO case_orders (shop_id, case_id, order_id, points, state, created_at)
    SELECT :shop, c.id, 'Order:' || md5('friend' || c.id - :base), 60,
        CASE c.state WHEN 'open' THEN 'held' ELSE 'judged' END, c.opened_at
    FROM cases c WHERE c.shop_id = :shop
    """,
    "acts": """
    INSERT INTO audit (shop_id, actor, what, subject, subject_id, note, created_at)
    SELECT :shop, 'User:1',
        CASE c.state WHEN 'refused' THEN 'CASE_REFUSED' ELSE 'CASE_APPROVED' END,
        'case', c.id, 'Looked at both orders', c.decided_at
    FROM cases c WHERE c.shop_id = :shop AND c.decided_at IS NOT NULL ORDER BY c.decided_at
    """,
}
