"""What a browser fetches before the first page of all is there, as small as it is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.children import CannotMeasure
from plugin.api.pages.built import BUILT

# The page itself, the overview with its picture, and what they say in English.
_PARTS = (
    "index.html",
    "src/pages/overview/OverviewPages.tsx",
    "src/pages/overview/Chart.tsx",
    *(f"src/texts/en/{room}.json" for room in ("shared", "figures", "overview")),
)
# Of the font, a browser fetches what a page has letters of.
_OTHER_LETTERS = re.compile(r"inter-(cyrillic|latin-ext)-.*\.woff2$")


def first_load_kb(built: Path = BUILT) -> float:
    """Thousands of bytes. Raises CannotMeasure where nothing is built."""
    try:
        chunks = json.loads((built / ".vite" / "manifest.json").read_text())
    except FileNotFoundError as error:
        raise CannotMeasure("The pages are not built: run `make pages`.") from error
    names = {name for part in _PARTS for name in _files(chunks, part)}
    sizes = (
        _sent(built / name) for name in names | {"index.html"} if not _OTHER_LETTERS.search(name)
    )
    return round(sum(sizes) / 1000, 1)


def _files(chunks: Mapping[str, Any], part: str) -> Iterator[str]:
    """Of this part, and of all that it cannot begin without."""
    waiting, seen = [part], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        chunk = chunks[name]
        yield from (chunk["file"], *chunk.get("css", ()), *chunk.get("assets", ()))
        waiting.extend(chunk.get("imports", ()))


def _sent(path: Path) -> int:
    small = path.with_name(f"{path.name}.gz")
    return (small if small.exists() else path).stat().st_size
