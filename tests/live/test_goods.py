"""Staff find what a real shop sells, by name and by id."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.story import Story

FIND = """query Find($kind: GoodsKind!, $search: String!) {
  goods(kind: $kind, search: $search) { __typename ... on GoodsList { goods { id name within } } }
}"""
NAMED = """query Named($kind: GoodsKind!, $ids: [ID!]!) {
  goodsNamed(kind: $kind, ids: $ids) { __typename ... on GoodsList { goods { id name within } } }
}"""


@pytest.mark.parametrize(
    ("kind", "search"),
    [("PRODUCT", "tee"), ("VARIANT", "tee"), ("CATEGORY", "access"), ("COLLECTION", "feat")],
)
def test_goods_are_found_and_named(story: Story, app_id: str, kind: str, search: str) -> None:
    token = story.dashboard_token(app_id)
    found: dict[str, Any] = story.app.admin(FIND, token, kind=kind, search=search)
    first = found["goods"][0]
    # A variant is named by its product.
    assert search in f"{first['within']} {first['name']}".lower()

    named = story.app.admin(NAMED, token, kind=kind, ids=[first["id"]])
    assert named["goods"] == [first]
