"""What the app's own database holds, of which no door tells everything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select, text

from plugin.storage.tables import metadata, orders
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True)
class Kept:
    engine: Engine

    def order(self, order_id: str) -> AnyRow | None:
        with self.engine.connect() as conn:
            return conn.execute(select(orders).where(orders.c.id == order_id)).one_or_none()

    def tables_with(self, words: str) -> list[str]:
        """Those in which these words stand anywhere."""
        asked = "SELECT count(*) FROM {} AS row WHERE row::text ILIKE :words"
        with self.engine.connect() as conn:
            return [
                table.name
                for table in metadata.sorted_tables
                if conn.execute(text(asked.format(table.name)), {"words": f"%{words}%"}).scalar()
            ]
