"""Saleor's own schemas, read once: each costs a second, so one process has all their tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from graphql import GraphQLEnumType, GraphQLSchema, build_schema

VERSIONS = ("3.22", "3.23", "main")
in_one_process = pytest.mark.xdist_group("saleors_schema")


@cache
def saleor(folder: Path, version: str) -> GraphQLSchema:
    text = (folder / f"schema-{version}.graphql").read_text("utf-8")
    return build_schema(text, assume_valid=True, no_location=True)


def names(schema: GraphQLSchema, enum: str) -> set[str]:
    """The values of an enum."""
    kind = schema.type_map[enum]
    assert isinstance(kind, GraphQLEnumType)
    return set(kind.values)
