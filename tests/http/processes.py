"""What the app tells in a process of its own, which has loaded nothing before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from plugin.config import ROOT
from tests.world import World

_BEGINNING = """
import json, sys
from plugin.app import create_app
from plugin.assembly import make_context
from plugin.config import Settings
from plugin.storage.database import connect

settings = Settings(_env_file=None)
engine = connect(sys.argv[1])
client = create_app(make_context(settings, engine, lambda _shop: None)).test_client()
"""


def told_by_a_process(world: World, script: str, **settings: str) -> Any:
    """The JSON that the script prints last; it has a `client` of the app with these settings."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    url = world.ctx.engine.url.render_as_string(hide_password=False)
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _BEGINNING + script, url],
        env={**kept, "DATA_DIR": str(world.ctx.settings.data_dir), **settings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout.splitlines()[-1])
