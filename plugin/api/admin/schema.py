"""The admin schema. Each field names the Saleor permission that opens it."""

from __future__ import annotations

from plugin.api.admin.mutations import Mutation
from plugin.api.admin.queries import Query
from plugin.api.shared import Schema, extensions

schema = Schema(query=Query, mutation=Mutation, extensions=extensions())
