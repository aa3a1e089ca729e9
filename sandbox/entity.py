"""What everything with an id has in common."""

from dataclasses import dataclass, field

from sandbox.ids import to_global_id


@dataclass(kw_only=True, eq=False)
class Entity:
    """Something the API can name. The class is called as its GraphQL type is."""

    pk: int | str

    @property
    def id(self) -> str:
        return to_global_id(type(self).__name__, self.pk)


@dataclass(kw_only=True, eq=False)
class EntityWithMetadata(Entity):
    metadata: dict[str, str] = field(default_factory=dict)
    private_metadata: dict[str, str] = field(default_factory=dict)
