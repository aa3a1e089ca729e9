"""Files that pages load: styles, scripts and drawings."""

from io import BytesIO
from pathlib import Path

from flask import Blueprint, Response, abort, send_file
from werkzeug.security import safe_join


class Pages(Blueprint):
    """Pages whose files are sent out of memory: a browser that goes away leaves none open."""

    def send_static_file(self, filename: str) -> Response:
        found = safe_join(self.static_folder or "", filename)
        if found is None or not Path(found).is_file():
            abort(404)
        return send_file(BytesIO(Path(found).read_bytes()), download_name=Path(found).name)
