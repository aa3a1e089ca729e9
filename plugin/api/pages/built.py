"""The Dashboard pages as they were built, and the few that are rendered here."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from plugin.config import ROOT

BUILT = ROOT / "admin_ui" / "dist"
PLAIN = ROOT / "admin_ui" / "server"


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
