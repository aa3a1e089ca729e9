"""What the logs say, and what they keep to themselves."""

from __future__ import annotations

import subprocess
import sys

from plugin.config import ROOT

# In a process of its own: how logs are written is settled once a process.
FAULT = """
import structlog
from plugin.config import Settings
from plugin.logs import configure_logs

def redeem(code):
    raise RuntimeError("no luck")

configure_logs(Settings(_env_file=None))
try:
    redeem("7K2Q9XHM" + "4D0Z")
except RuntimeError:
    structlog.get_logger().exception("stage_failed")
"""


def test_a_fault_is_logged_with_its_place_and_without_the_values_at_hand() -> None:
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", FAULT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert '"stage_failed"' in ran.stderr
    assert '"redeem"' in ran.stderr
    assert "7K2Q9XHM4D0Z" not in ran.stderr
