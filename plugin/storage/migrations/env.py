"""Alembic's entry point; `plugin.storage.migrate` calls it with a connection."""

from alembic import context

from plugin.storage.tables import metadata


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Procrastinate brings its own tables; they are not ours to compare."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate_"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=ours,
    compare_server_default=False,
)
with context.begin_transaction():
    context.run_migrations()
