"""Those who were erased: as little as it takes to know them again, and nothing else."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from plugin.storage.tables.base import (
    Moment,
    created_column,
    id_column,
    metadata,
    shop_column,
    shop_key,
)

# Whoever had bought does not come back as a new customer (docs/adr/0008).
erased_people = Table(
    "erased_people",
    metadata,
    id_column(),
    shop_column(),
    Column("email_hmac", Text),
    Column("user_hmac", Text),
    # NULL: they had bought nothing.
    Column("last_bought_at", Moment),
    created_column(),
    shop_key(),
)
Index("erased_people_email_ix", erased_people.c.shop_id, erased_people.c.email_hmac)
Index("erased_people_user_ix", erased_people.c.shop_id, erased_people.c.user_hmac)
