"""Write both schemas into graphql/app: `python -m plugin.api.export`."""

from __future__ import annotations

from plugin.api.admin.schema import schema as admin
from plugin.api.storefront.schema import schema as storefront
from plugin.config import ROOT

FOLDER = ROOT / "graphql" / "app"
SCHEMAS = {"admin": admin, "storefront": storefront}


def sdl(name: str) -> str:
    """The file's text, as it has to be."""
    return SCHEMAS[name].as_str() + "\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.graphql").write_text(sdl(name))


if __name__ == "__main__":
    main()
