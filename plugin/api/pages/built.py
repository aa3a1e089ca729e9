"""The pages and elements as they were built, and the few pages that are rendered here."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

from flask import request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from plugin.config import ROOT

BUILT = ROOT / "admin_ui" / "dist"
PLAIN = ROOT / "admin_ui" / "server"
ELEMENTS = ROOT / "storefront_ui" / "dist"
_YEAR = 31_536_000


def root_of(app_url: str) -> str:
    """Below which path the pages lie: a proxy may serve the app below any."""
    return f"{urlsplit(app_url).path}/dashboard"


def page(built: Path, root: str, *, dark: bool) -> str | None:
    """The one page that all tabs and widgets are; None where nothing was built."""
    try:
        text = (built / "index.html").read_text()
    except FileNotFoundError:
        return None
    # Addresses in it are relative, but it is shown at addresses of any depth.
    text = text.replace('="./', f'="{root}/')
    # Said here, for a script would say it after the first paint.
    return text.replace("<html ", '<html data-theme="dark" ') if dark else text


def built_file(folder: Path, name: str) -> AnyResponse:
    """One whose name changes with what is in it; small for a browser that takes it so.

    Raises NotFound.
    """
    answer = small_file(folder, name, max_age=_YEAR)
    answer.cache_control.immutable = True
    return answer


def small_file(folder: Path, name: str, max_age: int) -> AnyResponse:
    """A file as gzip has made it, where the browser takes that. Raises NotFound."""
    small = f"{name}.gz" if request.accept_encodings["gzip"] else ""
    is_small = bool(small) and (folder / small).is_file()
    answer = send_from_directory(
        folder,
        small if is_small else name,
        max_age=max_age,
        mimetype=mimetypes.guess_type(name)[0],
    )
    answer.vary.add("Accept-Encoding")
    if is_small:
        answer.content_encoding = "gzip"
    return answer
