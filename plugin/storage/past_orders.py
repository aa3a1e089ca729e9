"""The past orders of a shop as a replay reads them: in order of time, with history and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ARRAY, Connection, RowMapping, Text, any_, literal, select, text

from plugin.storage.tables import program_people

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """Which orders: placed from `since` until before `until`, the newest `most` of them.

    number, parts: which share of these. All orders of a friend are in the same share.
    """

    since: datetime
    until: datetime
    most: int | None = None
    number: int = 0
    parts: int = 1


# An order's history is what the same mailbox or account had bought before; whoever has both is
# counted once. A friend with orders that also speak for another friend goes with them into the
# first share, so that no two shares ever decide about the same friend. Ids are sorted as whoever
# merges the shares compares them.
_PAST = text("""
WITH looked_at AS (
    SELECT id, email_hmac, user_hmac, code_hmac, claim_id FROM orders
    WHERE shop_id = :shop_id AND placed_at >= :since AND placed_at < :until
    ORDER BY placed_at DESC, id DESC
    LIMIT CAST(:most AS bigint)
), kept AS (
    SELECT id, email_hmac, user_hmac, placed_at,
        paid_at IS NOT NULL AND status NOT IN ('CANCELED', 'EXPIRED', 'DRAFT')
            AND (total <= 0 OR refunded < total) AS is_kept
    FROM orders
    WHERE shop_id = :shop_id AND placed_at < :until
), history AS (
    SELECT id,
        CASE WHEN email_hmac IS NULL THEN 0 ELSE count(*) FILTER (WHERE is_kept) OVER mailbox END
        + CASE WHEN user_hmac IS NULL THEN 0 ELSE count(*) FILTER (WHERE is_kept) OVER account END
        - CASE WHEN email_hmac IS NULL OR user_hmac IS NULL THEN 0
            ELSE count(*) FILTER (WHERE is_kept) OVER same_two END AS earlier_orders,
        greatest(
            CASE WHEN email_hmac IS NOT NULL
                THEN max(placed_at) FILTER (WHERE is_kept) OVER mailbox END,
            CASE WHEN user_hmac IS NOT NULL
                THEN max(placed_at) FILTER (WHERE is_kept) OVER account END
        ) AS last_order_at
    FROM kept
    WINDOW
        mailbox AS (PARTITION BY email_hmac ORDER BY placed_at, id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        account AS (PARTITION BY user_hmac ORDER BY placed_at, id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        same_two AS (PARTITION BY email_hmac, user_hmac ORDER BY placed_at, id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), made AS (
    SELECT id, friend_email_hmac, friend_user_hmac,
        CASE via WHEN 'staff' THEN 0 WHEN 'name' THEN 4 WHEN 'visit' THEN 5 ELSE 3 END AS strength
    FROM claims WHERE shop_id = :shop_id AND withdrawn_at IS NULL
), candidates AS (
    SELECT o.id, 1 AS strength, c.id AS claim, c.friend_email_hmac AS friend
    FROM looked_at o JOIN codes k ON k.shop_id = :shop_id AND k.code_hmac = o.code_hmac
    JOIN made c ON c.id = k.claim_id
    UNION SELECT o.id, 2, c.id, c.friend_email_hmac
    FROM looked_at o JOIN made c ON c.id = o.claim_id
    UNION SELECT o.id, c.strength, c.id, c.friend_email_hmac
    FROM looked_at o JOIN made c ON c.friend_email_hmac = o.email_hmac
    UNION SELECT o.id, c.strength, c.id, c.friend_email_hmac
    FROM looked_at o JOIN made c ON c.friend_user_hmac = o.user_hmac
), evidence AS (
    SELECT id, array_agg(strength ORDER BY strength, claim DESC) AS strengths,
        array_agg(claim ORDER BY strength, claim DESC) AS claims,
        min(friend) AS friend, max(friend) AS another
    FROM candidates GROUP BY id
), tangled AS (
    SELECT DISTINCT friend FROM candidates
    WHERE id IN (SELECT id FROM evidence WHERE friend <> another)
)
SELECT o.id, o.number, o.channel, o.currency, o.status, o.charge_status, o.placed_at,
    o.updated_at, o.total, o.discount, o.charged, o.refunded, o.shipping, o.country,
    o.household_hmac, o.lines, o.email_hmac, o.user_hmac, o.paid_at, o.fulfilled_at,
    h.earlier_orders, h.last_order_at, e.strengths, e.claims
FROM looked_at l JOIN orders o ON o.shop_id = :shop_id AND o.id = l.id
JOIN history h ON h.id = o.id LEFT JOIN evidence e ON e.id = o.id
WHERE CASE WHEN e.friend IN (SELECT friend FROM tangled) THEN :number = 0
    ELSE abs(hashtextextended(coalesce(e.friend, o.id), 0) % CAST(:parts AS bigint)) = :number END
ORDER BY coalesce(o.paid_at, o.updated_at), o.placed_at, o.id COLLATE "C"
""").execution_options(stream_results=True, yield_per=_BATCH)

# All will be read, so the quickest way to the first row is not the best, and what is sorted on the
# way need not go to disk.
_AS_A_WHOLE = text("""
SELECT set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '64MB', true),
    set_config('jit', 'off', true)
""")


def past_orders(conn: Connection, shop_id: int, part: Part) -> Iterator[Sequence[RowMapping]]:
    """Batches of orders by when they were paid, each read only when it is asked for.

    What order_that_counts asks for, with earlier_orders, last_order_at, and strengths and claims
    side by side.
    """
    conn.execute(_AS_A_WHOLE)
    said = {
        "shop_id": shop_id,
        "since": part.since,
        "until": part.until,
        "most": part.most,
        "number": part.number,
        "parts": part.parts,
    }
    yield from conn.execute(_PAST, said).mappings().partitions(_BATCH)


def has_lists(conn: Connection, shop_id: int, program_id: int) -> bool:
    """True if anybody stands on any of the program's lists."""
    query = select(program_people.c.list).where(
        program_people.c.shop_id == shop_id, program_people.c.program_id == program_id
    )
    return conn.execute(query.limit(1)).first() is not None


def entries_named(
    conn: Connection, shop_id: int, program_id: int, marks: Iterable[str]
) -> set[tuple[str, str]]:
    """Which of these fingerprints stand on which of the program's lists: (list, fingerprint)."""
    query = select(program_people.c.list, program_people.c.entry_hmac).where(
        program_people.c.shop_id == shop_id,
        program_people.c.program_id == program_id,
        # One parameter: a statement with thousands takes longer to write than to run.
        program_people.c.entry_hmac == any_(literal(list(marks), ARRAY(Text))),
    )
    return {(row.list, row.entry_hmac) for row in conn.execute(query)}
