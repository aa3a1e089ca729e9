"""Write our GraphQL schemas and that of a program's file: `python -m plugin.api.export`."""

from __future__ import annotations

from plugin.api.admin.schema import schema as admin
from plugin.api.storefront.schema import schema as storefront
from plugin.config import ROOT
from plugin.storage.program_file import schema_text

FOLDER = ROOT / "graphql" / "app"
PROGRAM_SCHEMA = ROOT / "docs" / "program.schema.json"
SCHEMAS = {"admin": admin, "storefront": storefront}


def sdl(name: str) -> str:
    """The file's text, as it has to be."""
    return SCHEMAS[name].as_str() + "\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.graphql").write_text(sdl(name))
    PROGRAM_SCHEMA.write_text(schema_text())


if __name__ == "__main__":
    main()
