"""Advocates, and the evidence that ties friends to them."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.evidence import Via
from plugin.domain.sharing import ShareChannel
from plugin.storage.tables.base import (
    Moment,
    created_column,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
    shop_key,
    sighting_columns,
)

advocates = Table(
    "advocates",
    metadata,
    id_column(),
    shop_column(),
    # Share links carry nothing but the word, so it is unique over all shops.
    Column("word", Text, nullable=False, unique=True),
    Column("email_hmac", Text, nullable=False),
    Column("user_hmac", Text),
    # Encrypted: the one place where an address is kept, because the reward is sent there.
    Column("email", LargeBinary),
    Column("first_name", Text, nullable=False, server_default=""),
    Column("language", Text, nullable=False, server_default="en"),
    # What the shop knows of the account: names of metadata keys that are set, and since when.
    Column("flags", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("signed_up_at", Moment),
    # Since when staff let them refer no more.
    Column("banned_at", Moment),
    # As of which change of the account, by the shop's clock, and when the shop told it; the
    # latter is empty where we asked.
    Column("account_changed_at", Moment),
    Column("account_told_at", Moment),
    # From where, and with what, the advocate last opened their page; see domain/sighting.py.
    *sighting_columns(),
    Column("seen_at", Moment),
    created_column(),
    shop_key(),
    UniqueConstraint("shop_id", "email_hmac"),
)
Index(
    "advocates_user_ix",
    advocates.c.shop_id,
    advocates.c.user_hmac,
    unique=True,
    postgresql_where=text("user_hmac IS NOT NULL"),
)

# Finds words by how they begin, in whatever order the database sorts its texts.
Index("advocates_word_ix", advocates.c.word, postgresql_ops={"word": "text_pattern_ops"})

# Words that advocates had before they chose another: what was shared with them works for ever.
former_words = Table(
    "former_words",
    metadata,
    id_column(),
    shop_column(),
    Column("advocate_id", BigInteger, nullable=False),
    Column("word", Text, nullable=False, unique=True),
    created_column(),
    same_shop("advocate_id", "advocates"),
)
Index("former_words_advocate_ix", former_words.c.shop_id, former_words.c.advocate_id)

# By which names advocates let themselves be found: fingerprints of the name, and of what is left
# of it without one letter.
advocate_names = Table(
    "advocate_names",
    metadata,
    id_column(),
    shop_column(),
    Column("advocate_id", BigInteger, nullable=False),
    Column("key_hmac", Text, nullable=False),
    Column("is_exact", Boolean, nullable=False),
    same_shop("advocate_id", "advocates"),
    UniqueConstraint("shop_id", "advocate_id", "key_hmac"),
)
Index("advocate_names_key_ix", advocate_names.c.shop_id, advocate_names.c.key_hmac)

touches = Table(
    "touches",
    metadata,
    id_column(),
    shop_column(),
    # NULL for another channel than referrals, of which the storefront reports too.
    Column("advocate_id", BigInteger),
    Column("kind", Text, nullable=False),
    # What the link offered then; NULL where nothing ran.
    Column("offer_id", BigInteger),
    # Which touches are of one person: by the journey that the storefront keeps together, or by
    # who was signed in.
    Column("journey_id", Text),
    Column("friend_email_hmac", Text),
    Column("friend_user_hmac", Text),
    Column("channel", Text),
    Column("landing_url", Text),
    Column("utm", JSONB),
    # By which names its address showed that somebody had paid for the click.
    Column("ads", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    *sighting_columns(),
    Column("referrer_host", Text),
    # By which way the link was shared; NULL where it does not say.
    Column("share_channel", Text),
    created_column(),
    same_shop("advocate_id", "advocates"),
    same_shop("offer_id", "offers"),
    one_of("kind", ("visit", "redirect", "qr", "name")),
    one_of("share_channel", ShareChannel),
)
Index("touches_advocate_ix", touches.c.shop_id, touches.c.advocate_id, touches.c.created_at)
Index("touches_created_ix", touches.c.shop_id, touches.c.created_at)
Index(
    "touches_journey_ix",
    touches.c.shop_id,
    touches.c.journey_id,
    postgresql_where=text("journey_id IS NOT NULL"),
)
Index(
    "touches_friend_email_ix",
    touches.c.shop_id,
    touches.c.friend_email_hmac,
    postgresql_where=text("friend_email_hmac IS NOT NULL"),
)
Index(
    "touches_friend_ix",
    touches.c.shop_id,
    touches.c.friend_user_hmac,
    postgresql_where=text("friend_user_hmac IS NOT NULL"),
)

claims = Table(
    "claims",
    metadata,
    id_column(),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("version_id", BigInteger, nullable=False),
    Column("offer_id", BigInteger, nullable=False),
    Column("advocate_id", BigInteger, nullable=False),
    # The advocate's flags when the claim was made: what comes or goes later changes nothing.
    Column("advocate_flags", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("friend_email_hmac", Text, nullable=False),
    Column("friend_user_hmac", Text),
    Column("friend_domain_hmac", Text, nullable=False),
    # By which letter the advocate knows the friend; empty where it is not known.
    Column("friend_initial", Text, nullable=False, server_default=""),
    # Encrypted, and only where a reward after the order has to be sent to the friend.
    Column("friend_email", LargeBinary),
    Column("channel", Text, nullable=False),
    Column("language", Text, nullable=False, server_default="en"),
    Column("consent", Boolean, nullable=False),
    *sighting_columns(),
    Column("referrer_host", Text),
    Column("via", Text, nullable=False, server_default=Via.LINK),
    # The visit that it was made of. No reference: visits are forgotten before claims are.
    Column("touch_id", BigInteger),
    # Staff took back what they had said.
    Column("withdrawn_at", Moment),
    created_column(),
    shop_key(),
    same_shop("program_id", "programs"),
    same_shop("version_id", "program_versions"),
    same_shop("offer_id", "offers"),
    same_shop("advocate_id", "advocates"),
    one_of("via", Via),
)
# What a friend claimed themselves, in the words by which a query finds the index, too: with a
# parameter in them the database cannot tell that it holds all that is looked for.
BY_FRIEND = text("withdrawn_at IS NULL AND via <> 'staff'")
# A friend who claims twice from one advocate gets the same code again.
Index(
    "claims_one_each_ix",
    claims.c.shop_id,
    claims.c.program_id,
    claims.c.advocate_id,
    claims.c.friend_email_hmac,
    unique=True,
    postgresql_where=BY_FRIEND,
)
Index(
    "claims_staff_ix",
    claims.c.shop_id,
    claims.c.program_id,
    claims.c.friend_email_hmac,
    unique=True,
    postgresql_where=text("withdrawn_at IS NULL AND via = 'staff'"),
)
Index("claims_created_ix", claims.c.shop_id, claims.c.created_at)
Index("claims_advocate_ix", claims.c.shop_id, claims.c.advocate_id)
Index("claims_friend_ix", claims.c.shop_id, claims.c.friend_email_hmac)
Index(
    "claims_friend_user_ix",
    claims.c.shop_id,
    claims.c.friend_user_hmac,
    postgresql_where=text("friend_user_hmac IS NOT NULL"),
)
