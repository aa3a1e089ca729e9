"""Our own schemas, as others read them, are those that the code has."""

from __future__ import annotations

import pytest
from graphql import build_schema, parse, validate

from plugin.api.export import FOLDER, PROGRAM_SCHEMA, SCHEMAS, sdl
from plugin.storage.program_file import schema_text


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_file_is_what_the_code_says(name: str) -> None:
    written = (FOLDER / f"{name}.graphql").read_text()

    assert written == sdl(name), "run `make sdl` and look at the difference"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_file_is_a_schema(name: str) -> None:
    schema = build_schema((FOLDER / f"{name}.graphql").read_text())

    assert schema.query_type is not None
    assert schema.mutation_type is not None


def test_the_published_schema_of_a_programs_file_is_what_the_code_says() -> None:
    assert PROGRAM_SCHEMA.read_text() == schema_text(), "run `make sdl` and look at the difference"


def test_no_schema_is_missing() -> None:
    assert {path.stem for path in FOLDER.glob("*.graphql")} >= set(SCHEMAS)


def test_an_expected_no_is_data_in_every_mutation_that_can_be_refused() -> None:
    can_always = {"Visit!"}
    for name in SCHEMAS:
        mutations = build_schema(sdl(name)).mutation_type
        assert mutations is not None
        answers = {field: str(one.type) for field, one in mutations.fields.items()}
        for field, answer in answers.items():
            assert answer.endswith("Result!") or answer in can_always, field


def test_what_the_pages_ask_is_what_the_schema_answers() -> None:
    """The pages' own build checks it too; this one needs no Node.js."""
    schema = build_schema((FOLDER / "admin.graphql").read_text())
    shared = "".join(path.read_text() for path in (FOLDER / "admin" / "fragments").iterdir())
    unused = "Fragment '"
    problems = {
        path.name: [
            problem.message
            for problem in validate(schema, parse(path.read_text() + shared))
            if not (problem.message.startswith(unused) and problem.message.endswith("never used."))
        ]
        for path in (FOLDER / "admin").glob("*.graphql")
    }

    assert problems
    assert {name: found for name, found in problems.items() if found} == {}
