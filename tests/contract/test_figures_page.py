"""Each figure is defined once: the page, the schema and the code say the same of it."""

from __future__ import annotations

import re

from graphql import GraphQLObjectType, build_schema

from plugin.api.export import sdl
from plugin.config import ROOT
from plugin.domain.figures.definitions import DEFINITIONS
from plugin.domain.figures.people import Stage

SCHEMA = build_schema(sdl("admin"))
# What is not a figure by itself.
BESIDE = {"currency", "funnel", "programId"}


def described(name: str) -> dict[str, str | None]:
    found = SCHEMA.type_map[name]
    assert isinstance(found, GraphQLObjectType)
    fields = {field: one.description for field, one in found.fields.items()}
    return {field: text for field, text in fields.items() if field not in BESIDE}


def test_the_page_says_what_the_code_says() -> None:
    text = (ROOT / "docs" / "figures.md").read_text()

    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE)) == DEFINITIONS


def test_every_figure_of_the_schema_is_defined() -> None:
    shown = described("MoneyFigures") | described("PeopleFigures")

    assert set(shown) | {stage.name for stage in Stage} == set(DEFINITIONS)
    for name, text in shown.items():
        assert text is not None
        assert text.startswith(DEFINITIONS[name])


def test_the_figures_of_a_program_are_those_of_the_overview() -> None:
    for name, text in described("ProgramFigures").items():
        assert text is not None
        assert text.startswith(DEFINITIONS["ORDER" if name == "friends" else name])
