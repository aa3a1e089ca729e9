"""What developers copy into Saleor's storefront asks what is answered. Its types are checked by
`make types`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

from plugin.api.export import FOLDER
from plugin.config import ROOT
from tests.contract.saleors_schema import VERSIONS, in_one_process, saleor

RECIPE = ROOT / "docs" / "storefront" / "nextjs"
OURS = RECIPE / "src" / "referrals"


def problems(schema: GraphQLSchema, path: Path, documents: int) -> list[str]:
    asked = re.findall(r"/\* GraphQL \*/ `(.*?)`", path.read_text(), re.DOTALL)
    assert len(asked) == documents
    return [problem.message for text in asked for problem in validate(schema, parse(text))]


def test_the_app_answers_what_the_shops_server_asks() -> None:
    schema = build_schema((FOLDER / "storefront.graphql").read_text())

    assert problems(schema, OURS / "questions.ts", documents=2) == []


@in_one_process
@pytest.mark.parametrize("version", VERSIONS)
def test_saleor_takes_what_is_put_into_the_bag(schemas: Path, version: str) -> None:
    assert problems(saleor(schemas, version), OURS / "carry.ts", documents=3) == []


def test_typescript_knows_every_element() -> None:
    known = re.findall(r'"(referrals-\w+)": Tag', (OURS / "elements.d.ts").read_text())
    registered = (ROOT / "storefront_ui" / "src" / "register.ts").read_text()

    assert sorted(known) == sorted(re.findall(r'"(referrals-\w+)":', registered))


def test_what_its_page_links_to_is_there() -> None:
    text = (RECIPE / "README.md").read_text()
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]

    assert links
    assert [link for link in links if not (RECIPE / link).exists()] == []
