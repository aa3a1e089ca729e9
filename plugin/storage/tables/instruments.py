"""What pays rewards in the shop: vouchers with their codes, gift cards, and customers' flags."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.reward import CardState, CodeState, VoucherKind
from plugin.storage.tables.base import (
    Moment,
    created_column,
    due_index,
    failing_index,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
    shop_key,
    work_columns,
)
from plugin.storage.tables.orders import Amount

vouchers = Table(
    "vouchers",
    metadata,
    id_column(),
    shop_column(),
    Column("offer_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("expires_on", Date, nullable=False),
    # What its codes take off; terms_key tells vouchers of an offer apart that take off different
    # things.
    Column("terms", JSONB, nullable=False),
    Column("terms_key", Text, nullable=False),
    Column("saleor_id", Text),
    # How far the voucher has come in the shop; each step can be taken up again after a crash.
    Column("asked_at", Moment),
    Column("listed", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("tagged_at", Moment),
    created_column(),
    *work_columns(),
    shop_key(),
    same_shop("offer_id", "offers"),
    UniqueConstraint("shop_id", "offer_id", "kind", "terms_key", "expires_on"),
    one_of("kind", VoucherKind),
    due_index("vouchers"),
    failing_index("vouchers"),
)

codes = Table(
    "codes",
    metadata,
    Column("id", Uuid, primary_key=True),
    shop_column(),
    Column("voucher_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("code_hmac", Text, nullable=False),
    Column("claim_id", BigInteger),
    Column("reward_id", BigInteger),
    Column("order_id", Text),
    created_column(),
    *work_columns(),
    same_shop("voucher_id", "vouchers"),
    same_shop("claim_id", "claims"),
    same_shop("reward_id", "rewards"),
    UniqueConstraint("shop_id", "code_hmac"),
    CheckConstraint("claim_id IS NULL OR reward_id IS NULL", name="one_owner"),
    one_of("state", CodeState),
    due_index("codes"),
    failing_index("codes"),
)
# Only one code at a time is good for a claim or a reward.
_GOOD = text("state IN ('planned', 'minted')")
Index("codes_claim_ix", codes.c.claim_id, unique=True, postgresql_where=_GOOD)
Index("codes_reward_ix", codes.c.reward_id, unique=True, postgresql_where=_GOOD)
Index(
    "codes_pool_ix",
    codes.c.voucher_id,
    codes.c.state,
    codes.c.id,
    postgresql_where=text("claim_id IS NULL AND reward_id IS NULL"),
)
Index("codes_planned_ix", codes.c.voucher_id, postgresql_where=text("state = 'planned'"))
Index("codes_voucher_ix", codes.c.voucher_id)
Index("codes_of_claim_ix", codes.c.claim_id)
Index("codes_of_reward_ix", codes.c.reward_id)

gift_cards = Table(
    "gift_cards",
    metadata,
    Column("id", Uuid, primary_key=True),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("owner_hmac", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("state", Text, nullable=False),
    # Whether later rewards of the program go onto it too.
    Column("tops_up", Boolean, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("saleor_id", Text),
    Column("asked_at", Moment),
    # While its balance is changed it is switched off, so that nobody spends meanwhile. target: the
    # balance that it is to have then.
    Column("paused_at", Moment),
    Column("target", Amount),
    created_column(),
    *work_columns(),
    shop_key(),
    same_shop("program_id", "programs"),
    one_of("state", CardState),
    due_index("gift_cards"),
    failing_index("gift_cards"),
)
# One card at a time is the one that is topped up.
Index(
    "gift_cards_top_up_ix",
    gift_cards.c.shop_id,
    gift_cards.c.program_id,
    gift_cards.c.owner_hmac,
    gift_cards.c.currency,
    unique=True,
    postgresql_where=text("tops_up AND state <> 'closed'"),
)
Index("gift_cards_owner_ix", gift_cards.c.shop_id, gift_cards.c.owner_hmac)
Index("gift_cards_saleor_ix", gift_cards.c.shop_id, gift_cards.c.saleor_id)

# What was paid with a card, by order, as the shop tells it. given_back: what the app has put back,
# because the order was called off.
card_uses = Table(
    "card_uses",
    metadata,
    id_column(),
    shop_column(),
    Column("gift_card_id", Uuid, nullable=False),
    Column("order_id", Text, nullable=False),
    Column("amount", Amount, nullable=False),
    Column("given_back", Amount, nullable=False, server_default=text("0")),
    UniqueConstraint("gift_card_id", "order_id"),
    same_shop("gift_card_id", "gift_cards"),
)
Index("card_uses_order_ix", card_uses.c.shop_id, card_uses.c.order_id)

# Keys in customers' private metadata. is_set: as the shop has it.
flags = Table(
    "flags",
    metadata,
    id_column(),
    shop_column(),
    Column("owner_hmac", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_set", Boolean, nullable=False, server_default=text("false")),
    created_column(),
    *work_columns(),
    UniqueConstraint("shop_id", "owner_hmac", "name"),
    due_index("flags"),
    failing_index("flags"),
)

# Whose points have to be counted.
points_accounts = Table(
    "points_accounts",
    metadata,
    id_column(),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("owner_hmac", Text, nullable=False),
    created_column(),
    *work_columns(),
    UniqueConstraint("shop_id", "program_id", "owner_hmac"),
    same_shop("program_id", "programs"),
    due_index("points_accounts"),
)
