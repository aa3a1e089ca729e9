"""Saleor's own schemas, read once a process: each costs a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graphql import GraphQLEnumType, GraphQLSchema, build_schema

VERSIONS = ("3.22", "3.23", "main")


@cache
def saleor(folder: Path, version: str) -> GraphQLSchema:
    text = (folder / f"schema-{version}.graphql").read_text("utf-8")
    return build_schema(text, assume_valid=True, no_location=True)


def names(schema: GraphQLSchema, enum: str) -> set[str]:
    """The values of an enum."""
    kind = schema.type_map[enum]
    assert isinstance(kind, GraphQLEnumType)
    return set(kind.values)
